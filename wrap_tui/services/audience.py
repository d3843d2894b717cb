"""What can be chosen for a copy: the lines in front, parts and ticks of the crisis plan, other pages; private marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.naming import section_name
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog, Section
from wrap_tui.domain.sharing import FIRST_PARTS, Audience
from wrap_tui.errors import RefusedError
from wrap_tui.export.cut import CRISIS, NOT_INVOLVED, REASONS_FOR_IT, choices
from wrap_tui.export.held import SECTION
from wrap_tui.wording import say

LIFTED: Final = "share.lifted."
"""Before the id of a private page: the preference that says its mark was lifted."""

EVERY: Final = "all"
"""What asks for the whole crisis plan in a list of parts."""

EACH_TIME: Final = frozenset({NOT_INVOLVED, REASONS_FOR_IT})
"""Ticks that no audience keeps: they are asked for every single copy."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be in a copy. `own` has a tick of its own; `private` waits for its mark to be lifted."""

    id: str
    label: str
    line: str = ""
    own: bool = False
    private: bool = False


def everything(plan: Plan, catalog: Catalog) -> tuple[Choice, ...]:
    """All that can be in a copy for somebody, in the order in which it is offered."""
    first = tuple(Choice(key, say(f"export.copy.{key}"), say(f"copies.parts.{key}")) for key in FIRST_PARTS)
    own = {tick.id: tick.line for tick in catalog.ticks.values()}
    lines = {part.id: part.line for part in catalog.section(CRISIS).parts}
    crisis = tuple(
        Choice(key, label, own.get(key) or lines.get(key, ""), key in own)
        for key, label in choices(catalog)
        if key not in EACH_TIME
    )
    return (*first, *crisis, *_pages(plan, catalog))


def _pages(plan: Plan, catalog: Catalog) -> Iterator[Choice]:
    for section in shareable(catalog):
        private = not lifted(plan, section)
        yield Choice(SECTION + section.id, section_name(plan, section), section.line, private=private)


def shareable(catalog: Catalog) -> tuple[Section, ...]:
    """The sections that can be shared beside the crisis plan: none of the pages that stand beside the plan."""
    return tuple(section for section in catalog.sections if section.id != CRISIS and not section.living)


def lifted(plan: Plan, section: Section) -> bool:
    """Whether a section can be in a copy: it is not private, or the person lifted its mark."""
    return not section.private or plan.preference(LIFTED + section.id) is True


def audience_of(names: Iterable[str], catalog: Catalog, audience_id: str = "", name: str = "") -> Audience:
    """The audience that sees exactly these parts and ticks; a part with a tick of its own is ticked with it."""
    named = set(names) - EACH_TIME
    parts = (
        *FIRST_PARTS,
        *(part.id for part in catalog.section(CRISIS).parts),
        *(SECTION + section.id for section in shareable(catalog)),
    )
    return Audience(
        audience_id,
        name,
        tuple(part for part in parts if part in named),
        tuple(tick for tick in catalog.ticks if tick in named),
    )


def whole(catalog: Catalog) -> Audience:
    """The audience that sees the whole crisis plan, but what waits for a tick of its own."""
    ticks = tuple(tick.id for tick in catalog.ticks.values() if tick.owner)
    return Audience("", "", (*FIRST_PARTS, *_without_tick(catalog)), ticks)


def _without_tick(catalog: Catalog) -> Iterator[str]:
    off = {tick.id for tick in catalog.ticks.values() if not tick.owner}
    return (part.id for part in catalog.section(CRISIS).parts if part.tick not in off)


def named_in(words: str, plan: Plan, catalog: Catalog) -> Audience:
    """The audience of a list such as "brief,own_tasks,health". RefusedError names the first part that is not known."""
    known = {choice.id: choice for choice in everything(plan, catalog)}
    names = [name.strip().casefold().replace("-", "_") for name in words.split(",") if name.strip()]
    if EVERY in names:
        every = whole(catalog)
        names = [*(name for name in names if name != EVERY), *every.parts, *every.ticks]
    for name in names:
        if name not in known:
            raise RefusedError("export.unknown_part", part=name[:40], parts=", ".join(known))
        if known[name].private:
            raise RefusedError("copies.private", page=known[name].label)
    if not names:
        raise RefusedError("export.no_parts")
    return audience_of(names, catalog)


def allowed(audience: Audience, plan: Plan, catalog: Catalog) -> Audience:
    """The audience without pages that are private now, whatever was chosen before."""
    shut = {SECTION + section.id for section in shareable(catalog) if not lifted(plan, section)}
    parts = tuple(part for part in audience.parts if part not in shut)
    return Audience(audience.id, audience.name, parts, audience.ticks)


def labels(names: Iterable[str], plan: Plan, catalog: Catalog) -> tuple[str, ...]:
    """The names of parts and ticks as people read them, in the order in which they are offered."""
    named = set(names)
    told = tuple(choice.label for choice in everything(plan, catalog) if choice.id in named)
    each_time = tuple(catalog.ticks[tick].label for tick in sorted(EACH_TIME & named))
    return (*told, *each_time)
