"""Half-typed words that were dropped: marks without words, so that no older copy brings them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Protocol

from wrap_tui.domain.canonical import digest
from wrap_tui.domain.day import Mark
from wrap_tui.domain.stamp import Stamp

BOTH: Final = "both"
"""In `extra` of a draft that a merge made of two: each with its moment and all that was kept with it."""
LINE: Final = "line"
"""In `extra` of a draft: the moment of its first words. Words typed on are the same draft; older drafts have none."""
MOST: Final = 400
"""Marks in one group; the oldest go. There are sixteen groups, so that one that is dropped rewrites few others."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """One group of marks, by `mark_name`: up to when the words that a computer typed at a place are done with."""

    key: str
    marks: Mapping[str, Mark]


class HalfTyped(Protocol):
    """What of a draft tells when it was typed."""

    @property
    def changed(self) -> Stamp:
        """The moment of the last letter."""

    @property
    def extra(self) -> Mapping[str, Any]:
        """What is kept beside it."""


Groups = Mapping[str, Dropped]


def mark_name(device: str, key: str) -> str:
    """The name of the mark for what *device* typed under the draft key *key*."""
    return f"{device} {key}"


def group_of(key: str) -> str:
    """The group in which marks for a draft key stand."""
    return digest(key.encode("utf-8", "surrogatepass"))[0]


def moments(draft: HalfTyped) -> Iterator[Stamp]:
    """When the words of a draft were typed: once on each computer."""
    yield draft.changed
    for part in draft.extra.get(BOTH, ()):
        match part:
            case [[int(ms), int(n), str(device)], *_]:
                yield Stamp(ms, n, device)


def with_dropped(groups: Groups, key: str, stamps: Iterable[Stamp]) -> Groups:
    """*groups* with all that was typed under *key* up to *stamps* marked as done with."""
    group = group_of(key)
    known = groups.get(group)
    marks = dict(known.marks) if known is not None else {}
    for stamp in stamps:
        name = mark_name(stamp.device, key)
        if name not in marks or marks[name].changed < stamp:
            marks[name] = Mark(True, stamp)
    if known is not None and marks == known.marks:
        return groups
    if len(marks) > MOST:
        latest = sorted(marks.items(), key=lambda pair: (pair[1].changed, pair[0]))[-MOST:]
        marks = dict(latest)
    return MappingProxyType({**groups, group: Dropped(group, MappingProxyType(marks))})


def is_dropped(groups: Groups, key: str, stamp: Stamp) -> bool:
    """Whether words that were typed under *key* at this moment are done with."""
    group = groups.get(group_of(key))
    mark = group.marks.get(mark_name(stamp.device, key)) if group is not None else None
    return mark is not None and stamp <= mark.changed


def typed_over(before: HalfTyped, after: HalfTyped) -> tuple[Stamp, ...]:
    """The moments of *before* that are done with when *after* takes its place: all but those it goes on from."""
    device, line = after.changed.device, after.extra.get(LINE)
    same_line = before.extra.get(LINE) == line
    return tuple(m for m in moments(before) if m.device != device or (not same_line and m < after.changed))
