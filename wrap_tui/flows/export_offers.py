"""What is offered for an export: parts of the crisis plan, parts that go alone, the place it went last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import Catalog
from wrap_tui.flows.answering import show_date
from wrap_tui.flows.sections import shown
from wrap_tui.services import delivery, exporting
from wrap_tui.services.book import Book

CRISIS: Final = "crisis"
LAST_FOLDER: Final = "export.last_folder"
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
    found = [item for question in book.catalog.section(what).questions for item in book.plan.at(question.id)]
    return tuple((item.id, _called(book, item)) for item in found) if len(found) > 1 else ()


def usual_thing(book: Book, what: str) -> frozenset[str]:
    """The one that is in the copy unless another is ticked: the next by its day, else the last written down."""
    found = [book.plan.items[item_id] for item_id, _ in things(book, what)]
    to_come = [item for item in found if item.words("on") >= book.today()]
    if to_come:
        return frozenset({min(to_come, key=lambda item: item.words("on")).id})
    return frozenset({max(found, key=lambda item: item.created).id}) if found else frozenset()


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
