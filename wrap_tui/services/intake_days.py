"""Two records of one date as one: later marks win, and the words of both stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from wrap_tui.domain.day import Day, Mark


def merged_day(ours: Day | None, theirs: Day) -> Day | None:
    """Both records of a date in one; None when ours holds all of it. Later marks win; words of both are kept."""
    if ours is None:
        return theirs
    merged = replace(
        ours,
        ticks=_later(ours.ticks, theirs.ticks),
        met=_later(ours.met, theirs.met),
        noticed=_later(ours.noticed, theirs.noticed),
        used=MappingProxyType(
            {
                **ours.used,
                **{k: v for k, v in theirs.used.items() if k not in ours.used or v[1] > ours.used[k][1]},
            }
        ),
        word=ours.word or theirs.word,
        good=(*ours.good, *(line for line in theirs.good if line not in ours.good)),
        note=_both(ours.note, theirs.note),
        changed=max(ours.changed, theirs.changed),
        extra={**theirs.extra, **ours.extra},
    )
    return None if replace(merged, changed=ours.changed) == ours else merged


def _later(ours: Mapping[str, Mark], theirs: Mapping[str, Mark]) -> Mapping[str, Mark]:
    newer = {k: mark for k, mark in theirs.items() if k not in ours or mark.changed > ours[k].changed}
    return MappingProxyType({**ours, **newer})


def _both(ours: str, theirs: str) -> str:
    if not theirs or theirs in ours:
        return ours
    return f"{ours}\n\n{theirs}" if ours else theirs
