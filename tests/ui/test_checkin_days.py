"""A check-in belongs to its day, also when the program was closed or the page left open over night."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.ui.kit import TODAY, Wall, empty_book, opened, place, press, screen_text, type_words
from wrap_tui.screens.check_in import CheckInPage


async def test_a_half_typed_note_is_the_note_of_its_day_when_the_plan_is_opened_later(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter", "enter")
        await type_words(pilot, "Long day")
    assert f"day.note.{TODAY}" in book.plan.drafts
    wall.days_on(1)
    async with opened(book, tmp_path) as pilot:
        await pilot.pause()
        assert "Kept in your check-in: what you began on Tuesday 14 October." in screen_text(pilot)
    assert book.plan.day(TODAY).note == "Long day"
    assert not book.plan.drafts


async def test_a_check_in_left_open_over_night_says_which_day_it_is(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter", "enter")
        await type_words(pilot, "Long")
        assert "14 October" not in screen_text(pilot)
        wall.at += timedelta(hours=18)
        page = pilot.app.screen
        assert isinstance(page, CheckInPage)
        page.follow_date()
        await pilot.pause()
        assert "Tuesday 14 October" in screen_text(pilot)
        await type_words(pilot, " day")
        assert not book.plan.day(TODAY).note, "nothing is kept beneath the page where it is typed"
        await press(pilot, "escape")
        assert place(pilot) == ("today",)
    assert book.plan.day(TODAY).note == "Long day"
    assert not book.plan.day(book.today()).note
