"""Every change that a person can make to the plan, as functions from plan to plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain import anew
from wrap_tui.domain.day import date_of_draft, date_of_wording, nothing, without_check_in
from wrap_tui.domain.erasing import draft_about, without_traces
from wrap_tui.domain.plan import Fields, Item, NewId, Older, Plan, Value
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import clean

UNTIL: Final = "until"
"""In `extra` of an older wording: until when it held. Older plans have none."""
STEP: Final = 1024.0
"""Distance between the ranks of neighbours, so that a thing can be put between two others."""


def tidy(fields: Mapping[str, Value | list[str]]) -> Fields:
    """*fields* cleaned, with empty words, empty lists and answers of False kept out only when empty."""
    kept: dict[str, Value] = {}
    for name, value in fields.items():
        match value:
            case bool():
                kept[name] = value
            case str():
                if words := clean(value):
                    kept[name] = words
            case _:
                if lines := tuple(words for line in value if (words := clean(line))):
                    kept[name] = lines
    return MappingProxyType(kept)


def add(
    plan: Plan, place: str, fields: Mapping[str, Value], now: Stamp, new_id: NewId, item_id: str | None = None
) -> tuple[Plan, Item]:
    """The plan with a new item at the end of *place*, and the item."""
    ranks = [item.rank for item in plan.at(place)]
    rank = max(ranks, default=0.0) + STEP
    item = Item(item_id or new_id(), place, tidy(fields), rank, now, now)
    return plan.with_items(item), item


def change(plan: Plan, item_id: str, fields: Mapping[str, Value], now: Stamp) -> Plan:
    """The plan with other words in an item; the older wording is kept. The same plan when nothing changed.

    One that was erased for good is written anew, under the moment of the erasing.
    Raises KeyError when there is no such item.
    """
    item = plan.items[item_id]
    fresh = tidy(fields)
    if item.erased:
        return plan.with_items(anew.written_anew(item, fresh, now)) if fresh else plan
    if dict(fresh) == dict(item.fields) and item.removed is None:
        return plan
    changed = replace(item, fields=fresh, changed=now, removed=None)
    return keep_older(plan, item, now).with_items(changed)


def keep_older(plan: Plan, item: Item, now: Stamp) -> Plan:
    """The plan with the present wording of *item* kept as an older one that held until *now*; empty ones are not kept."""
    if not item.fields or item.erased:
        return plan
    return plan.with_older(wording_of(item, until(now)))


def wording_of(item: Item, beside: Mapping[str, Any] = MappingProxyType({})) -> Older:
    """The present wording of *item* as an older one, with what is kept *beside* it."""
    extra = anew.with_moment(beside, anew.erased_before(item))
    return Older(item.id, item.place, item.fields, item.changed, extra)


def until(now: Stamp) -> Mapping[str, Any]:
    """What is kept beside an older wording: the moment until which it held."""
    return MappingProxyType({UNTIL: [now.ms, now.n, now.device]})


def answer(plan: Plan, question_id: str, fields: Mapping[str, Value], now: Stamp) -> Plan:
    """The plan with the one answer of a single-answer question; no words at all take the answer back."""
    fresh = tidy(fields)
    known = plan.items.get(question_id)
    if known is None:
        if not fresh:
            return plan
        return plan.with_items(Item(question_id, question_id, fresh, STEP, now, now))
    if not fresh:
        return remove(plan, question_id, now)
    return change(plan, question_id, fresh, now)


def remove(plan: Plan, item_id: str, now: Stamp) -> Plan:
    """The plan with an item taken out; its words stay under a removal mark and can be brought back."""
    item = plan.items[item_id]
    if item.removed is not None:
        return plan
    return plan.with_items(replace(item, removed=now, changed=now))


def bring_back(plan: Plan, item_id: str, now: Stamp) -> Plan:
    """The plan with a removed item back in its place."""
    item = plan.items[item_id]
    if item.removed is None or item.erased:
        return plan
    return plan.with_items(replace(item, removed=None, changed=now))


def use_older(plan: Plan, older_id: str, now: Stamp) -> Plan:
    """The plan with an older wording as the present one; the present one becomes an older wording."""
    older = plan.older[older_id]
    return change(plan, older.item, older.fields, now)


def erase(plan: Plan, item_id: str, now: Stamp) -> Plan:
    """The plan with all words of an item gone for good: present, older, half-typed, and what `erasing` knows of.

    A mark without words stays.
    """
    item = plan.items[item_id]
    plan = without_traces(plan, item, now)
    blank = replace(item, fields=nothing(), changed=now, removed=now, erased=True, extra=nothing())
    older = {key: value for key, value in plan.older.items() if draft_about(value.item) != item_id}
    return replace(plan, older=MappingProxyType(older)).with_items(blank)


def erase_check_in(plan: Plan, date: str, now: Stamp) -> Plan:
    """The plan with the check-in of a local date gone for good: words, marks, older wordings and half-typed ones."""
    older = {key: value for key, value in plan.older.items() if date_of_wording(value.item) != date}
    drafts = {key: value for key, value in plan.drafts.items() if date_of_draft(key) != date}
    without = replace(plan, older=MappingProxyType(older), drafts=MappingProxyType(drafts))
    return without.with_day(without_check_in(plan.day(date), now))


def move(plan: Plan, item_id: str, by: int, now: Stamp) -> Plan:
    """The plan with an item *by* places further down (up when negative); at the ends nothing moves."""
    item = plan.items[item_id]
    order = [other for other in plan.at(item.place) if other.id != item_id]
    here = next(i for i, other in enumerate(plan.at(item.place)) if other.id == item_id)
    there = min(max(here + by, 0), len(order))
    if there == here:
        return plan
    before = order[there - 1].rank if there else None
    after = order[there].rank if there < len(order) else None
    if before is None:
        rank = (after or 0.0) - STEP
    elif after is None:
        rank = before + STEP
    else:
        rank = (before + after) / 2
        if not before < rank < after:
            return _spread(plan, [*order[:there], item, *order[there:]], now)
    return plan.with_items(replace(item, rank=rank, changed=now))


def relocate(plan: Plan, item_id: str, place: str, now: Stamp) -> Plan:
    """The plan with an item at the end of another *place*: the same thing, so links to it, its history and drafts hold.

    Raises KeyError when there is no such item.
    """
    item = plan.items[item_id]
    if item.place == place:
        return plan
    rank = max((other.rank for other in plan.at(place)), default=0.0) + STEP
    return plan.with_items(replace(item, place=place, rank=rank, changed=now))


def _spread(plan: Plan, order: list[Item], now: Stamp) -> Plan:
    """Ranks with room between them again, for a list that was reordered very often."""
    ranked = (replace(item, rank=STEP * (i + 1), changed=now) for i, item in enumerate(order))
    return plan.with_items(*ranked)


def tick(plan: Plan, date: str, item_id: str, on: bool, now: Stamp) -> Plan:
    """The plan with an item ticked on a local date, or the tick taken back."""
    return plan.with_day(plan.day(date).with_tick(item_id, on, now))
