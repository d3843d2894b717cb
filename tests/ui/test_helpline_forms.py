"""Changing a helpline on its page: looking at its form is no change, and a word in it is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words


async def open_form(pilot: Pilot[int]) -> None:
    the_app(pilot).use(replace(the_app(pilot).settings, country="GB"))
    the_app(pilot).go("helplines")
    await press(pilot)
    await press(pilot, "home", "enter", "1")
    await pilot.pause(0.2)


async def test_a_form_that_was_opened_and_left_changes_no_line(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path, size=(120, 40)) as pilot:
        await open_form(pilot)
        assert place(pilot) == ("form", "helplines.own", "line.gb.samaritans")
        assert "Samaritans" in screen_text(pilot)
        assert "taken out" not in screen_text(pilot).splitlines()[0]
        await press(pilot, "escape")
        assert place(pilot) == ("helplines",)
        assert "changed by you" not in screen_text(pilot)
        assert not book.can_undo
    assert not book.plan.items
    assert not book.plan.drafts


async def test_a_word_that_is_kept_makes_it_the_persons_own_wording(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path, size=(120, 40)) as pilot:
        await open_form(pilot)
        await press(pilot, "end")
        await type_words(pilot, " here")
        assert not book.plan.items
        await press(pilot, "escape")
        text = screen_text(pilot)
        assert "Samaritans here" in text
        assert "changed by you" in text
        await press(pilot, "u")
        assert "changed by you" not in screen_text(pilot)
