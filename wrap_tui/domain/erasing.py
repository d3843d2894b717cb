"""What goes with a thing that is erased for good, although it stands elsewhere: a copied name, the same words, drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.stamp import Stamp

TRYOUTS: Final = "toolbox.tryouts"
TOOL: Final = "tool"
COPIED_NAME: Final = "what"
"""The field of a try-out that holds the name of its tool; it goes when the tool is erased."""
CELEBRATIONS: Final = "journal.celebrations"
REVIEWS: Final = "review."
"""What the keys of reviews that were made begin with."""
CELEBRATED: Final = "celebrate"
"""The words of a review that were kept as a celebration too."""
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
    return _reviews_without(plan.with_items(*_unnamed(plan, gone, now)), item, now)


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


def _reviews_without(plan: Plan, item: Item, now: Stamp) -> Plan:
    for key, value in reviews_with(plan, item):
        plan = plan.with_preference(key, value, now)
    return plan


def reviews_with(plan: Plan, item: Item) -> tuple[tuple[str, Any], ...]:
    """The reviews that hold the words of a celebration, by key, each without these words."""
    if item.place != CELEBRATIONS:
        return ()
    said = frozenset(_said(plan, item))
    kept = ((k, p.value) for k, p in plan.preferences.items() if k.startswith(REVIEWS))
    return tuple((key, fresh) for key, value in kept if (fresh := _without(value, said)) is not value)


def _said(plan: Plan, item: Item) -> Iterator[str]:
    for fields in (item.fields, *(older.fields for older in plan.older_of(item.id))):
        words = fields.get(VALUE_FIELD)
        if isinstance(words, str) and words:
            yield words


def _without(value: Any, said: frozenset[str]) -> Any:
    """A review (or a list of them, as older plans hold) whose celebration is none of the words *said*."""
    if isinstance(value, Mapping):
        celebrated = value.get(CELEBRATED)
        return {**value, CELEBRATED: ""} if isinstance(celebrated, str) and celebrated in said else value
    if isinstance(value, (list, tuple)):
        rows = [_without(row, said) for row in value]
        return rows if any(row is not was for row, was in zip(rows, value, strict=True)) else value
    return value
