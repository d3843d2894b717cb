"""Half-typed words of two computers: both stand in one draft, and what was dropped on one stays dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from wrap_tui.codec.record import Record
from wrap_tui.domain.anew import told
from wrap_tui.domain.canonical import canonical
from wrap_tui.domain.dropped import BOTH, LINE, mark_name
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.domain.text import below_each_other
from wrap_tui.store.lost_words import plain

Body = dict[str, Any]

PICKED: Final = frozenset(
    {
        "agreed", "agreed_on", "at", "back_on", "born", "bought_how", "by", "celebrate", "checked", "decided",
        "device", "done", "ended_on", "ending", "group", "kind", "last_injection", "level", "link",
        "medicine_for_me", "next_injection", "on", "on_bill", "sends_help", "tag", "text_only", "tool",
        "verdict", "wish",
    }
)  # fmt: skip
"""Fields that hold no free words (choices, dates, moments, links): of two answers the later one stands."""
_NAMED: Final = "good"
"""In a draft of other words for a good thing: the good thing that is changed."""


class _Dot(NamedTuple):
    """What one computer typed last, in the order in which two of them win."""

    when: Stamp
    told: bytes
    body: Body
    extra: Body


def join_drafts(a: Record, b: Record) -> Record:
    """The words of both, of each computer and each draft the latest."""
    return _written(a.key, _latest([*_dots(a), *_dots(b)]))


def without_dropped(record: Record, dropped: Mapping[str, Stamp], day: Stamp, thing: Stamp) -> Record | None:
    """A draft without the words that were *dropped* (as `dropped_in` has it) on some computer that had seen them, or
    typed before their *day* or their *thing* was erased for good; None when nothing is left.
    """
    dots = _dots(record)
    left = [
        dot
        for dot in dots
        if dot.when > max(day, dropped.get(mark_name(dot.when.device, record.key), NEVER))
        and told(dot.body) >= thing
    ]
    return record if len(left) == len(dots) else _written(record.key, left) if left else None


def without_words(record: Record, left: Callable[[str], str]) -> Record | None:
    """A draft with what *left* leaves of its free words, of each computer; None when nothing is left."""
    dots = _dots(record)
    fresh = [dot if (fields := _left(dot, left)) == _fields(dot) else _with(dot, fields) for dot in dots]
    if fresh == dots:
        return record
    some = [dot for dot in fresh if any(name not in PICKED for name in _fields(dot))]
    return _written(record.key, some) if some else None


def _left(dot: _Dot, left: Callable[[str], str]) -> Body:
    fields: Body = {}
    for name, value in _fields(dot).items():
        fresh = value
        if name not in PICKED and isinstance(value, str):
            fresh = left(value)
        elif name not in PICKED and isinstance(value, list):
            fresh = [kept for line in value if (kept := left(line) if isinstance(line, str) else line)]
        if fresh or fresh == value:
            fields[name] = fresh
    return fields


def _with(dot: _Dot, fields: Body) -> _Dot:
    return _made(dot.when, {**dot.body, "fields": fields, "cursor": [0, 0]}, dot.extra)


def dropped_in(records: Iterable[Record]) -> dict[str, Stamp]:
    """By `mark_name` up to when half-typed words are done with."""
    found: dict[str, Stamp] = {}
    for record in records:
        if record.kind == "dropped":
            for marks in record.body.values():
                for name, mark in marks.items() if isinstance(marks, Mapping) else ():
                    match mark:
                        case [_, [int(ms), int(n), str(device)]]:
                            found[name] = max(found.get(name, NEVER), Stamp(ms, n, device))
    return found


def _dots(record: Record) -> list[_Dot]:
    parts = record.body.get(BOTH)
    if isinstance(parts, (list, tuple)):
        dots = [dot for part in parts if (dot := _dot(part)) is not None]
        if len(dots) > 1 and canonical(plain(_written(record.key, dots).body)) == canonical(
            plain(record.body)
        ):
            return dots
    body = {name: value for name, value in plain(record.body).items() if name != BOTH}
    return [_made(record.changed, body, plain(record.extra))]


def _dot(part: Any) -> _Dot | None:
    match plain(part):
        case [[int(ms), int(n), str(device)], dict(body), dict(extra)]:
            return _made(Stamp(ms, n, device), body, extra)
    return None


def _made(when: Stamp, body: Body, extra: Body) -> _Dot:
    return _Dot(when, canonical([body, extra]), body, extra)


def _latest(dots: list[_Dot]) -> list[_Dot]:
    latest: dict[tuple[str, bytes], _Dot] = {}
    for dot in dots:
        place = (dot.when.device, canonical([plain(dot.body.get(LINE)), list(told(dot.body))]))
        if place not in latest or latest[place][:2] < dot[:2]:
            latest[place] = dot
    return list(latest.values())


def _written(key: str, dots: list[_Dot]) -> Record:
    if len(dots) == 1:
        return Record("draft", key, dots[0].body, dots[0].when, dots[0].extra)
    dots = sorted(dots, key=lambda dot: dot[:2])
    last = dots[-1]
    names = dict.fromkeys(name for dot in dots for name in _fields(dot))
    fields = {
        name: _joined(name, [_fields(dot)[name] for dot in dots if name in _fields(dot)]) for name in names
    }
    parts = [[list(dot.when), dot.body, dot.extra] for dot in dots]
    body = {**last.body, "fields": fields, "cursor": [0, 0], BOTH: parts}
    return Record("draft", key, body, last.when, last.extra)


def _fields(dot: _Dot) -> Mapping[str, Any]:
    fields = dot.body.get("fields")
    return fields if isinstance(fields, Mapping) else {}


def _joined(name: str, values: list[Any]) -> Any:
    """Words below each other with a blank line between, unless one holds the other; lists with the lines of all."""
    if name in (*PICKED, _NAMED) or not all(type(value) is type(values[0]) for value in values):
        return values[-1]
    if isinstance(values[0], str):
        return below_each_other([value for value in values if isinstance(value, str)])
    if isinstance(values[0], list):
        return list(dict.fromkeys(line for value in values for line in value))
    return values[-1]
