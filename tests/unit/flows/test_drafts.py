"""Words that wait half-typed outlive what is put into the same list from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wrap_tui.flows import adding, goals, journal, toolbox
from wrap_tui.services.book import Book

HALF = "half a sentence that nobody has"
AT = "2026-03-01T21:10"


def _from_outside(place: str, typed: str) -> Callable[[Book], object]:
    return lambda book: adding.add(book, book.catalog.question(place), typed)


def _of_an_entry(book: Book) -> object:
    entry = journal.write(book, "The flat is cold and loud")
    assert entry is not None
    return journal.make_of(book, entry.id, "cold and loud", "trigger")


def _kept_tool(book: Book) -> object:
    tool = book.add(toolbox.TRY, {"name": "Cold water"})
    return toolbox.try_out(book, tool.id, "It helped", "keep")


WAYS: dict[str, tuple[str, Callable[[Book], object]]] = {
    "an entry from the command line": (journal.ENTRIES, _from_outside(journal.ENTRIES, "Rain all day")),
    "a line from the command line": (
        "triggers.events",
        _from_outside("triggers.events", "Loud pubs\nLate trains"),
    ),
    "someone from the command line": (
        "crisis.supporters",
        _from_outside("crisis.supporters", "Jo 0131 496 0000"),
    ),
    "a trigger made of an entry": (journal.BECOMES["trigger"][0], _of_an_entry),
    "a small step of a goal": (goals.DAILY, lambda book: goals.to_daily(book, "Ring the library")),
    "a tool that was tried": (toolbox.USE, _kept_tool),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_what_waits_half_typed_stays_when_something_comes_from_elsewhere(book: Book, way: str) -> None:
    place, put = WAYS[way]
    book.draft(place, {"text": HALF, "at": AT}, (0, 9), "text")
    before = len(book.plan.at(place))
    assert put(book)
    assert len(book.plan.at(place)) > before
    draft = book.plan.drafts[place]
    assert (draft.fields, draft.cursor, draft.focus) == ({"text": HALF, "at": AT}, (0, 9), "text")
