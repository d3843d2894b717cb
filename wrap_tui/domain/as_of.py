"""The plan as it was at an earlier moment, from the older wordings that every change keeps."""

from __future__ import annotations

from dataclasses import replace

from wrap_tui.domain.plan import Item, Older, Plan, build
from wrap_tui.domain.stamp import Stamp


def as_of(plan: Plan, moment: Stamp) -> Plan:
    """The things that were there at *moment*, in the words that they had then, in the present order.

    Something that was removed before and brought back after *moment* counts as having been there. What was
    erased for good is in no earlier plan either. Choices and days are not looked at. A move counts as a change
    of words, so compare with what is known of that moment (the digests of a copy) before relying on it.
    """
    older: dict[str, list[Older]] = {}
    for wording in plan.older.values():
        older.setdefault(wording.item, []).append(wording)
    found = (_item_then(item, older.get(item.id, []), moment) for item in plan.items.values())
    return build(item for item in found if item is not None)


def _item_then(item: Item, older: list[Older], moment: Stamp) -> Item | None:
    if item.created > moment or item.erased or (item.removed is not None and item.removed <= moment):
        return None
    before = sorted((wording for wording in older), key=lambda wording: wording.changed)
    there = replace(item, removed=None)
    if item.changed <= moment or not before:
        return there
    then = [wording for wording in before if wording.changed <= moment]
    return replace(there, fields=(then[-1] if then else before[0]).fields)
