"""Undo: the plan before a change, written again as a newer change, so that it also wins in a merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain.day import Day, Mark, brought_back
from wrap_tui.domain.edit import keep_older
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.sharing import COPIES
from wrap_tui.domain.stamp import Stamp

Choices = Mapping[str, Any]
"""Preferences, and the value that each got with a change."""
NO_CHOICES: Final[Choices] = MappingProxyType({})


def back_to(earlier: Plan, current: Plan, now: Stamp) -> Plan:
    """*current* with the words and ticks of *earlier*, stamped *now*.

    Things that *earlier* lacks are marked as removed. Older wordings, drafts and preferences of
    *current* stay, as does the ledger of copies: a file that was written is there. A removal that erased
    for good is not undone.
    """
    plan = _items_back(earlier, current, now)
    for date, day in current.days.items():
        before = earlier.day(date)
        if before is not day:
            plan = plan.with_day(_day_back(before, day, now))
    return plan


def choices_back(earlier: Plan, current: Plan, choices: Choices, now: Stamp) -> Plan:
    """*current* with those *choices* as *earlier* has them that still say what came with a change; none where it had none."""
    plan = current
    for key, value in choices.items():
        if plan.preference(key) == value:
            plan = plan.with_preference(key, earlier.preference(key), now)
    return plan


def _items_back(earlier: Plan, current: Plan, now: Stamp) -> Plan:
    plan = current
    for item_id, item in current.items.items():
        known = earlier.items.get(item_id)
        if known is item or item.erased or item.place == COPIES:
            continue
        if known is None or known.erased:
            if item.removed is None:
                plan = plan.with_items(replace(item, removed=now, changed=now))
            continue
        if dict(known.fields) != dict(item.fields):
            plan = keep_older(plan, item, now)
        plan = plan.with_items(replace(known, changed=now, removed=now if known.removed else None))
    return plan


def _marks_back(before: Mapping[str, Mark], after: Mapping[str, Mark], now: Stamp) -> Mapping[str, Mark]:
    marks = dict(after)
    for key, mark in after.items():
        known = before.get(key)
        if known is not mark:
            marks[key] = Mark(known.on if known else False, now)
    return MappingProxyType(marks)


def _used_back(before: Day, after: Day, now: Stamp) -> Mapping[str, tuple[str, Stamp]]:
    used: dict[str, Any] = dict(after.used)
    for key, value in after.used.items():
        if before.used.get(key) is not value:
            used[key] = (before.used[key][0] if key in before.used else "-", now)
    return MappingProxyType(used)


def _day_back(before: Day, after: Day, now: Stamp) -> Day:
    return replace(
        before,
        ticks=_marks_back(before.ticks, after.ticks, now),
        met=_marks_back(before.met, after.met, now),
        noticed=_marks_back(before.noticed, after.noticed, now),
        used=_used_back(before, after, now),
        changed=now,
        extra=brought_back(before, after, now),
    )
