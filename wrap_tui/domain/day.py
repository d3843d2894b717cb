"""One local calendar date: what was ticked, noticed, used, and the person's own word for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from wrap_tui.domain.brought_back import BACK, mark_name, written_first
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.good_lines import GOODS, goods_after, lines_in
from wrap_tui.domain.note_parts import NOTES, marks_of, note_after, notes_in
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def nothing() -> Mapping[str, Any]:
    """An empty mapping that nobody can fill."""
    return _NOTHING


DAY_START: Final = 4
"""The hour at which a new day begins unless the person sets another (PLAN.md, Day)."""


ERASED: Final = "erased"
"""In `extra` of a day: the moment up to which its check-in was erased for good, so that no other copy brings it back."""


EMPTIED: Final = "emptied"
"""In `extra` of a day: when each part that says nothing now was taken out, so that no other copy brings it back."""
SINCE: Final = "since"
"""In `extra` of a day: when a part was written that is older than the day's last change, with a digest of its words."""
BESIDE: Final = frozenset({SINCE, EMPTIED, GOODS, NOTES})
"""In `extra` of a day: all that tells of its parts."""
PARTS: Final = ("word", "good", "note")
"""The parts of a day that are words, as `Day` has them."""


class Mark(NamedTuple):
    """A tick, a trigger met, a sign noticed: set or taken back, with its own moment so that merging keeps both sides."""

    on: bool
    changed: Stamp


@dataclass(frozen=True, slots=True)
class Day:
    """All of one date. `used` tells by step whether it helped ("yes", "bit", "no", "" for not said)."""

    date: str
    ticks: Mapping[str, Mark] = field(default_factory=nothing)
    met: Mapping[str, Mark] = field(default_factory=nothing)
    noticed: Mapping[str, Mark] = field(default_factory=nothing)
    used: Mapping[str, tuple[str, Stamp]] = field(default_factory=nothing)
    word: str = ""
    good: tuple[str, ...] = ()
    note: str = ""
    changed: Stamp = NEVER
    extra: Mapping[str, Any] = field(default_factory=nothing)

    def ticked(self, item_id: str) -> bool:
        """Whether this item was ticked on the date."""
        mark = self.ticks.get(item_id)
        return mark is not None and mark.on

    def with_tick(self, item_id: str, on: bool, now: Stamp) -> Day:
        """The day with an item ticked or the tick taken back."""
        return replace(self, ticks=MappingProxyType({**self.ticks, item_id: Mark(on, now)}), changed=now)


DRAFTS: Final = frozenset({"day.good", "day.change", "day.note", "good", "note"})
"""What stands before the date in the keys of half-typed words of a check-in."""


def date_of_draft(key: str) -> str:
    """The date of half-typed words of a check-in; "" for other keys of drafts."""
    kind, _, date = key.rpartition(".")
    return date if kind in DRAFTS else ""


def date_of_wording(owner: str) -> str:
    """The date of an older wording of a check-in (`day.DATE.note`, or half-typed `day.note.DATE`); "" for others."""
    kind, _, rest = owner.partition(".")
    return date_of_draft(owner) or (rest.partition(".")[0] if kind == "day" else "")


def with_moments(before: Day, after: Day) -> Day:
    """*after*, which follows *before*, with the moments of its parts: of those taken out, and of those left as they were.

    Merging goes by them. A check-in that is erased for good leaves none.
    """
    if after.extra.get(ERASED) != before.extra.get(ERASED):
        return after
    since, emptied = _table(before, SINCE), _table(before, EMPTIED)
    for name in PARTS:
        was, now = getattr(before, name), getattr(after, name)
        if now:
            emptied.pop(name, None)
        elif was:
            emptied[name] = [*after.changed]
        if not now or was != now:
            since.pop(name, None)
        elif before.changed < after.changed and not _speaks_of(since.get(name), now):
            since[name] = [[*before.changed], digest(canonical(now))]
    rest = {key: value for key, value in after.extra.items() if key not in BESIDE}
    tables = {SINCE: since, EMPTIED: emptied, GOODS: _goods(before, after), NOTES: _notes(before, after)}
    extra = {**rest, **{name: table for name, table in tables.items() if table}}
    return after if extra == after.extra else replace(after, extra=MappingProxyType(extra))


def _goods(before: Day, after: Day) -> Mapping[str, Any]:
    marks = _table(before, GOODS)
    if before.good == after.good or (not before.good and not marks and EMPTIED not in before.extra):
        return marks
    emptied = stamp_in(_table(before, EMPTIED).get("good"))
    return goods_after(before.good, after.good, marks, _written(before, "good"), emptied, after.changed)


def _notes(before: Day, after: Day) -> Mapping[str, Any]:
    marks = _table(before, NOTES)
    if before.note == after.note:
        return marks
    emptied = stamp_in(_table(before, EMPTIED).get("note"))
    known = notes_in(before.note, marks, _written(before, "note") if before.note else emptied)
    return marks_of(note_after(known, after.note, after.changed))


def brought_back(earlier: Day, current: Day, now: Stamp) -> Mapping[str, Any]:
    """The `extra` of *earlier* as undo brings it back over *current*: with when each of its words was written."""
    marks = {**_table(earlier, BACK), **_table(current, BACK)}
    lines = lines_in(earlier.good, _table(earlier, GOODS), _written(earlier, "good"))
    wrote = {
        line.words: line.when for line in lines.values() if line.there and line.words not in current.good
    }
    for name in ("word", "note"):
        if getattr(earlier, name) not in ("", getattr(current, name)):
            wrote[getattr(earlier, name)] = _written(earlier, name)
    for words, when in wrote.items():
        marks[mark_name(words, now)] = [True, [*written_first(_table(earlier, BACK), words, when)]]
    rest = {key: value for key, value in earlier.extra.items() if key != BACK}
    return MappingProxyType({**rest, BACK: marks} if marks else rest)


def _written(day: Day, name: str) -> Stamp:
    """When a part was written that says something."""
    since = _table(day, SINCE).get(name)
    return stamp_in(since[0]) if since and _speaks_of(since, getattr(day, name)) else day.changed


def _table(day: Day, name: str) -> dict[str, Any]:
    kept = day.extra.get(name)
    return dict(kept) if isinstance(kept, Mapping) else {}


def _speaks_of(moment: Any, words: Any) -> bool:
    match moment:
        case [_, str(known)]:
            return known == digest(canonical(words))
    return False


def without_check_in(day: Day, now: Stamp) -> Day:
    """The day with its check-in erased for good: the ticks of the daily list stay, and a mark for other copies."""
    kept = {key: value for key, value in day.extra.items() if key not in (*BESIDE, BACK)}
    extra = MappingProxyType({**kept, ERASED: [now.ms, now.n, now.device]})
    return Day(day.date, ticks=day.ticks, changed=now, extra=extra)


def local_date(now: datetime, day_start: int = DAY_START) -> str:
    """The ISO date that *now* (local wall-clock time) belongs to when a day ends at the hour *day_start*.

    Only the wall clock counts: daylight saving and travel neither lose nor double a date.
    """
    wall = now.replace(tzinfo=None)
    shown = wall.date() - timedelta(days=1) if wall.hour < day_start else wall.date()
    return shown.isoformat()


def previous(iso: str) -> str:
    """The ISO date before *iso*."""
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()
