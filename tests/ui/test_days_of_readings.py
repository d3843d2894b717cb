"""A day that stands for a record is read as a day at every door; other words are not taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words
from tests.unit.plain.sitting import sit
from wrap_tui.flows import adding
from wrap_tui.importing import fitting
from wrap_tui.services.book import Book

READINGS = "journal.readings"
TRY = "That was not read as a day."


def days(book: Book) -> list[str]:
    return [item.words("on") for item in book.plan.at(READINGS)]


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    await pilot.pause()
    await pilot.pause()


async def test_the_question_reads_the_day(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "guide", READINGS, "one")
        await type_words(pilot, "3 October 2025")
        await press(pilot, "enter", "enter")
    assert days(book) == ["2025-10-03"]


@pytest.mark.parametrize("typed", ["yesterday", "31 February 2026"])
async def test_what_is_no_day_stays_in_the_box_of_the_question(tmp_path: Path, typed: str) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "guide", READINGS, "one")
        await type_words(pilot, typed)
        await press(pilot, "enter")
        assert TRY in screen_text(pilot)
        assert typed in screen_text(pilot)
        await press(pilot, "pagedown")
        assert place(pilot)[0] == "guide"
        await press(pilot, "escape")
        assert place(pilot)[0] != "guide"
    assert days(book) == []
    assert book.plan.drafts[READINGS].fields["on"] == typed


async def test_a_form_with_other_words_for_its_day_waits_as_a_draft(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "form", READINGS)
        await type_words(pilot, "planted")
        await press(pilot, "escape")
        assert TRY in screen_text(pilot)
        assert days(book) == []
        await go(pilot, "form", READINGS)
        assert "planted" in screen_text(pilot)


async def test_a_form_with_older_words_for_its_day_can_be_changed(tmp_path: Path) -> None:
    book = empty_book()
    item = book.add(READINGS, {"on": "some day"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "form", READINGS, item.id)
        await type_words(pilot, "Walks")
        await press(pilot, "escape")
    assert book.plan.items[item.id].words("worked") == "Walks"
    assert days(book) == ["some day"]


def test_line_by_line_what_is_no_day_is_asked_again() -> None:
    book = empty_book()
    said = sit(book, "question", READINGS, answers=["planted", "3 October 2025", *[""] * 8, "q", "q"])
    assert TRY in said
    assert days(book) == ["2025-10-03"]


def test_line_by_line_a_form_is_not_kept_with_other_words_for_its_day() -> None:
    book = empty_book()
    said = sit(book, "form", READINGS, answers=["planted", "", "", "", "", "q"])
    assert TRY in said
    assert days(book) == []


def test_added_words_are_read_as_days_all_or_none() -> None:
    book = empty_book()
    question = book.catalog.question(READINGS)
    assert adding.add(book, question, "3 October 2025\nplanted").outcome == "no_date"
    assert days(book) == []
    assert adding.add(book, question, "3 October 2025\n2025-10-05").count == 2
    assert days(book) == ["2025-10-03", "2025-10-05"]


def test_words_of_a_foreign_file_are_not_offered_a_place_for_days() -> None:
    assert READINGS not in {question.id for question in fitting.places(empty_book().catalog)}
