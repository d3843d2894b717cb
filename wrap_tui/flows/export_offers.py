"""What is offered for an export: parts of the crisis plan, parts that go alone, the place it went last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import Catalog
from wrap_tui.errors import RefusedError
from wrap_tui.flows.answering import is_date, read_date, show_date
from wrap_tui.flows.sections import shown
from wrap_tui.services import delivery, exporting
from wrap_tui.services.book import Book

CRISIS: Final = "crisis"
LAST_FOLDER: Final = "export.last_folder"
ENDINGS: Final = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "toml": ".toml",
    "ics": ".ics",
    "csv": ".csv",
    "svg": ".svg",
    "html_locked": ".html",
    "pdf_locked": ".pdf",
}
"""Formats of an export with the ending of their file."""
ALONE: Final = frozenset({"post.not_right"})
"""Parts of sections that are offered for saving on their own."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A part of a section that is often given to someone on its own."""

    id: str
    label: str


def alone_parts(book: Book) -> tuple[Alone, ...]:
    """The parts that are offered alone: those of them that hold words."""
    return tuple(
        Alone(f"{section.id}.{part.id}", part.label)
        for section in book.catalog.sections
        for part in section.parts
        if f"{section.id}.{part.id}" in ALONE
        and any(book.plan.at(question.id) for question in part.questions)
    )


def things(book: Book, what: str) -> tuple[tuple[str, str], ...]:
    """The records of a section that are given one by one, as (id, label); none where there is no choice."""
    if what not in exporting.SINGLY:
        return ()
    found = numbered(book, what)
    return found if len(found) > 1 else ()


def usual_thing(book: Book, what: str) -> frozenset[str]:
    """The one that is in the copy unless another is ticked: the next by its day, else the last written down."""
    found = [book.plan.items[item_id] for item_id, _ in things(book, what)]
    to_come = [item for item in found if is_date(item.words("on")) and item.words("on") >= book.today()]
    if to_come:
        return frozenset({min(to_come, key=lambda item: item.words("on")).id})
    return frozenset({max(found, key=lambda item: item.created).id}) if found else frozenset()


EVERY: Final = "all"
"""What asks for all records of a section on the command line."""


def numbered(book: Book, what: str) -> tuple[tuple[str, str], ...]:
    """All records of a section that are given one by one, as (id, label), in the order of their numbers."""
    found = [item for question in book.catalog.section(what).questions for item in book.plan.at(question.id)]
    return tuple((item.id, _called(book, item)) for item in found)


def picked(book: Book, what: str, wanted: str) -> tuple[str, ...]:
    """The ids of the records that *wanted* names: a number of `numbered`, a date, EVERY, or "" for the usual one.

    Raises RefusedError when there is none of that number or date.
    """
    ids = [item_id for item_id, _ in numbered(book, what)]
    if not wanted:
        return tuple(usual_thing(book, what) or ids)
    if wanted == EVERY:
        return tuple(ids)
    if found := tuple(name for number, name in enumerate(ids, 1) if wanted == str(number)):
        return found
    day, _ = read_date(wanted)
    if found := tuple(name for name in ids if book.plan.items[name].words("on") == day):
        return found
    raise RefusedError("export.no_such_thing" if ids else "export.no_things", count=len(ids))


def _called(book: Book, item: Item) -> str:
    title, _ = shown(book.plan, book.catalog, item)
    on = item.words("on")
    return f"{title}, {show_date(on)}" if on else title


def last_folder(book: Book) -> Path:
    """Where files are offered to go: the last place, else Documents."""
    last = book.plan.preference(LAST_FOLDER, "")
    return delivery.default_folder(Path(last) if isinstance(last, str) and last else None, book.places)


def part_choices(catalog: Catalog) -> tuple[tuple[str, str, str], ...]:
    """Everything that can be in a copy of the crisis plan, as (id, label, line): parts, then single ticks."""
    parts = [(part.id, part.label, part.line) for part in catalog.section(CRISIS).parts]
    named = {part_id for part_id, _, _ in parts}
    ticks = [(tick.id, tick.label, tick.line) for tick in catalog.ticks.values() if tick.id not in named]
    return (*parts, *ticks)


def usual_parts(catalog: Catalog) -> frozenset[str]:
    """What stands in the owner's copy unless they choose otherwise: everything without a tick of its own that is off."""
    off = {tick.id for tick in catalog.ticks.values() if not tick.owner}
    shut = off | {part.id for part in catalog.section(CRISIS).parts if part.tick in off}
    return frozenset(name for name, _, _ in part_choices(catalog) if name not in shut)
