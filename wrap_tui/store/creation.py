"""Writes a whole new vault file: created, kept beside a lost one, or salvaged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from wrap_tui.codec.record import Record, to_bytes
from wrap_tui.errors import StoreError
from wrap_tui.store import files
from wrap_tui.store.connection import Connection
from wrap_tui.store.fault import faults
from wrap_tui.store.format import APPLICATION_ID, PAGE_SIZE, SCHEMA, VERSION
from wrap_tui.store.manifest import Manifest, encode
from wrap_tui.store.reading import read_bare
from wrap_tui.store.sealing import TAG, Keys
from wrap_tui.store.slots import Slot, outside_digest
from wrap_tui.store.table import new_id

_SETTINGS: Final = (
    f"page_size={PAGE_SIZE}",
    "auto_vacuum=none",
    "encoding='UTF-8'",
    "temp_store=memory",
    "journal_mode=off",
    "synchronous=off",
    f"application_id={APPLICATION_ID}",
    f"user_version={VERSION}",
)
"""A part file needs no journal: it is synced and named when it is whole, or thrown away."""


def first_manifest(device: str) -> Manifest:
    """Where a new vault begins: one save by one device."""
    return Manifest(1, MappingProxyType({device: 1}), 0, 0, b"", 0)


def write_vault(
    path: Path,
    public: bytes,
    slots: Sequence[Slot],
    keys: Keys,
    records: Iterable[Record],
    *,
    stands_at: Manifest,
) -> None:
    """Write a vault at *path*, whole, read back and durable, or not at all. StoreError `exists`, `full`, `readonly`.

    Its manifest has the sequence and the devices of *stands_at*; rows are sealed afresh.
    """
    if os.path.lexists(path):
        raise StoreError("exists", "target")
    with files.part_file(path) as part:
        with faults(writing=True):
            connection = Connection(part, create=True)
            try:
                _fill(connection, public, slots, keys, records, stands_at)
            finally:
                connection.close()
            files.sync_file(part)
        read_bare(part, keys).keys.wipe()
        files.appear(part, path)


def _fill(
    connection: Connection, public: bytes, slots: Sequence[Slot], keys: Keys, records: Iterable[Record],
    stands_at: Manifest,
) -> None:  # fmt: skip
    sql = connection.sql
    for setting in _SETTINGS:
        sql.execute(f"pragma {setting}")
    sql.execute("begin exclusive")
    for _, _, create in SCHEMA:
        sql.execute(create)
    rows, acc = [], 0
    for record in {(record.kind, record.key): record for record in records}.values():
        row_id = new_id()
        box = keys.seal_record(row_id, 1, to_bytes(record))
        rows.append((row_id, 1, box))
        acc ^= keys.mark(row_id, 1, box[-TAG:])
    sql.executemany("insert into rec values(?,?,?)", sorted(rows))
    sql.executemany("insert into slot values(?,?,?,?)", slots)
    digest = outside_digest(public, slots)
    manifest = replace(stands_at, count=len(rows), acc=acc, outside=digest, seals=len(rows) + 1)
    head: Mapping[str, bytes] = {"public": public, "manifest": encode(manifest, keys)}
    sql.executemany("insert into head values(?,?)", sorted(head.items()))
    sql.execute("commit")
