"""Wordings that lost in a merge, kept as older ones: marked with where they came from and with what they say."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from wrap_tui.codec.record import Record
from wrap_tui.domain.anew import told
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.erasing import without_copied_name
from wrap_tui.domain.stamp import NEVER, Stamp

Body = dict[str, Any]


def lost_words(
    source: str,
    item: str,
    place: Any,
    fields: Mapping[str, Any],
    changed: Stamp,
    beside: Mapping[str, Any] | None = None,
) -> list[Record]:
    """A wording that lost, as `older`: its device is marked with where it came from and with what it says."""
    if not fields:
        return []
    body: Body = {**(beside or {}), "item": item, "place": place, "fields": plain(fields)}
    return [marked(source, body, changed)]


def marked(source: str, body: Body, changed: Stamp, extra: Mapping[str, Any] | None = None) -> Record:
    """An older wording under a key that says where it came from and what it holds."""
    after = [list(told(body))] if told(body) != NEVER else []
    mark = digest(canonical([body.get("place"), plain(body.get("fields", {})), *after]))
    device = f"{changed.device.partition('~')[0]}~{source}~{mark}"
    key = f"{body['item']}@{changed.ms}.{changed.n}.{device}"
    return Record("older", key, body, Stamp(changed.ms, changed.n, device), extra or {})


def source_of(record: Record) -> str:
    """The kind of record that a lost wording comes from, "" for any other."""
    _, _, marks = record.changed.device.partition("~")
    return marks.partition("~")[0]


def is_lost(record: Record) -> bool:
    """Whether an older wording comes from a merge, not from the history of its item."""
    return record.kind == "older" and source_of(record) in ("item", "draft", "preference", "day")


def is_history(record: Record) -> bool:
    """Whether an older wording comes from the history of its item."""
    return record.kind == "older" and not is_lost(record)


def moment_of(record: Record) -> Stamp:
    """When a wording was written, without the mark of a merge."""
    return Stamp(record.changed.ms, record.changed.n, record.changed.device.partition("~")[0])


def without_name(record: Record, erased: Collection[str]) -> Record:
    """A try-out, or an older wording of one, without the name of its tool when that is one of the *erased*."""
    fields = record.body.get("fields")
    if record.kind not in ("item", "older") or not isinstance(fields, Mapping):
        return record
    kept = without_copied_name(str(record.body.get("place", "")), fields, erased)
    if kept is fields:
        return record
    body = {**record.body, "fields": plain(kept)}
    if source_of(record):
        return marked(source_of(record), body, moment_of(record), record.extra)
    return Record(record.kind, record.key, body, record.changed, record.extra)


def plain(value: Any) -> Any:
    """A value as JSON has it: lists for tuples, objects for mappings."""
    return json.loads(json.dumps(value, default=dict, ensure_ascii=False))
