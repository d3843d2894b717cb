"""The gentle question before changing the crisis plan, and notes for later."""

from __future__ import annotations

from tests.unit.flows.conftest import Wall
from wrap_tui.codec.items import to_records
from wrap_tui.flows.changing_crisis import asked, asks_first, drop_note, keep_note, notes
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.uniting import merged_plan


def test_it_asks_once_a_day_and_never_before_anything_is_written(book: Book, wall: Wall) -> None:
    assert not asks_first(book)
    book.add("crisis.helps", {"text": "Sit with me"})
    assert asks_first(book)
    asked(book)
    assert not asks_first(book)
    wall.days_on(1)
    assert asks_first(book)


def test_notes_are_kept_in_order_and_taken_out_one_by_one(book: Book) -> None:
    assert not keep_note(book, "  \n")
    keep_note(book, "Ask Jo again")
    keep_note(book, "New door code")
    assert [(note.date, note.words) for note in notes(book)] == [
        ("2026-11-03", "Ask Jo again"),
        ("2026-11-03", "New door code"),
    ]
    drop_note(book, 0)
    assert [note.words for note in notes(book)] == ["New door code"]
    assert book.undo()
    assert len(notes(book)) == 2


def test_notes_of_two_devices_are_both_there_after_merging(book: Book) -> None:
    other = Book(book.plan, book.catalog, Clock("other"))
    keep_note(book, "Ask Jo again")
    keep_note(other, "New door code")
    united = merged_plan(book.plan, to_records(other.plan))
    assert set(united.texts("later.crisis")) == {"Ask Jo again", "New door code"}


def test_a_note_of_the_night_is_dated_as_the_day_that_it_still_is(book: Book, wall: Wall) -> None:
    wall.at = wall.at.replace(hour=1)
    keep_note(book, "New door code")
    assert [note.date for note in notes(book)] == [book.today()] == ["2026-11-02"]
