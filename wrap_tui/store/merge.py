"""Unites two copies of one vault: nothing is lost, and the result is the same whichever side merges."""

# Every rule is a join (commutative, associative, idempotent): unions of rows, and the greater of two values in an
# order that both sides agree on.

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from wrap_tui.codec.record import Record
from wrap_tui.domain.day import ERASED
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.store.erased_days import erased_at, erased_days, marks_after, tells_of
from wrap_tui.store.format import canonical
from wrap_tui.store.table import RecordKey

Records = Mapping[RecordKey, Record]
Body = dict[str, Any]

_SINCE: Final = "since"
"""In a day's body after a merge: when one of its parts was written, with a digest of the words it speaks of."""


def merge(ours: Iterable[Record], theirs: Iterable[Record]) -> dict[RecordKey, Record]:
    """All records of both copies. Where one record differs, the later change wins and the other wording becomes `older`.

    Ticks, tags and links are joined element by element with their own stamps. An item erased for good on either
    side stays erased, and its older wordings and drafts go with it.
    """
    joined: dict[RecordKey, Record] = {}
    for record in (*ours, *theirs):
        _put(joined, record)
    erased = {key for (kind, key), record in joined.items() if kind == "item" and record.body.get("erased")}
    days = erased_days(joined.values())
    gone = {place for place, r in joined.items() if _tells_of_erased(r, erased) or tells_of(r, days)}
    return _without_repeats({place: record for place, record in joined.items() if place not in gone})


def _tells_of_erased(record: Record, erased: set[str]) -> bool:
    if record.kind == "item":
        return False
    return record.body.get("item") in erased or (record.kind == "draft" and record.key in erased)


def _without_repeats(united: dict[RecordKey, Record]) -> dict[RecordKey, Record]:
    """Of the wordings that lost in merges, those that say something new: each words once, the latest of them."""
    said = {(record.body.get("item"), _words(record)) for record in united.values() if _is_history(record)}
    latest: dict[tuple[str, str, bytes], Record] = {}
    for record in united.values():
        if _is_lost(record):
            owner, words = str(record.body.get("item")), _words(record)
            place = (_source(record), owner, words)
            repeats = (owner, words) in said or words == _present_words(united, _source(record), owner)
            if not repeats and (place not in latest or _moment(latest[place]) < _moment(record)):
                latest[place] = record
    stay = {record.key for record in latest.values()}
    return {place: r for place, r in united.items() if not _is_lost(r) or r.key in stay}


def _present_words(united: Mapping[RecordKey, Record], source: str, owner: str) -> bytes | None:
    """What the record that a lost wording belongs to says now, in the form of `_words`."""
    kind, key, part = source, owner, ""
    if source == "day":
        _, key, part = owner.split(".", 2)
    elif source == "preference":
        key = owner.partition(".")[2]
    now = united.get((kind, key))
    if now is None:
        return None
    if source == "day":
        return canonical(["day", {part: _plain(now.body.get(part))}])
    return _words(now)


def _put(joined: dict[RecordKey, Record], record: Record) -> None:
    """Join one record into the table; what loses comes back as records of its own, which are joined in turn."""
    waiting = [record]
    while waiting:
        new = waiting.pop()
        place = (new.kind, new.key)
        old = joined.get(place)
        if old is None or _bytes(old) == _bytes(new):
            joined[place] = new if old is None else old
            continue
        joined[place], lost = _join(old, new)
        waiting.extend(lost)


def _join(a: Record, b: Record) -> tuple[Record, list[Record]]:
    match a.kind:
        case "day":
            return _join_days(a, b)
        case "older":
            return _join_older(a, b)
        case _:
            return _join_whole(a, b)


# One record, the later change wins --------------------------------------------------------------------------


def _join_whole(a: Record, b: Record) -> tuple[Record, list[Record]]:
    loser, winner = sorted((a, b), key=_order)
    erased = bool(winner.body.get("erased"))
    body = {**_rest(winner.body), **({} if erased else _join_marks(a.body, b.body))}
    if _order(loser) == _order(winner):
        return Record(winner.kind, winner.key, body, winner.changed, winner.extra), []
    return Record(winner.kind, winner.key, body, winner.changed, winner.extra), _lost(loser, winner)


def _order(record: Record) -> tuple[bool, Stamp, bytes, bytes]:
    """Erased beats all; then the later change; then, for equal stamps, the bytes of the words and of the rest."""
    erased = bool(record.body.get("erased", False))
    return (
        erased,
        record.changed,
        _words(record),
        canonical([_plain(_rest(record.body)), _plain(record.extra)]),
    )


def _words(record: Record) -> bytes:
    """What of a record is the person's wording, as bytes."""
    match record.kind:
        case "item" | "older" | "draft":
            return canonical([record.body.get("place", record.key), _plain(record.body.get("fields", {}))])
        case "preference":
            return canonical(["preference", {"text": _plain(record.body.get("value"))}])
        case _:
            return canonical(_plain(_rest(record.body)))


def _lost(loser: Record, winner: Record) -> list[Record]:
    """The wording that lost, as a record of its own."""
    if winner.body.get("erased") and winner.kind == "item":
        return []
    match loser.kind:
        case "item" | "draft":
            place, fields = loser.body.get("place", loser.key), loser.body.get("fields", {})
            return _older(loser.kind, loser.key, place, fields, loser.changed)
        case "preference":
            value = loser.body.get("value")
            fields = {"text": value} if isinstance(value, str) and value else {}
            return _older("preference", f"preference.{loser.key}", "preference", fields, loser.changed)
        case "set-aside":
            return []
        case _:
            body = _plain(_rest(loser.body))
            told = canonical([loser.kind, loser.key, body, list(loser.changed), _plain(loser.extra)])
            return [
                Record(
                    "set-aside", f"{loser.kind}/{loser.key}@{_digest(told)}", body, loser.changed, loser.extra
                )
            ]


def _older(source: str, item: str, place: Any, fields: Mapping[str, Any], changed: Stamp) -> list[Record]:
    """A wording that lost, as `older`: its device is marked with where it came from and with what it says."""
    if not fields:
        return []
    body: Body = {"item": item, "place": place, "fields": _plain(fields)}
    return [_marked(source, body, changed)]


def _marked(source: str, body: Body, changed: Stamp, extra: Mapping[str, Any] | None = None) -> Record:
    mark = _digest(canonical([body.get("place"), _plain(body.get("fields", {}))]))
    device = f"{changed.device.partition('~')[0]}~{source}~{mark}"
    key = f"{body['item']}@{changed.ms}.{changed.n}.{device}"
    return Record("older", key, body, Stamp(changed.ms, changed.n, device), extra or {})


def _source(record: Record) -> str:
    _, _, marks = record.changed.device.partition("~")
    return marks.partition("~")[0]


def _is_lost(record: Record) -> bool:
    """Whether an older wording comes from a merge, not from the history of its item."""
    return record.kind == "older" and _source(record) in ("item", "draft", "preference", "day")


def _is_history(record: Record) -> bool:
    return record.kind == "older" and not _is_lost(record)


def _moment(record: Record) -> Stamp:
    return Stamp(record.changed.ms, record.changed.n, record.changed.device.partition("~")[0])


def _join_older(a: Record, b: Record) -> tuple[Record, list[Record]]:
    """Two wordings under one key (a copied device, the same millisecond): both stay, the lesser under a key of its own."""
    if _words(a) == _words(b):
        return max(a, b, key=_bytes), []
    loser, winner = sorted((a, b), key=lambda record: (_words(record), _bytes(record)))
    return winner, [_marked("older", _plain(loser.body), loser.changed, loser.extra)]


# Maps of marks, each with its own stamp ---------------------------------------------------------------------


def _is_marks(value: Any) -> bool:
    """Whether a value is a map of [value, stamp] pairs: ticks, things met or noticed, tags, links."""
    return isinstance(value, Mapping) and bool(value) and all(_is_mark(mark) for mark in value.values())


def _is_mark(mark: Any) -> bool:
    match mark:
        case [_, [int(), int(), str()]]:
            return True
    return False


def _rest(body: Mapping[str, Any]) -> Body:
    return {name: value for name, value in body.items() if not _is_marks(value)}


def _join_marks(a: Mapping[str, Any], b: Mapping[str, Any]) -> Body:
    names = [name for name in {**a, **b} if _is_marks(a.get(name)) or _is_marks(b.get(name))]
    return {name: _join_map(a.get(name), b.get(name)) for name in names}


def _join_map(a: Any, b: Any) -> Body:
    joined: Body = {}
    for side in (a, b):
        for key, mark in side.items() if _is_marks(side) else ():
            if key not in joined or _mark_order(joined[key]) < _mark_order(mark):
                joined[key] = mark
    return joined


def _mark_order(mark: Any) -> tuple[Stamp, bytes]:
    value, (ms, n, device) = mark
    return Stamp(ms, n, device), canonical(_plain(value))


# Days -------------------------------------------------------------------------------------------------------


def _join_days(a: Record, b: Record) -> tuple[Record, list[Record]]:
    """Part by part: what says something beats nothing, then the later one wins, the other wording is kept."""
    later = max((a, b), key=lambda day: (day.changed, canonical(_plain(day.extra))))
    body: Body = {}
    lost: list[Record] = []
    since: Body = {}
    erased = max(erased_at(a), erased_at(b))
    for name in {**_rest(a.body), **_rest(b.body)}:
        if name in (_SINCE, ERASED):
            continue
        loser, winner = sorted(((_part(day, name), day) for day in (a, b)), key=lambda pair: pair[0])
        (filled, when, told), value = winner[0], winner[1].body.get(name)
        if not filled or when <= erased:
            continue
        body[name] = value
        if when != later.changed:
            since[name] = [list(when), _digest(told)]
        if loser[0][0]:
            words = {name: _plain(loser[1].body[name])}
            lost += _older("day", f"day.{a.key}.{name}", "day", words, loser[0][1])
    if since:
        body[_SINCE] = since
    body |= marks_after(_join_marks(a.body, b.body), erased)
    if erased != NEVER:
        body[ERASED] = list(erased)
    return Record("day", a.key, body, later.changed, later.extra), lost


def _part(day: Record, name: str) -> tuple[bool, Stamp, bytes]:
    """Whether a day says something under *name*, since when, and the words as bytes: the order in which they win."""
    value = day.body.get(name)
    if not value:
        return False, Stamp(0), b""
    told = canonical(_plain(value))
    match (day.body.get(_SINCE) or {}).get(name):
        case [[int(ms), int(n), str(device)], str(digest)] if digest == _digest(told):
            return True, Stamp(ms, n, device), told
    return True, day.changed, told


# ------------------------------------------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=dict, ensure_ascii=False))


def _bytes(record: Record) -> bytes:
    return canonical(
        [record.kind, record.key, _plain(record.body), list(record.changed), _plain(record.extra)]
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
