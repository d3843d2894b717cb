"""Check-ins that were erased for good: a mark in the day, and what of other copies it takes away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from wrap_tui.codec.record import Record
from wrap_tui.domain.day import ERASED, date_of_draft, date_of_wording
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in
from wrap_tui.store.lost_words import moment_of

_KEPT: Final = frozenset({"ticks"})
"""What a check-in is not: the ticks of the daily list stay."""


def erased_at(day: Record) -> Stamp:
    """Up to when the words of a day were erased; NEVER for a day that has no such mark."""
    return stamp_in(day.body.get(ERASED))


def marks_after(marks: Mapping[str, Any], erased: Stamp) -> dict[str, Any]:
    """The marks of a day without those that were set before its erasing."""
    return {
        name: kept
        for name, found in marks.items()
        if (kept := {key: m for key, m in found.items() if name in _KEPT or Stamp(*m[1]) > erased})
    }


def erased_days(records: Iterable[Record]) -> dict[str, Stamp]:
    """The dates whose check-in was erased, and up to when."""
    found = ((record.key, erased_at(record)) for record in records if record.kind == "day")
    return {date: stamp for date, stamp in found if stamp != NEVER}


def tells_of(record: Record, days: Mapping[str, Stamp]) -> bool:
    """Whether an older wording or a draft holds words of a check-in that was erased after they were written."""
    if record.kind == "draft":
        date = date_of_draft(record.key)
    else:
        date = date_of_wording(str(record.body.get("item"))) if record.kind == "older" else ""
    return date in days and moment_of(record) <= days[date]
