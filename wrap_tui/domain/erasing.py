"""What goes with a thing that is erased for good, although it stands elsewhere: a copied name, drafts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.stamp import Stamp

TRYOUTS: Final = "toolbox.tryouts"
TOOL: Final = "tool"
COPIED_NAME: Final = "what"
"""The field of a try-out that holds the name of its tool; it goes when the tool is erased."""
CELEBRATIONS: Final = "journal.celebrations"
_OF_ONE: Final = frozenset({"step", "tried"})
"""What stands before the id of a thing in keys of half-typed words about it."""


def draft_about(key: str) -> str:
    """The id of the thing that half-typed words with this key are about; the key itself where it names none."""
    _, mark, behind = key.rpartition("#")
    if mark:
        return behind
    kind, dot, rest = key.partition(".")
    return rest if dot and kind in _OF_ONE else key


def without_copied_name(place: str, fields: Mapping[str, Any], erased: Collection[str]) -> Mapping[str, Any]:
    """The fields of a try-out without the name of its tool when that is one of the *erased*; others as they are."""
    if place != TRYOUTS or COPIED_NAME not in fields or fields.get(TOOL) not in erased:
        return fields
    return {name: value for name, value in fields.items() if name != COPIED_NAME}


def without_traces(plan: Plan, item: Item, now: Stamp) -> Plan:
    """The plan without what else holds words of *item*, which is about to be erased; its older wordings still stand."""
    gone = frozenset((item.id,))
    drafts = {key: kept for key, kept in plan.drafts.items() if draft_about(key) != item.id}
    older = {
        key: replace(kept, fields=without_copied_name(kept.place, kept.fields, gone))
        if without_copied_name(kept.place, kept.fields, gone) is not kept.fields
        else kept
        for key, kept in plan.older.items()
    }
    plan = replace(plan, drafts=MappingProxyType(drafts), older=MappingProxyType(older))
    return plan.with_items(*_unnamed(plan, gone, now))


def names_gone(plan: Plan, item: Item) -> int:
    """How many try-outs lose the copied name of a tool when it is erased."""
    return sum(not other.erased for other in _unnamed(plan, frozenset((item.id,)), item.changed))


def _unnamed(plan: Plan, gone: frozenset[str], now: Stamp) -> tuple[Item, ...]:
    found = ((item, without_copied_name(item.place, item.fields, gone)) for item in plan.items.values())
    return tuple(
        replace(item, fields=MappingProxyType(dict(fields)), changed=now)
        for item, fields in found
        if fields is not item.fields
    )
