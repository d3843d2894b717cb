"""The helplines page: the lines as the person has them, and changing, hiding, adding one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain import edit
from wrap_tui.domain.helpline import Helpline
from wrap_tui.domain.plan import Plan
from wrap_tui.services import helplines
from wrap_tui.services.book import Book
from wrap_tui.services.own_lines import (
    HIDDEN,
    Source,
    away_id,
    changed_id,
    lines_for,
    out_of_sight,
    source_of,
)
from wrap_tui.wording import say

WAYS: Final[dict[Source, tuple[str, ...]]] = {
    "shipped": ("change", "hide"),
    "changed": ("change", "as_shipped", "hide"),
    "own": ("change", "take_out"),
}
"""What can be done with a line, by where its words come from."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line: how it is reached, its facts, and where its words come from."""

    line: Helpline
    ways: str
    facts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class HelplinesView:
    """The page: lines by kind, those out of sight, and what always stands last."""

    country: str
    rows: tuple[LineRow, ...]
    hidden: tuple[Helpline, ...]
    last: tuple[str, ...]


def helplines_view(book: Book | None, country: str) -> HelplinesView:
    """The page of a country; without a plan the shipped lines alone."""
    plan = book.plan if book is not None else None
    found = lines_for(plan, country)
    now = book.clock.wall() if book is not None else helplines.now()
    rows = tuple(
        LineRow(
            line,
            helplines.all_ways(line),
            (*helplines.facts(line, now), *_whose(plan, line)),
            source_of(plan, line) if plan is not None else "shipped",
        )
        for line in found.lines
    )
    hidden = out_of_sight(plan, country) if plan is not None else ()
    return HelplinesView(found.country, rows, hidden, helplines.last_rows(found))


def _whose(plan: Plan | None, line: Helpline) -> tuple[str, ...]:
    source = source_of(plan, line) if plan is not None else "shipped"
    return () if source == "shipped" else (say(f"pages.helplines.is_{source}"),)


def item_to_change(book: Book, line: Helpline) -> str:
    """The id of the item that holds the words of a line. For a shipped one there is none before it is changed: its
    form begins with the words as they came, and makes the item when something else is kept.
    """
    return line.id if source_of(book.plan, line) == "own" else changed_id(line.id)


def hide(book: Book, line: Helpline) -> None:
    """Put a shipped line out of sight: here, on the crisis page, and in copies. One undo brings it back."""
    item_id, now = away_id(line.id), book.clock.now()
    known = book.plan.items.get(item_id)
    if known is None:
        book.apply(edit.add(book.plan, HIDDEN, {"name": line.name}, now, book.clock.new_id, item_id)[0])
    elif known.erased:
        book.apply(edit.change(book.plan, item_id, {"name": line.name}, now))
    else:
        book.apply(edit.bring_back(book.plan, item_id, now))


def show_again(book: Book, line: Helpline) -> None:
    """Bring a line back into sight."""
    book.remove(away_id(line.id))


def as_shipped(book: Book, line: Helpline) -> None:
    """Let go of the person's wording of a shipped line; it stays in older words."""
    book.remove(changed_id(line.id))


def take_out(book: Book, line: Helpline) -> None:
    """Take an own line out; it can be brought back."""
    book.remove(line.id)
