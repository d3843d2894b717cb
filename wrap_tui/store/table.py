"""The rows of a vault in memory, and the one way in which they are written."""

from __future__ import annotations

import gc
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag

from wrap_tui.codec.record import Record, from_bytes, to_bytes
from wrap_tui.errors import StoreError
from wrap_tui.store.manifest import Manifest, decode, encode
from wrap_tui.store.sealing import TAG, Keys

RecordKey = tuple[str, str]
INNER: Final = "vault."
"""Kinds that belong to the vault itself (the spare key's secret); never handed out, never merged."""
_ID_BITS: Final = 62


def new_id() -> int:
    """A random row id that says nothing."""
    return secrets.randbits(_ID_BITS)


class Row(NamedTuple):
    """Where a record lies: row id, revision, and the tag of its box."""

    id: int
    rev: int
    tag: bytes


class Contents(NamedTuple):
    """The person's records, the vault's own, and where all of them lie, each by (kind, key)."""

    records: dict[RecordKey, Record]
    inner: dict[RecordKey, Record]
    rows: dict[RecordKey, Row]

    def everything(self) -> Iterator[Record]:
        """All records, the vault's own last."""
        yield from self.records.values()
        yield from self.inner.values()

    def side(self, kind: str) -> dict[RecordKey, Record]:
        """The table that a record of *kind* belongs to."""
        return self.inner if kind.startswith(INNER) else self.records


@dataclass(slots=True)
class Change:
    """One save, worked out but not yet believed: rows to write, rows to delete, and the manifest after it."""

    manifest: Manifest
    records: dict[RecordKey, Record | None]
    rows: dict[RecordKey, Row]
    boxes: list[tuple[int, int, bytes]]
    gone: list[int]


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Many objects are made at once, none of them garbage: the collector would only look at them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(sql: sqlite3.Connection, keys: Keys, manifest: Manifest) -> Contents:
    """Open every row and compare with the manifest. StoreError `damaged` unless all is there and nothing else."""
    contents = Contents({}, {}, {})
    records, inner, rows = contents
    acc, bad, mark, unseal = 0, 0, keys.mark, keys.open_record
    with quiet_collector():
        for row_id, rev, box in sql.execute("select id,rev,box from rec"):
            try:
                record = from_bytes(unseal(row_id, rev, box))
            except (InvalidTag, ValueError, TypeError, OverflowError, RecursionError, LookupError):
                bad += 1
                continue
            place = (record.kind, record.key)
            (inner if record.kind.startswith(INNER) else records)[place] = record
            row = rows[place] = Row(row_id, rev, box[-TAG:])
            acc ^= mark(row_id, rev, row.tag)
    if bad or len(rows) != manifest.count or acc != manifest.acc:
        raise StoreError(
            "damaged",
            f"{bad} unreadable, {len(rows)} of {manifest.count} records",
            lost=max(manifest.count - len(rows), bad),
        )
    return contents


def read_manifest(sql: sqlite3.Connection, keys: Keys) -> Manifest:
    """The manifest as it stands in the file. StoreError `damaged`."""
    row = sql.execute("select v from head where k='manifest'").fetchone()
    if row is None:
        raise StoreError("damaged", "no manifest")
    return decode(row[0], keys)


def prepare(
    contents: Contents,
    keys: Keys,
    manifest: Manifest,
    device: str,
    puts: Iterable[Record],
    deletes: Iterable[RecordKey] = (),
) -> Change:
    """Seal a save on top of *manifest*; nothing is written yet. A later put of the same record wins."""
    wanted: dict[RecordKey, Record | None] = {(put.kind, put.key): put for put in puts}
    wanted |= {place: None for place in deletes if place in contents.rows}
    rows: dict[RecordKey, Row] = {}
    boxes: list[tuple[int, int, bytes]] = []
    gone: list[int] = []
    changed = 0
    for place, record in wanted.items():
        old = contents.rows.get(place)
        if old is not None:
            changed ^= keys.mark(*old)
        if record is None:
            if old is not None:
                gone.append(old.id)
            continue
        row_id, rev = (old.id, old.rev + 1) if old is not None else (new_id(), 1)
        box = keys.seal_record(row_id, rev, to_bytes(record))
        row = rows[place] = Row(row_id, rev, box[-TAG:])
        boxes.append((row_id, rev, box))
        changed ^= keys.mark(*row)
    added = sum(place not in contents.rows for place in rows) - len(gone)
    after = manifest.after_save(device, added=added, changed=changed, seals=len(boxes))
    return Change(after, wanted, rows, boxes, gone)


def write(sql: sqlite3.Connection, keys: Keys, change: Change) -> None:
    """Put a save into the open transaction."""
    sql.executemany("delete from rec where id=?", [(row_id,) for row_id in change.gone])
    sql.executemany(
        "insert into rec values(?,?,?) on conflict(id) do update set rev=excluded.rev,box=excluded.box",
        change.boxes,
    )
    write_manifest(sql, keys, change.manifest)


def write_manifest(sql: sqlite3.Connection, keys: Keys, manifest: Manifest) -> None:
    """Put a manifest into the open transaction."""
    sql.execute(
        "insert into head values('manifest',?) on conflict(k) do update set v=excluded.v",
        (encode(manifest, keys),),
    )


def same(a: Record | None, b: Record | None) -> bool:
    """Whether two records are the same inside the seal (a tuple in memory is a list there)."""
    return a == b or (a is not None and b is not None and to_bytes(a) == to_bytes(b))


def same_all(a: Mapping[RecordKey, Record], b: Mapping[RecordKey, Record]) -> bool:
    """Whether two tables hold the same records."""
    return a.keys() == b.keys() and all(same(record, b[place]) for place, record in a.items())


def adopt(contents: Contents, change: Change) -> None:
    """Make a save that is on the disk the truth in memory."""
    for place, record in change.records.items():
        if record is None:
            contents.side(place[0]).pop(place, None)
            contents.rows.pop(place, None)
        else:
            contents.side(place[0])[place] = record
            contents.rows[place] = change.rows[place]
