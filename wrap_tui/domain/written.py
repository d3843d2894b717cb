"""When the words of a plan were last written: bookkeeping for sharing does not count as writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from wrap_tui.domain.plan import Fields, Item, Plan, Value
from wrap_tui.domain.stamp import NEVER, Stamp

BOOKKEEPING: Final[Mapping[str, frozenset[str]]] = {"crisis.supporters": frozenset({"device", "note"})}
"""By place, the fields that are for the person alone: on what somebody reads, and notes to oneself."""


def written(plan: Plan, item: Item) -> Stamp:
    """When the words of an item were last written, as far as older wordings tell."""
    aside = BOOKKEEPING.get(item.place)
    stamp = item.changed
    if aside is None:
        return stamp
    now = _words(item.fields, aside)
    for older in plan.older_of(item.id):
        if _words(older.fields, aside) != now:
            break
        stamp = older.changed
    return stamp


def last_written(plan: Plan, sections: Iterable[str]) -> Stamp:
    """When something in these sections (by id) was last written or taken out; NEVER where nothing was."""
    begins = tuple(f"{section}." for section in sections)
    items = (item for item in plan.items.values() if item.place.startswith(begins))
    return max((max(written(plan, item), item.removed or NEVER) for item in items), default=NEVER)


def _words(fields: Fields, aside: frozenset[str]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if name not in aside and value not in ("", ())}
