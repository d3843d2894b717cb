"""Two copies of one day joined part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from wrap_tui.codec.record import Record
from wrap_tui.domain.brought_back import BACK, mark_name, written_first
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.day import EMPTIED, ERASED, SINCE
from wrap_tui.domain.good_lines import ALL, GOODS, Line, lines_in, marks_of
from wrap_tui.domain.note_parts import NOTES, Notes, joined, notes_in
from wrap_tui.domain.note_parts import marks_of as notes_marks
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.store.erased_days import erased_at, marks_after
from wrap_tui.store.lost_words import lost_words, plain
from wrap_tui.store.marks import join_marks, rest_of

Body = dict[str, Any]

_GOOD: Final = "good"
_NOTE: Final = "note"
_WORD: Final = "word"
_BESIDE: Final = frozenset({EMPTIED, ERASED, SINCE})
"""In a day's body: what tells of its parts and is none."""


class _Part(NamedTuple):
    """One part of a day: since when it is as it is, whether it says something, and the words as bytes.

    The order is that in which they win: the later one; a part that never said anything (or of which nobody knows when
    it was taken out) loses to all.
    """

    when: Stamp
    filled: bool
    told: bytes


_NOTHING: Final = _Part(NEVER, False, b"")


def join_days(a: Record, b: Record) -> tuple[Record, list[Record]]:
    """Part by part: what was written or taken out later wins, and the wording that loses is kept."""
    later = max((a, b), key=lambda day: (day.changed, canonical(plain(day.extra))))
    body: Body = {}
    lost: list[Record] = []
    beside: dict[str, Body] = {SINCE: {}, EMPTIED: {}}
    erased = max(erased_at(a), erased_at(b))
    marks = join_marks(a.body, b.body)
    first = marks.pop(BACK, {})
    for name in dict.fromkeys((*_names(a), *_names(b))):
        if name in (_GOOD, _NOTE):
            continue
        loser, winner = sorted(((_part(day, name), day) for day in (a, b)), key=lambda pair: pair[0])
        now, was = winner[0], loser[0]
        if now == _NOTHING or now.when <= erased:
            continue
        if not now.filled or written_first(first, winner[1].body[name], now.when) <= erased:
            beside[EMPTIED][name] = list(now.when)
        else:
            body[name] = winner[1].body[name]
            if now.when != later.changed:
                beside[SINCE][name] = [list(now.when), digest(now.told)]
        if was.filled and written_first(first, loser[1].body[name], was.when) > erased:
            words = {name: plain(loser[1].body[name])}
            lost += lost_words("day", f"day.{a.key}.{name}", "day", words, was.when)
    lines = _joined_lines(a, b, erased, first)
    beside[GOODS] = _put_lines(lines, body, beside, later.changed)
    notes = joined(_notes(a), _notes(b), erased, first)
    beside[NOTES] = _put_note(notes, body, beside, later.changed)
    lost += _lost_notes((a, b), notes, erased, first)
    beside[BACK] = _still_there(first, lines, notes, {**body, **beside}, later.changed)
    marks = marks_after(marks, erased)
    body |= {name: kept for name, kept in ({**marks, **beside}).items() if kept}
    if erased != NEVER:
        body[ERASED] = list(erased)
    return Record("day", a.key, body, later.changed, later.extra), lost


def _put_lines(lines: dict[str, Line], body: Body, beside: dict[str, Body], changed: Stamp) -> Body:
    """Put the good things in, with the moment of the latest for versions that know one moment alone; gives all marks."""
    latest = max((line.when for line in lines.values()), default=NEVER)
    if good := [line.words for line in sorted(lines.values()) if line.there]:
        body[_GOOD] = good
        if latest != changed:
            beside[SINCE][_GOOD] = [list(latest), digest(canonical(good))]
    elif lines:
        beside[EMPTIED][_GOOD] = list(latest)
    return marks_of(lines)


def _notes(day: Record) -> Notes:
    note = day.body.get(_NOTE) or ""
    return notes_in(note if isinstance(note, str) else "", day.body.get(NOTES), _part(day, _NOTE).when)


def _put_note(notes: Notes, body: Body, beside: dict[str, Body], changed: Stamp) -> Body:
    """Put the note in, with its moment; gives all marks."""
    if note := notes.text:
        body[_NOTE] = note
        if notes.when != changed:
            beside[SINCE][_NOTE] = [list(notes.when), digest(canonical(note))]
    elif notes.floor != NEVER:
        beside[EMPTIED][_NOTE] = list(notes.floor)
    return notes_marks(notes)


def _still_there(first: Body, lines: dict[str, Line], notes: Notes, body: Body, changed: Stamp) -> Body:
    """Of the marks of words that undo brought back those whose words stand since."""
    word = Record("day", "", body, changed)
    stand = {mark_name(line.words, line.when) for line in lines.values() if line.there}
    stand |= {mark_name(words, when) for when, words in notes.words.values()}
    stand |= {mark_name(body[_WORD], _part(word, _WORD).when)} if isinstance(body.get(_WORD), str) else set()
    return {name: mark for name, mark in first.items() if name in stand}


def _lost_notes(days: tuple[Record, Record], notes: Notes, erased: Stamp, first: Body) -> list[Record]:
    """The notes that were written over."""
    stand = set(notes.words.values())
    said = {pair for day in days for pair in _notes(day).words.values()}
    return [
        record
        for when, words in sorted(said - stand)
        if written_first(first, words, when) > erased
        for record in lost_words("day", f"day.{days[0].key}.{_NOTE}", "day", {_NOTE: words}, when)
    ]


def _joined_lines(a: Record, b: Record, erased: Stamp, first: Body) -> dict[str, Line]:
    """The good things of both days, each as it was left last."""
    lines: dict[str, Line] = {}
    for day in (a, b):
        part, good = _part(day, _GOOD), day.body.get(_GOOD) or ()
        emptied = NEVER if good else part.when
        for name, line in lines_in(good, day.body.get(GOODS), part.when, emptied).items():
            lines[name] = max(lines.get(name, line), line)
    for name, line in lines.items():
        if line.there and line.when > erased >= written_first(first, line.words, line.when):
            lines[name] = Line(line.when, False)
    out = lines[ALL].when if ALL in lines else NEVER
    return {n: line for n, line in lines.items() if line.when > erased and (n == ALL or line.when > out)}


def _names(day: Record) -> Iterator[str]:
    yield from (name for name in rest_of(day.body) if name not in _BESIDE)
    yield from day.body.get(EMPTIED) or ()


def _part(day: Record, name: str) -> _Part:
    value = day.body.get(name)
    if not value:
        match (day.body.get(EMPTIED) or {}).get(name):
            case [int(ms), int(n), str(device)]:
                return _Part(Stamp(ms, n, device), False, b"")
        return _NOTHING
    told = canonical(plain(value))
    match (day.body.get(SINCE) or {}).get(name):
        case [[int(ms), int(n), str(device)], str(known)] if known == digest(told):
            return _Part(Stamp(ms, n, device), True, told)
    return _Part(day.changed, True, told)
