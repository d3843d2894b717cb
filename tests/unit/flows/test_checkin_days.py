"""Words of a check-in that were left half-typed belong to their own day."""

from __future__ import annotations

import pytest

from tests.unit.flows.conftest import Wall
from wrap_tui.domain.text import LONGEST
from wrap_tui.flows.checkin import CheckIn, earlier_words, keep_earlier
from wrap_tui.services.book import Book


@pytest.mark.parametrize("begin", ["day.", ""])
def test_a_note_left_half_typed_is_the_note_of_its_day(book: Book, wall: Wall, begin: str) -> None:
    day = book.today()
    book.draft(f"{begin}note.{day}", {"text": "Long, but the moon"})
    assert keep_earlier(book) == ()
    wall.days_on(1)
    assert keep_earlier(book) == (day,)
    assert book.plan.day(day).note == "Long, but the moon"
    assert not book.plan.day(book.today()).note
    assert not book.plan.drafts
    assert keep_earlier(book) == ()
    assert earlier_words((day,)) == "Kept in your check-in: what you began on Tuesday 3 November."


@pytest.mark.parametrize(
    ("noted", "half", "kept"),
    [
        ("Rain", "Rain, then sun", "Rain, then sun"),
        ("Rain", "Wind", "Rain\nWind"),
        ("Rain all day", "Rain", "Rain all day"),
    ],
)
def test_a_note_that_is_there_is_never_lost(book: Book, wall: Wall, noted: str, half: str, kept: str) -> None:
    day = book.today()
    CheckIn(book).note(noted)
    book.draft(f"day.note.{day}", {"text": half})
    wall.days_on(1)
    keep_earlier(book)
    assert book.plan.day(day).note == kept
    assert not book.plan.drafts


def test_good_things_find_their_day_and_those_without_room_wait_on(book: Book, wall: Wall) -> None:
    day = book.today()
    CheckIn(book).add_good("Tea")
    book.draft(f"day.good.{day}", {"text": "The heron\nA letter\nSnow"})
    wall.days_on(1)
    assert keep_earlier(book) == (day,)
    assert book.plan.day(day).good == ("Tea", "The heron", "A letter")
    assert book.plan.drafts[f"day.good.{day}"].fields == {"text": "Snow"}
    assert keep_earlier(book) == ()


def test_what_is_too_long_and_what_is_no_day_waits_on(book: Book, wall: Wall) -> None:
    keys = (f"day.note.{book.today()}", "day.note.2026-02-31", "day.word.2026-01-01")
    for key in keys:
        book.draft(key, {"text": "x" * (LONGEST + 1) if key == keys[0] else "x"})
    wall.days_on(1)
    assert keep_earlier(book) == ()
    assert set(book.plan.drafts) == set(keys)
