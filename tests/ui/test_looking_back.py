"""Looking back and reading through the plan by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import TODAY, empty_book, opened, place, press, sam, screen_text, the_app, type_words
from tests.ui.running import running, strips
from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows.readings import readings
from wrap_tui.flows.when import shift
from wrap_tui.services.book import Book
from wrap_tui.widgets.calendar import Calendar
from wrap_tui.widgets.choice_list import ChoiceList


def with_days(book: Book, count: int) -> Book:
    item = book.add("daily.every", {"text": "Ten minutes outside"})
    for back in range(count):
        date = shift(TODAY, -back)
        good = back % 2 == 0
        day = Day(date, word="bright" if good else "heavy", ticks={item.id: Mark(good, Stamp(back + 1))})
        book.apply(book.plan.with_day(day))
    return book


async def test_nothing_is_said_before_fourteen_check_ins(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 13), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        text = screen_text(pilot)
        assert "More is said here after 14 days" in text
        assert "On the days I called good" not in text


async def test_the_calendar_shows_initials_dots_and_no_digit(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        calendar = pilot.app.screen.query_one(Calendar)
        letters = {day.letter for week in calendar.weeks for day in week if day.date}
        assert letters == {"B", "H", "."}
        assert "20 of 20, others 0 of 20" in screen_text(pilot)
        assert "These went together. That does not say why." in screen_text(pilot)


async def test_without_colour_the_day_with_the_focus_is_reversed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, with_days(empty_book(), 40), no_colour=True) as (app, pilot):
        await press(pilot, "9")
        calendar = app.screen.query_one(Calendar)
        calendar.focus()
        await pilot.pause()
        assert calendar.region.contains_point(app.cursor_position), "the cursor of the terminal is there too"
        line = strips(app)[app.cursor_position.y]
        marked = [part.text for part in line if part.style is not None and part.style.reverse]
        assert len(marked) == 1, "one day"


async def test_hard_days_are_hidden_with_one_key(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "s")
        calendar = pilot.app.screen.query_one(Calendar)
        assert "H" not in {day.letter for week in calendar.weeks for day in week}
        assert "heavy" not in screen_text(pilot)
        assert "others" not in screen_text(pilot)
        await press(pilot, "s")
        assert "heavy" in screen_text(pilot)


async def test_hidden_days_are_named_nowhere_and_what_is_said_of_the_others_is_true(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 20), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        assert "you checked in on 20 days" in screen_text(pilot)
        await press(pilot, "s")
        said = screen_text(pilot)
        assert "Of the days shown, you checked in on 10." in said
        await press(pilot, "up")
        calendar = pilot.app.screen.query_one(Calendar)
        assert calendar.date == shift(TODAY, -1)
        assert "Monday 13 October: hidden" in screen_text(pilot)
        letters = {day.date: day.letter for week in calendar.weeks for day in week}
        assert (letters[shift(TODAY, -1)], letters[TODAY], letters[shift(TODAY, -20)]) == (" ", "B", ".")
        await press(pilot, "w")
        assert "hidden" not in screen_text(pilot).replace("Hard days are hidden", "")
        assert "no word" not in screen_text(pilot)


async def test_the_key_of_hard_days_is_named_for_what_it_does(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 20), tmp_path, size=(120, 40)) as pilot:
        await press(pilot, "9")
        assert "s hide hard days" in screen_text(pilot)
        await press(pilot, "s")
        assert "s show all days" in screen_text(pilot)
        await press(pilot, "s")
        assert "s hide hard days" in screen_text(pilot)


async def test_when_every_day_is_hidden_it_says_so(tmp_path: Path) -> None:
    book = empty_book()
    for back in range(3):
        book.apply(book.plan.with_day(Day(shift(TODAY, -back), word="heavy")))
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "s")
        said = screen_text(pilot)
        assert "All days with a check-in are hidden here now." in said
        assert "Check in on Today" not in said
        assert "heavy" not in said


async def test_the_person_says_which_days_are_good(tmp_path: Path) -> None:
    book = with_days(empty_book(), 40)
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "b")
        assert place(pilot) == ("better_words",)
        assert "[x]  bright" in screen_text(pilot)
        await press(pilot, "home", "space", "down", "down", "space", "escape")
        assert book.plan.preference("better_words") == ["steady", "heavy"]
        assert "Ten minutes outside" not in screen_text(pilot)


async def test_arrows_go_from_day_to_day_and_enter_reads_one(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "left")
        assert "Tuesday 7 October: heavy" in screen_text(pilot)
        await press(pilot, "up")
        assert "Monday 6 October: bright" in screen_text(pilot)
        await press(pilot, "enter")
        assert place(pilot) == ("check_in", "2025-10-06")


async def test_reading_through_goes_section_by_section_and_is_dated(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        assert "1 of" in screen_text(pilot)
        for _ in range(30):
            if "You read through your plan." in screen_text(pilot):
                break
            await press(pilot, "pagedown")
        await type_words(pilot, "The list")
        await press(pilot, "enter")
        await type_words(pilot, "Six weeks of walks")
        pilot.app.screen.query_one("#finish").focus()
        await press(pilot, "enter")
        assert "Kept, with today's date." in screen_text(pilot)
    (done,) = readings(book)
    assert (done.date, done.words("worked")) == (TODAY, "The list")
    assert "Six weeks of walks" in book.plan.texts("journal.celebrations")
    assert not book.plan.drafts


async def test_a_review_stops_and_goes_on_at_the_same_section(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        await press(pilot, "pagedown", "pagedown")
        before = screen_text(pilot).split("\n")[0]
        await press(pilot, "escape")
        the_app(pilot).go("review")
        await pilot.pause()
        await pilot.pause()
        assert screen_text(pilot).split("\n")[0] == before


async def test_the_first_row_of_a_list_has_the_pointer(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        for key in ("3", "7"):
            await press(pilot, key)
            assert isinstance(pilot.app.focused, ChoiceList)
            await press(pilot, "escape")
