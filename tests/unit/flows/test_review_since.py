"""What a review calls changed, and where a review that was stopped goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.unit.flows.conftest import Wall
from wrap_tui.domain.plan import Item
from wrap_tui.flows.review import HALF, Review
from wrap_tui.services.book import Book

PLACE = "triggers.events"


def _move(book: Book, item: Item) -> None:
    book.move(item.id, -1)


def _remove_and_undo(book: Book, item: Item) -> None:
    book.remove(item.id)
    book.undo()


def _bring_back(book: Book, item: Item) -> None:
    book.remove(item.id)
    book.bring_back(item.id)


def _change_and_undo(book: Book, item: Item) -> None:
    book.change(item.id, {"text": "Loud bars"})
    book.undo()


def _change_by_hand(book: Book, item: Item) -> None:
    book.change(item.id, {"text": "Loud bars"})
    book.change(item.id, dict(item.fields))


SAME: dict[str, Callable[[Book, Item], None]] = {
    "moved": _move,
    "removed and undone": _remove_and_undo,
    "removed and brought back": _bring_back,
    "changed and undone": _change_and_undo,
    "changed, and changed back": _change_by_hand,
}


@pytest.mark.parametrize("way", sorted(SAME))
def test_the_same_words_are_not_called_changed(book: Book, wall: Wall, way: str) -> None:
    book.add(PLACE, {"text": "Late trains"})
    pubs = book.add(PLACE, {"text": "Loud pubs"})
    Review(book).finish()
    wall.days_on(1)
    SAME[way](book, pubs)
    walk = Review(book)
    assert walk.summary() == "all as it was"
    walk.at = walk.sections.index("triggers")
    assert {(row.since, row.changes) for row in walk.rows()} == {("same", ())}


@pytest.mark.parametrize("way", sorted(SAME))
def test_nor_when_they_had_other_words_before_the_last_time(book: Book, wall: Wall, way: str) -> None:
    book.add(PLACE, {"text": "Late trains"})
    pubs = book.add(PLACE, {"text": "Pubs"})
    book.change(pubs.id, {"text": "Loud pubs"})
    wall.days_on(1)
    Review(book).finish()
    wall.days_on(1)
    SAME[way](book, book.plan.items[pubs.id])
    assert Review(book).summary() == "all as it was"


def test_words_changed_behind_a_move_are_compared_with_those_of_the_last_time(book: Book, wall: Wall) -> None:
    book.add(PLACE, {"text": "Late trains"})
    pubs = book.add(PLACE, {"text": "Loud pubs"})
    Review(book).finish()
    wall.days_on(1)
    book.move(pubs.id, -1)
    book.change(pubs.id, {"text": "Loud pubs and bars"})
    walk = Review(book)
    assert walk.summary() == "1 changed"
    walk.at = walk.sections.index("triggers")
    assert [row.changes for row in walk.rows() if row.since == "changed"] == [("Put in: and bars",)]


def test_a_review_stopped_at_its_end_goes_on_there_until_it_is_done(book: Book) -> None:
    walk = Review(book)
    for _ in walk.sections:
        walk.forward()
    assert walk.ended
    again = Review(book)
    assert again.ended
    again.back()
    assert Review(book).section == again.sections[-1]
    again.forward()
    book.draft(HALF, {"worked": "Walks"})
    again.finish("Walks")
    assert not book.plan.drafts
    assert Review(book).at == 0


def test_after_the_clock_was_set_back_changes_and_marks_hold(book: Book, wall: Wall) -> None:
    pubs = book.add(PLACE, {"text": "Loud pubs"})
    Review(book).finish()
    wall.at -= timedelta(hours=2)
    walk = Review(book)
    walk.at = walk.sections.index("triggers")
    walk.mark(pubs.id, True)
    assert [row.true for row in walk.rows()] == [True]
    book.change(pubs.id, {"text": "Loud pubs and bars"})
    assert [row.since for row in walk.rows()] == ["changed"]
