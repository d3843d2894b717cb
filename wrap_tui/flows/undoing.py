"""Undo and redo, and what the change was about, so that it can be named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wrap_tui.domain.day import Day
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.text import one_line
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book

MOST: Final = 60
"""Characters of a thing that are said of it."""


def undo(book: Book) -> str | None:
    """Take the last change back. Gives the words of the thing ("" when it has none), None when nothing was done."""
    before = book.plan
    return about(book, before) if book.undo() else None


def redo(book: Book) -> str | None:
    """Do again what was taken back; answers as `undo` does."""
    before = book.plan
    return about(book, before) if book.redo() else None


def about(book: Book, before: Plan) -> str:
    """The first words of what differs between *before* and the plan now; "" when no thing with words does."""
    return next((words for item in _differing(before, book.plan) if (words := _words(book, item))), "")


def _differing(before: Plan, now: Plan) -> Iterator[Item]:
    """Things that came or went, then those that changed or moved, then those that were ticked or not."""
    found = [
        (before.items.get(key), item) for key, item in now.items.items() if before.items.get(key) is not item
    ]
    yield from (item for was, item in found if was is None or (was.removed is None) != (item.removed is None))
    yield from (item for was, item in found if was is not None and was.fields != item.fields)
    yield from (
        item for was, item in found if was is not None and (was.place, was.rank) != (item.place, item.rank)
    )
    for date, day in now.days.items():
        yield from (now.items[key] for key in _ticked(before.day(date), day) if key in now.items)


def _ticked(before: Day, now: Day) -> Iterator[str]:
    keys = dict.fromkeys((*before.ticks, *now.ticks))
    return (key for key in keys if before.ticked(key) != now.ticked(key))


def _words(book: Book, item: Item) -> str:
    if not book.catalog.knows(item.place):
        return ""
    return one_line(shown(book.plan, book.catalog, item)[0])[:MOST]
