"""Questions for the journal that search leads to: what is written there goes into the journal, in both front ends."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import Wall, empty_book, opened, place, press, screen_text, the_app, type_words
from tests.unit.plain.sitting import sit
from wrap_tui.flows import journal

NIGHT = datetime(2026, 11, 5, 22, 0, tzinfo=timezone(timedelta(hours=-8)))
"""An evening on which it is the next day already in Greenwich."""
AT_NIGHT = "2026-11-05T22:00-08:00"


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    await pilot.pause()
    await pilot.pause()


async def test_a_start_found_by_search_opens_at_its_prompt(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "search")
        await type_words(pilot, "look forward to, even")
        await press(pilot, "enter")
        assert place(pilot) == ("lens", "chime", "lenses.hope")
        assert "What do you look forward to, even a little?" in screen_text(pilot)
        await type_words(pilot, "Friday")
        await press(pilot, "pagedown")
        assert "Kept in your journal." in screen_text(pilot)
    assert [(e.words("title"), e.text) for e in book.plan.at("journal.entries")] == [
        ("What I look forward to", "Friday")
    ]
    assert not book.plan.at("lenses.hope")


def test_line_by_line_a_start_found_by_search_goes_into_the_journal() -> None:
    book = empty_book()
    said = sit(book, "search", answers=["look forward to, even", "1", "1", "Friday", "", "0", "q"])
    assert "What do you look forward to, even a little?" in said
    assert [e.text for e in book.plan.at("journal.entries")] == ["Friday"]
    assert not book.plan.at("lenses.hope")


@pytest.mark.parametrize("name", ["lenses", "lenses.connected", "lenses.reactions", "journal.entries"])
async def test_no_way_of_asking_keeps_words_for_the_journal_elsewhere(tmp_path: Path, name: str) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        for way in (("guide", name), ("guide", name, "one"), ("guide", "lenses", "lenses.hope")):
            await go(pilot, *way)
            assert place(pilot)[0] in ("lens", "lenses", "journal")


async def test_words_that_stand_with_a_start_are_seen_changed_and_removed(tmp_path: Path) -> None:
    book = empty_book()
    book.answer("lenses.connected", {"text": "My aunt"})
    book.add("lenses.reactions", {"text": "I kept some hope"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "lenses")
        assert "Words kept with their starts" in screen_text(pilot)
        await press(pilot, "end", "enter")
        assert place(pilot) == ("section", "lenses")
        assert "My aunt" in screen_text(pilot)
        assert "I kept some hope" in screen_text(pilot)
        await press(pilot, "home", "enter")
        assert place(pilot) == ("change", "lenses.connected")
        await type_words(pilot, "!")
        await press(pilot, "enter")
        assert book.plan.text("lenses.connected") in ("My aunt!", "!My aunt")
        await press(pilot, "home", "d")
        assert not book.plan.at("lenses.connected")
        await press(pilot, "escape")
        book.remove(book.plan.at("lenses.reactions")[0].id)
        await go(pilot, "today")
        await go(pilot, "lenses")
        assert "Words kept with their starts" not in screen_text(pilot)


def test_line_by_line_words_that_stand_with_a_start_can_be_removed() -> None:
    book = empty_book()
    assert "Words kept with their starts" not in sit(book, "lenses", answers=["q"])
    book.answer("lenses.connected", {"text": "My aunt"})
    said = sit(book, "lenses", answers=["8", "1", "q"])
    assert "8. Words kept with their starts" in said
    assert "My aunt" in said
    assert "Erase" in said
    assert "Remove" in said or "Take out" in said


async def test_the_question_of_the_journal_opens_its_page_and_keeps_the_local_moment(tmp_path: Path) -> None:
    book = empty_book(Wall(NIGHT))
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "search")
        await type_words(pilot, "on your mind")
        await press(pilot, "enter")
        assert place(pilot) == ("journal",)
        await type_words(pilot, "Rain")
        await press(pilot, "pagedown")
    assert [(e.text, e.moment) for e in journal.entries(book)] == [("Rain", AT_NIGHT)]


def test_line_by_line_the_question_of_the_journal_opens_its_page() -> None:
    book = empty_book(Wall(NIGHT))
    sit(book, "search", answers=["on your mind", "1", "1", "Rain", "", "0", "q"])
    assert [(e.text, e.moment) for e in journal.entries(book)] == [("Rain", AT_NIGHT)]


async def test_an_entry_among_the_questions_of_the_section_has_the_local_moment(tmp_path: Path) -> None:
    book = empty_book(Wall(NIGHT))
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "guide", "journal")
        await type_words(pilot, "Rain")
        await press(pilot, "enter")
    assert [(e.text, e.moment) for e in journal.entries(book)] == [("Rain", AT_NIGHT)]


def test_line_by_line_an_entry_among_the_questions_has_the_local_moment() -> None:
    book = empty_book(Wall(NIGHT))
    sit(book, "guide", "journal", answers=["Rain", "", "", "", "q", "q"])
    assert [item.words("at") for item in book.plan.at("journal.entries")] == [AT_NIGHT]


def test_an_entry_without_a_moment_stands_under_the_local_date() -> None:
    book = empty_book(Wall(NIGHT))
    item = book.add("journal.entries", {"text": "Brought in"})
    assert journal.entries(book)[0].moment == AT_NIGHT
    assert "5 November 2026" in sit(book, "entry", item.id, answers=["q"])
