"""What one copy holds: parts of the crisis plan, and ticks of their own for the things that need a second thought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.schema import Catalog, FieldSpec, Part, Question
from wrap_tui.errors import RefusedError

CRISIS: Final = "crisis"
NOT_INVOLVED: Final = "not_involved"
REASONS_FOR_IT: Final = "not_involved_reasons"
SECTION: Final = "section."
"""Before the id of a section other than the crisis plan, where parts of a copy are named."""

BRIEF: Final = "brief"
"""Part of a copy that is no part of the plan: the few lines in front. Named in a cut, it shows its own few lines
also of parts that the copy does not hold."""

OWN_TASKS: Final = "own_tasks"
"""Part of a copy that holds the recipient's own tasks and nobody else's."""

_BRINGS: Final = {REASONS_FOR_IT: NOT_INVOLVED}
"""Ticks that mean nothing without another one: a reason without its name."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The whole parts and the ticks of one copy; `recipient` is the id of a supporter, "" for the owner's copy."""

    parts: frozenset[str]
    ticks: frozenset[str]
    recipient: str = ""

    def question(self, question: Question, part: Part) -> bool:
        """Whether the copy holds the words of this question."""
        if question.tick:
            return question.tick in self.ticks
        return part.id in self.parts and (not part.tick or part.tick in self.ticks)

    def field(self, field: FieldSpec, question: Question, part: Part) -> bool:
        """Whether the copy holds this field of a record."""
        return field.tick in self.ticks if field.tick else self.question(question, part)

    def page(self, section_id: str) -> bool:
        """Whether the copy holds this section beside the crisis plan; the owner's own holds them all."""
        return not self.recipient or SECTION + section_id in self.parts

    def tick(self, tick: str) -> bool:
        """Whether this tick is on."""
        return tick in self.ticks


def owners_cut(catalog: Catalog, include_not_involved: bool = False) -> Cut:
    """The owner's copy: every part and tick but those that wait for a choice."""
    parts = (part.id for part in catalog.section(CRISIS).parts)
    ticks = {tick.id for tick in catalog.ticks.values() if tick.owner}
    return Cut(frozenset(parts), frozenset(ticks | ({NOT_INVOLVED} if include_not_involved else set())))


def choices(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """What can be named for a copy, as (id, label): the parts in their order, then the ticks that are no part."""
    parts = tuple((part.id, part.label) for part in catalog.section(CRISIS).parts)
    named = {part_id for part_id, _ in parts}
    return parts + tuple((tick.id, tick.label) for tick in catalog.ticks.values() if tick.id not in named)


def parse_parts(words: str, catalog: Catalog, include_not_involved: bool = False) -> Cut:
    """The cut for a list such as "now,supporters,way_in": ids of parts and ticks, in any case and order.

    Naming a part with a tick of its own ticks it. Raises RefusedError that names the first unknown part.
    """
    known = {choice for choice, _ in choices(catalog)}
    named = [name.strip().casefold().replace("-", "_") for name in words.split(",") if name.strip()]
    for name in named:
        if name not in known:
            offered = ", ".join(choice for choice, _ in choices(catalog))
            raise RefusedError("export.unknown_part", part=name[:40], parts=offered)
    if not named:
        raise RefusedError("export.no_parts")
    return cut_of(named, catalog, include_not_involved)


def cut_of(
    names: Iterable[str], catalog: Catalog, include_not_involved: bool = False, recipient: str = ""
) -> Cut:
    """The cut for ids of parts and ticks. A tick named alone brings its own words and nothing beside them."""
    named = set(names) | ({NOT_INVOLVED} if include_not_involved else set())
    named |= {_BRINGS[name] for name in named if name in _BRINGS}
    parts = {part.id for part in catalog.section(CRISIS).parts} | {BRIEF}
    ticks = {tick.id for tick in catalog.ticks.values() if tick.id in named}
    for part in catalog.section(CRISIS).parts:
        if part.id in named:
            inside = set(ticks_in(part, catalog))
            ticks |= {tick for tick in inside if tick == part.tick or catalog.ticks[tick].owner}
    return Cut(frozenset(parts & named), frozenset(ticks), recipient)


def ticks_in(part: Part, catalog: Catalog) -> Iterator[str]:
    """The ticks of a part, of its questions and of their fields."""
    if part.tick:
        yield part.tick
    for question in part.questions:
        if question.tick:
            yield question.tick
        record = catalog.record_of(question)
        yield from (field.tick for field in (record.fields if record else ()) if field.tick)
