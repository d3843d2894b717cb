"""The plan as it was at an earlier moment, from the older wordings that every change keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wrap_tui.domain.plan import Item, Older, Plan, build
from wrap_tui.domain.stamp import Stamp


def as_of(plan: Plan, moment: Stamp, late: Iterable[str] = ()) -> Plan:
    """The things that were there at *moment*, in the words that they had then, in the present order.

    A move or a removal hides when the words before it were written: of the things of `in_doubt` those named in
    *late* come in the later of the two wordings. Something that was removed and brought back after *moment*
    counts as having been there; what was erased for good is in no earlier plan.
    """
    older = _older(plan)
    later = frozenset(late)
    found = (
        _item_then(item, older.get(item.id, []), moment, item.id in later) for item in plan.items.values()
    )
    return build(item for item in found if item is not None)


def in_doubt(plan: Plan, moment: Stamp) -> tuple[str, ...]:
    """The ids of things of which two wordings are possible at *moment*, removed things first."""
    older = _older(plan)
    removed_first = sorted(plan.items.values(), key=lambda item: item.removed is None)
    return tuple(
        item.id
        for item in removed_first
        if _item_then(item, older.get(item.id, []), moment, False)
        != _item_then(item, older.get(item.id, []), moment, True)
    )


def _older(plan: Plan) -> dict[str, list[Older]]:
    found: dict[str, list[Older]] = {}
    for wording in sorted(plan.older.values(), key=lambda wording: wording.changed):
        found.setdefault(wording.item, []).append(wording)
    return found


def _item_then(item: Item, older: list[Older], moment: Stamp, late: bool) -> Item | None:
    if item.created > moment or item.erased or (item.removed is not None and item.removed <= moment):
        return None
    there = replace(item, removed=None)
    if item.changed <= moment or not older:
        return there
    before = [wording for wording in older if wording.changed <= moment]
    after = [wording.fields for wording in older if wording.changed > moment] + [item.fields]
    return replace(there, fields=before[-1].fields if before and not late else after[0])
