"""The part of the owner's full file that no hand writes: removed things, days, older words, moments."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final, TypeVar

from wrap_tui.codec.incoming import Incoming, NewItem
from wrap_tui.codec.record import Record
from wrap_tui.codec.toml_shape import HISTORY, ID, read_mark, read_stamp, washed
from wrap_tui.codec.toml_values import Reading
from wrap_tui.domain.day import Day, Mark, nothing
from wrap_tui.domain.edit import tidy
from wrap_tui.domain.plan import Draft, Fields, Item, Older, Preference, Value
from wrap_tui.domain.stamp import NEVER, Stamp

_T = TypeVar("_T")

_DAY: Final = frozenset(
    ["date", "word", "note", "good", "changed", "extra", "ticks", "met", "noticed", "used"]
)
_OLDER: Final = frozenset({"item", "place", "changed", "extra", "fields"})
_DRAFT: Final = frozenset({"key", "cursor", "focus", "changed", "extra", "fields"})
_PREFERENCE: Final = frozenset({"key", "value", "json", "changed", "extra"})
_UNKNOWN: Final = frozenset({"kind", "key", "body", "changed", "extra"})
_LOOSE: Final = frozenset({ID, "place", "erased", "fields"})


def read_loose(
    reading: Reading, history: Mapping[str, Any], name: str, *, removed: bool
) -> Iterator[NewItem]:
    """Things that stand outside the sections: of a question that this version does not know, or removed."""
    for path, row in _rows(reading, history, name):
        reading.only(row, _LOOSE, path)
        item_id = reading.id(_there(reading, row, ID, path), f"{path}.{ID}")
        place = reading.id(_there(reading, row, "place", path), f"{path}.place")
        fields = _fields(reading, row, path)
        whole = None
        if removed:
            erased = row.get("erased", False) is True
            whole = Item(item_id, place, fields, 0.0, NEVER, NEVER, NEVER, erased and not fields)
        yield NewItem(place, fields, path, item_id, whole)


def read_history(reading: Reading, history: Mapping[str, Any], found: list[NewItem]) -> Incoming:
    """Everything beside the items, and the items with the moments that the file gives them."""
    stamps = reading.table(history.get("stamps", {}), f"{HISTORY}.stamps")
    extras = reading.table(history.get("extras", {}), f"{HISTORY}.extras")

    def each(name: str, read: Callable[[Reading, Mapping[str, Any], str], _T]) -> tuple[_T, ...]:
        return tuple(read(reading, row, path) for path, row in _rows(reading, history, name))

    return Incoming(
        reading.file,
        tuple(_with_moments(reading, new, stamps, extras) for new in found),
        each("days", _day),
        each("older", _older),
        each("drafts", _draft),
        each("preferences", _preference),
        each("unknown", _unknown),
        tuple(reading.notes),
    )


def _rows(reading: Reading, history: Mapping[str, Any], name: str) -> list[tuple[str, Mapping[str, Any]]]:
    return reading.rows(history.get(name, []), f"{HISTORY}.{name}")


def _there(reading: Reading, row: Mapping[str, Any], key: str, path: str) -> Any:
    if key not in row:
        raise reading.refuse("missing_title", path, field=key)
    return row[key]


def _read(reading: Reading, read: Callable[[str], _T], raw: Any, path: str) -> _T:
    try:
        return read(raw)
    except (ValueError, AttributeError, TypeError, OverflowError):
        raise reading.expect("moment", path) from None


def _changed(reading: Reading, row: Mapping[str, Any], path: str) -> Stamp:
    return _read(reading, read_stamp, row["changed"], f"{path}.changed") if "changed" in row else NEVER


def _object(reading: Reading, raw: Any, path: str) -> Mapping[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, TypeError, RecursionError):
        raise reading.expect("json", path) from None
    if not isinstance(found, dict):
        raise reading.expect("json", path)
    return found


def _extra(reading: Reading, row: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    return _object(reading, row["extra"], f"{path}.extra") if "extra" in row else nothing()


def _fields(reading: Reading, row: Mapping[str, Any], path: str) -> Fields:
    path = f"{path}.fields"
    fields: dict[str, Value] = {}
    for key, value in reading.table(row.get("fields", {}), path).items():
        if isinstance(value, bool):
            fields[key] = value
        else:
            read = reading.texts if isinstance(value, list) else reading.text
            fields[key] = read(value, f"{path}.{key}")
    return tidy(fields)


def _with_moments(
    reading: Reading, new: NewItem, stamps: Mapping[str, Any], extras: Mapping[str, Any]
) -> NewItem:
    if new.id not in stamps:
        return new
    path = f"{HISTORY}.stamps.{new.id}"
    rank, created, changed, removed = _read(reading, _moments, stamps[new.id], path)
    item = new.whole or Item(new.id, new.place, new.fields, rank, created, changed)
    extra = _object(reading, extras[new.id], f"{HISTORY}.extras.{new.id}") if new.id in extras else nothing()
    return replace(
        new,
        dated=True,
        whole=replace(
            item, rank=rank, created=created, changed=changed, removed=removed or item.removed, extra=extra
        ),
    )


def _moments(text: str) -> tuple[float, Stamp, Stamp, Stamp | None]:
    rank, created, changed, *removed = text.split(" ")
    number = float(rank)
    if len(removed) > 1 or not -1e300 < number < 1e300:
        raise ValueError(text)
    return number, read_stamp(created), read_stamp(changed), read_stamp(removed[0]) if removed else None


def _day(reading: Reading, row: Mapping[str, Any], path: str) -> Day:
    reading.only(row, _DAY, path)
    date = _there(reading, row, "date", path)
    if isinstance(date, dt.date) and not isinstance(date, dt.datetime):
        date = date.isoformat()
    try:
        dt.date.fromisoformat(date)
    except (TypeError, ValueError):
        raise reading.expect("date", f"{path}.date") from None
    used = {
        key: _read(reading, _used, value, f"{path}.used.{key}")
        for key, value in reading.table(row.get("used", {}), f"{path}.used").items()
    }
    return Day(
        date,
        _marks(reading, row, "ticks", path),
        _marks(reading, row, "met", path),
        _marks(reading, row, "noticed", path),
        MappingProxyType(used),
        reading.text(row.get("word", ""), f"{path}.word"),
        reading.texts(row.get("good", []), f"{path}.good"),
        reading.text(row.get("note", ""), f"{path}.note"),
        _changed(reading, row, path),
        _extra(reading, row, path),
    )


def _marks(reading: Reading, row: Mapping[str, Any], name: str, path: str) -> Mapping[str, Mark]:
    table = reading.table(row.get(name, {}), f"{path}.{name}")
    return MappingProxyType(
        {key: _read(reading, read_mark, text, f"{path}.{name}.{key}") for key, text in table.items()}
    )


def _used(text: str) -> tuple[str, Stamp]:
    said, _, moment = text.rpartition(" ")
    return said, read_stamp(moment)


def _older(reading: Reading, row: Mapping[str, Any], path: str) -> Older:
    reading.only(row, _OLDER, path)
    item = reading.id(_there(reading, row, "item", path), f"{path}.item")
    place = reading.id(_there(reading, row, "place", path), f"{path}.place")
    return Older(
        item, place, _fields(reading, row, path), _changed(reading, row, path), _extra(reading, row, path)
    )


def _draft(reading: Reading, row: Mapping[str, Any], path: str) -> Draft:
    reading.only(row, _DRAFT, path)
    key = reading.id(_there(reading, row, "key", path), f"{path}.key")
    match row.get("cursor", [0, 0]):
        case [int(line), int(column)]:
            cursor = (line, column)
        case _:
            raise reading.expect("cursor", f"{path}.cursor")
    return Draft(
        key,
        _fields(reading, row, path),
        cursor,
        reading.text(row.get("focus", ""), f"{path}.focus"),
        _changed(reading, row, path),
        _extra(reading, row, path),
    )


def _preference(reading: Reading, row: Mapping[str, Any], path: str) -> Preference:
    reading.only(row, _PREFERENCE, path)
    key = reading.id(_there(reading, row, "key", path), f"{path}.key")
    if "json" in row:
        value = _read(reading, json.loads, row["json"], f"{path}.json")
    else:
        value = washed(_there(reading, row, "value", path))
    return Preference(key, value, _changed(reading, row, path), _extra(reading, row, path))


def _unknown(reading: Reading, row: Mapping[str, Any], path: str) -> Record:
    reading.only(row, _UNKNOWN, path)
    kind = reading.id(_there(reading, row, "kind", path), f"{path}.kind")
    key = reading.id(_there(reading, row, "key", path), f"{path}.key")
    body = _object(reading, _there(reading, row, "body", path), f"{path}.body")
    return Record(kind, key, body, _changed(reading, row, path), _extra(reading, row, path))
