"""Two records of one date as one: later marks win, and the words of both stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from wrap_tui.domain.day import EMPTIED, ERASED, SINCE, Day, Mark, with_moments
from wrap_tui.domain.good_lines import GOODS
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in

_OWN: Final = (EMPTIED, ERASED, SINCE, GOODS)
"""In `extra` of a day: what speaks of the parts of that day and of no other."""
_M = TypeVar("_M", Mark, tuple[str, Stamp])


def merged_day(ours: Day | None, theirs: Day, now: Stamp = NEVER) -> Day | None:
    """Both records of a date in one; None when ours holds all of it. Later marks win; words of both are kept.

    What comes back of a check-in that was erased for good here is written *now*, so that merging keeps it.
    """
    if ours is None:
        return theirs
    erased = erased_at(ours)
    moments = {name: kept for name, kept in theirs.extra.items() if name not in _OWN}
    merged = replace(
        ours,
        ticks=_later(ours.ticks, theirs.ticks),
        met=_later(ours.met, _again(ours.met, theirs.met, erased, now)),
        noticed=_later(ours.noticed, _again(ours.noticed, theirs.noticed, erased, now)),
        used=_later(ours.used, _again(ours.used, theirs.used, erased, now)),
        word=ours.word or theirs.word,
        good=(*ours.good, *(line for line in theirs.good if line not in ours.good)),
        note=_both(ours.note, theirs.note),
        changed=max(ours.changed, theirs.changed if erased == NEVER else now),
        extra={**moments, **ours.extra},
    )
    return None if replace(merged, changed=ours.changed) == ours else with_moments(ours, merged)


def erased_at(day: Day) -> Stamp:
    """Up to when the check-in of a day was erased for good; NEVER for a day that has no such mark."""
    return stamp_in(day.extra.get(ERASED))


def brought_back(ours: Day | None, theirs: Day) -> bool:
    """Whether a check-in comes back that was erased for good here."""
    return ours is not None and erased_at(ours) != NEVER and not _told(ours) and _told(theirs)


def _told(day: Day) -> bool:
    return bool(day.word or day.good or day.note or day.met or day.noticed or day.used)


def _again(ours: Mapping[str, _M], theirs: Mapping[str, _M], erased: Stamp, now: Stamp) -> Mapping[str, _M]:
    """*theirs* with those marks set *now* that were erased here; those that came back already are left out."""
    fresh: dict[str, _M] = {}
    for key, mark in theirs.items():
        if mark[1] > erased:
            fresh[key] = mark
        elif key not in ours:
            fresh[key] = _at(mark, now)
    return fresh if erased != NEVER else theirs


def _at(mark: _M, now: Stamp) -> _M:
    return Mark(mark.on, now) if isinstance(mark, Mark) else (mark[0], now)


def _later(ours: Mapping[str, _M], theirs: Mapping[str, _M]) -> Mapping[str, _M]:
    newer = {k: mark for k, mark in theirs.items() if k not in ours or mark[1] > ours[k][1]}
    return MappingProxyType({**ours, **newer})


def _both(ours: str, theirs: str) -> str:
    if not theirs or theirs in ours:
        return ours
    return f"{ours}\n\n{theirs}" if ours else theirs
