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


def test_a_check_in_that_is_taken_out_takes_its_half_typed_words_and_undo_brings_both_back(
    book: Book, wall: Wall
) -> None:
    visit = CheckIn(book)
    day = visit.date
    visit.choose_word("heavy")
    for words in ("Tea", "Sun"):
        visit.add_good(words)
    book.draft(visit.key("good"), {"text": "The heron\nSnow"})
    book.draft(visit.key("change"), {"text": "Tea with Jo", "good": "Tea"})
    book.draft(visit.key("note"), {"text": "Rain"})
    book.draft("day.note.2026-11-01", {"text": "another day"})
    visit.remove_all()
    assert (visit.day.word, visit.day.good, visit.day.note) == ("", (), "")
    assert set(book.plan.drafts) == {"day.note.2026-11-01"}
    book.undo()
    assert (visit.day.word, visit.day.good) == ("heavy", ("Tea with Jo", "Sun", "The heron"))
    assert visit.day.note.split("\n") == ["Snow", "Rain"]
    book.redo()
    wall.days_on(1)
    assert day not in keep_earlier(book)
    assert (visit.day.word, visit.day.good, visit.day.note) == ("", (), "")


def test_other_words_for_a_good_thing_find_it_on_the_next_day(book: Book, wall: Wall) -> None:
    visit = CheckIn(book)
    visit.add_good("Tea")
    visit.add_good("Sun")
    book.draft(visit.key("change"), {"text": "Tea with J", "good": "Tea"})
    wall.days_on(1)
    assert keep_earlier(book) == (visit.date,)
    assert visit.day.good == ("Tea with J", "Sun")
    assert not book.plan.drafts


def test_other_words_for_a_good_thing_that_is_gone_become_another_one(book: Book, wall: Wall) -> None:
    visit = CheckIn(book)
    book.draft(visit.key("change"), {"text": "Tea with J", "good": "Tea"})
    assert visit.half_changed == ("", "")
    wall.days_on(1)
    assert keep_earlier(book) == (visit.date,)
    assert visit.day.good == ("Tea with J",)


def test_erasing_a_check_in_takes_half_typed_other_words_too(book: Book) -> None:
    visit = CheckIn(book)
    visit.add_good("Tea")
    book.draft(visit.key("change"), {"text": "Tea with J", "good": "Tea"})
    book.erase_check_in(visit.date)
    assert not book.plan.drafts
