"""Unites two copies of one vault: nothing is lost, and the result is the same whichever side merges."""

# Every rule is a join (commutative, associative, idempotent): unions of rows, and the greater of two values in an
# order that both sides agree on.

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wrap_tui.codec.record import Record
from wrap_tui.domain import anew
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.day import date_of_draft
from wrap_tui.domain.erasing import draft_about
from wrap_tui.domain.item_parts import wording
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.store.erased_days import erased_days, tells_of
from wrap_tui.store.erased_items import erased_before, erased_items, is_blank, sound, tells_of_erased
from wrap_tui.store.lost_words import (
    is_history,
    is_lost,
    lost_words,
    marked,
    moment_of,
    plain,
    source_of,
    without_name,
)
from wrap_tui.store.marks import join_marks, rest_of
from wrap_tui.store.merged_days import join_days
from wrap_tui.store.merged_drafts import dropped_in, join_drafts, without_dropped
from wrap_tui.store.merged_items import join_items, where_it_stands
from wrap_tui.store.table import RecordKey

Records = Mapping[RecordKey, Record]


def merge(ours: Iterable[Record], theirs: Iterable[Record]) -> dict[RecordKey, Record]:
    """All records of both copies. Where one record differs, the later change wins and the other wording becomes `older`.

    Ticks, tags and links are joined element by element with their own stamps. What was written of an item before it
    was erased for good on either side is gone: words, older wordings and drafts. What knows the erasing stays.
    """
    joined: dict[RecordKey, Record] = {}
    both = tuple(sound(record) for record in (*ours, *theirs))
    erased = erased_items(both)
    for record in both:
        _put(joined, without_name(record, erased))
    days = erased_days(joined.values())
    joined = dict(_left(joined, days, erased))
    gone = {place for place, r in joined.items() if tells_of_erased(r, erased) or tells_of(r, days)}
    return _without_repeats(_in_place({place: r for place, r in joined.items() if place not in gone}))


def _left(
    joined: Records, days: Mapping[str, Stamp], erased: Mapping[str, Stamp]
) -> Iterator[tuple[RecordKey, Record]]:
    """All but the half-typed words that were dropped, or erased with their day or their thing, on a computer that had
    seen them.
    """
    dropped = dropped_in(joined.values())
    for place, record in joined.items():
        left: Record | None = record
        if record.kind == "draft":
            day, thing = date_of_draft(record.key), draft_about(record.key)
            left = without_dropped(record, dropped, days.get(day, NEVER), erased.get(thing, NEVER))
        if left is not None:
            yield place, left


def _in_place(united: dict[RecordKey, Record]) -> dict[RecordKey, Record]:
    moved: dict[RecordKey, Record] = {}
    for record in united.values():
        now = where_it_stands(record, united) if is_lost(record) else record
        place = (now.kind, now.key)
        moved[place] = max(moved.get(place, now), now, key=_bytes)
    return moved


def _without_repeats(united: dict[RecordKey, Record]) -> dict[RecordKey, Record]:
    """Of the wordings that lost in merges, those that say something new: each words once, the latest of them."""
    said = {(record.body.get("item"), _saying(record)) for record in united.values() if is_history(record)}
    latest: dict[tuple[str, str, bytes], Record] = {}
    for record in united.values():
        if is_lost(record):
            owner, words = str(record.body.get("item")), _saying(record)
            place = (source_of(record), owner, words)
            repeats = (owner, words) in said or words == _present_words(united, source_of(record), owner)
            if not repeats and (place not in latest or _newness(latest[place]) < _newness(record)):
                latest[place] = record
    stay = {record.key for record in latest.values()}
    return {place: r for place, r in united.items() if not is_lost(r) or r.key in stay}


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
        return canonical([list(NEVER), {part: plain(now.body.get(part))}])
    return _saying(now)


def _saying(record: Record) -> bytes:
    """The words of a record wherever it stands: one that was moved to another list says the same as before."""
    if record.kind == "preference":
        return canonical([list(NEVER), {"text": plain(record.body.get("value"))}])
    return canonical([list(erased_before(record)), plain(wording(record.body.get("fields", {})))])


def _newness(record: Record) -> tuple[Stamp, str]:
    return moment_of(record), record.key


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
            return join_days(a, b)
        case "older":
            return _join_older(a, b)
        case "draft":
            return join_drafts(a, b), []
        case _:
            return _join_whole(a, b)


# One record, the later change wins --------------------------------------------------------------------------


def _join_whole(a: Record, b: Record) -> tuple[Record, list[Record]]:
    blank = is_blank(a) or is_blank(b)
    if a.kind == "item" and not blank and erased_before(a) == erased_before(b):
        return join_items(a, b)
    loser, winner = sorted((a, b), key=_order)
    body = _joined_body(loser, winner)
    if _order(loser) == _order(winner):
        return Record(winner.kind, winner.key, body, winner.changed, winner.extra), []
    return Record(winner.kind, winner.key, body, winner.changed, winner.extra), _lost(loser)


def _joined_body(loser: Record, winner: Record) -> Mapping[str, Any]:
    if is_blank(winner):
        return rest_of(winner.body)
    if erased_before(loser) != erased_before(winner) or is_blank(loser):
        return winner.body
    return {**rest_of(winner.body), **join_marks(loser.body, winner.body)}


def _order(record: Record) -> tuple[Stamp, bool, Stamp, bytes, bytes]:
    """What knows the later erasing for good beats all, and words written after it beat its mark; then the later change
    wins; then, for equal stamps, the bytes of the words and of the rest.
    """
    return (
        erased_before(record),
        not is_blank(record),
        record.changed,
        _words(record),
        canonical([plain(rest_of(record.body)), plain(record.extra)]),
    )


def _words(record: Record) -> bytes:
    """What of a record is the person's wording, as bytes."""
    match record.kind:
        case "item" | "older":
            place, fields = record.body.get("place", record.key), record.body.get("fields", {})
            return canonical([list(erased_before(record)), place, plain(fields)])
        case "preference":
            return canonical(["preference", {"text": plain(record.body.get("value"))}])
        case _:
            return canonical(plain(rest_of(record.body)))


def _lost(loser: Record) -> list[Record]:
    """The wording that lost, as a record of its own."""
    match loser.kind:
        case "item":
            place, fields = loser.body.get("place", loser.key), loser.body.get("fields", {})
            beside = anew.beside(anew.told(loser.body))
            return lost_words(loser.kind, loser.key, place, fields, loser.changed, beside)
        case "preference":
            value = loser.body.get("value")
            fields = {"text": value} if isinstance(value, str) and value else {}
            return lost_words("preference", f"preference.{loser.key}", "preference", fields, loser.changed)
        case "set-aside":
            return []
        case _:
            body = plain(rest_of(loser.body))
            told = canonical([loser.kind, loser.key, body, list(loser.changed), plain(loser.extra)])
            return [
                Record(
                    "set-aside", f"{loser.kind}/{loser.key}@{digest(told)}", body, loser.changed, loser.extra
                )
            ]


def _join_older(a: Record, b: Record) -> tuple[Record, list[Record]]:
    """Two wordings under one key (a copied device, the same millisecond): both stay, the lesser under a key of its own."""
    if _words(a) == _words(b):
        return max(a, b, key=_bytes), []
    loser, winner = sorted((a, b), key=lambda record: (erased_before(record), _words(record), _bytes(record)))
    return winner, [marked("older", plain(loser.body), loser.changed, loser.extra)]


def _bytes(record: Record) -> bytes:
    return canonical([record.kind, record.key, plain(record.body), list(record.changed), plain(record.extra)])
