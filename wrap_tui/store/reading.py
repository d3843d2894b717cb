"""Reads a vault without a lock and without a write: beside an open program, from a read-only stick, from a backup."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from wrap_tui.codec.record import Record
from wrap_tui.errors import StoreError
from wrap_tui.store import raw, slots
from wrap_tui.store.connection import Head, check_structure, look, settle
from wrap_tui.store.fault import faults
from wrap_tui.store.journal import rolled_back
from wrap_tui.store.manifest import Manifest, decode
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Secret
from wrap_tui.store.slots import Unlocked
from wrap_tui.store.table import Contents, RecordKey, load, read_manifest
from wrap_tui.store.versions import brought_up

_TRIES: Final = 40
_PAUSE = 0.01
CAN_DESERIALIZE = hasattr(sqlite3.Connection, "deserialize")
"""Whether SQLite here can read a database from memory; nearly every Python 3.11 can."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole vault as it was at one moment. `manifest` has its sequence and version."""

    records: Mapping[RecordKey, Record]
    vault_id: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Bare:
    """A snapshot with its keys, for the store itself."""

    head: Head
    keys: Keys
    manifest: Manifest
    contents: Contents
    unlocked: Unlocked | None


def read(path: Path, secret: Secret | Keys, cancel: Callable[[], bool] | None = None) -> Snapshot:
    """All records of the vault at *path*, verified like on opening. Takes no lock and writes nothing.

    StoreError `missing`, `foreign`, `newer`, `damaged`, `wrong`, `cancelled`.
    """
    bare = read_bare(path, secret, cancel)
    bare.keys.wipe()
    present = brought_up(bare.head.version, bare.contents)
    return Snapshot(MappingProxyType(present.records), bare.head.vault_id.hex(), bare.manifest)


def read_bare(path: Path, secret: Secret | Keys, cancel: Callable[[], bool] | None = None) -> Bare:
    """Like `read`, with keys. A reading that met a save half-way is tried again; the same bytes twice are believed."""
    return read_state(path, secret, cancel)[1]


def read_state(
    path: Path, secret: Secret | Keys, cancel: Callable[[], bool] | None = None
) -> tuple[bytes, Bare]:
    """Like `read_bare`, with the bytes that were believed: see `states`."""
    known: dict[tuple[object, ...], Unlocked] = {}
    last: tuple[bytes, ...] = ()
    for attempt in range(_TRIES):
        found = states(path)
        try:
            return _first_whole(found, secret, cancel, known)
        except StoreError as error:
            if error.kind not in ("damaged", "foreign") or found == last or attempt == _TRIES - 1:
                raise
        last = found
        time.sleep(_PAUSE)
    raise StoreError("busy", "changing all the time")


def _first_whole(
    found: tuple[bytes, ...],
    secret: Secret | Keys,
    cancel: Callable[[], bool] | None,
    known: dict[tuple[object, ...], Unlocked],
) -> tuple[bytes, Bare]:
    """The first state that is whole. Else what stood in the way of the first; `wrong` when the secret opens none."""
    refused: list[StoreError] = []
    for data in found:
        try:
            return data, _read(data, secret, cancel, known)
        except StoreError as error:
            if error.kind not in ("damaged", "foreign", "wrong"):
                raise
            refused.append(error)
    raise next((error for error in refused if error.kind == "wrong"), refused[0])


def read_copy(
    path: Path, keys: Keys, secret: Secret | None, cancel: Callable[[], bool] | None = None
) -> Bare:
    """Read another copy of the vault that *keys* belong to, with its own secret or (None) with the same keys.

    StoreError `foreign` for another vault, `wrong` when the same keys do not open it.
    """
    head = look_at(path)
    if head.vault_id != keys.vault_id:
        raise StoreError("foreign", "another vault")
    if secret is not None:
        return read_bare(path, secret, cancel)
    try:
        decode(head.manifest, keys)
    except StoreError:
        raise StoreError("wrong", "another data key") from None
    return read_bare(path, keys, cancel)


def states(path: Path) -> tuple[bytes, ...]:
    """What the file at *path* may stand for: its bytes as they are, and with the save of its journal rolled back.

    Bytes that are whole as they are count first: a journal that is left over from another save, by a copying
    program for example, would take acknowledged words back.
    """
    data = raw.read(path)
    journal = journal_of(path)
    with contextlib.suppress(OSError), raw.gate:
        if 0 < journal.stat().st_size <= raw.LARGEST_JOURNAL:
            rolled = rolled_back(data, journal.read_bytes())
            return (data, rolled) if rolled != data else (data,)
    return (data,)


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the pages that a save is changing."""
    return path.resolve().with_name(path.resolve().name + "-journal")


def look_at(path: Path) -> Head:
    """All that needs no key, of the first state whose pages are whole. StoreError `missing`, `foreign`, `newer`, `damaged`."""
    refused: StoreError | None = None
    for data in states(path):
        try:
            with in_memory(data) as sql:
                head = look(sql)
                check_structure(sql)
                return head
        except StoreError as error:
            refused = refused or error
    raise refused or StoreError("damaged", "no state")


def _read(
    data: bytes,
    secret: Secret | Keys,
    cancel: Callable[[], bool] | None,
    known: dict[tuple[object, ...], Unlocked],
) -> Bare:
    with in_memory(data) as sql:
        head = look(sql)
        check_structure(sql)
        with faults(writing=False):
            keys, unlocked = _unlocked(head, secret, cancel, known)
            manifest = read_manifest(sql, keys)
            if manifest.outside != slots.outside_digest(head.public, head.slots, head.version):
                raise StoreError("damaged", "head or key slots changed")
            return Bare(head, keys, manifest, load(sql, keys, manifest), unlocked)


def _unlocked(
    head: Head,
    secret: Secret | Keys,
    cancel: Callable[[], bool] | None,
    known: dict[tuple[object, ...], Unlocked],
) -> tuple[Keys, Unlocked | None]:
    if isinstance(secret, Keys):
        return Keys(secret.data_key, head.vault_id), None
    place = (head.public, head.slots)
    if place not in known:
        known[place] = slots.unlock(head.vault_id, head.slots, secret, cancel)
    return Keys(known[place].data_key, head.vault_id), known[place]


@contextmanager
def in_memory(data: bytes) -> Iterator[sqlite3.Connection]:
    """The bytes of a vault as a database that no file stands behind."""
    raw.judge(data[: raw.HEADER], len(data))
    with contextlib.ExitStack() as stack:
        with faults(writing=False):
            if CAN_DESERIALIZE:
                sql = stack.enter_context(
                    contextlib.closing(sqlite3.connect(":memory:", isolation_level=None))
                )
                sql.deserialize(data)
            else:
                sql = stack.enter_context(_from_copy(data))
            settle(sql)
        if raw.claims(data[: raw.HEADER]):
            raw.whole_pages(len(data))
        yield sql


@contextmanager
def _from_copy(data: bytes) -> Iterator[sqlite3.Connection]:
    """For a Python whose SQLite cannot read from memory: a private copy, sealed as the file is."""
    with tempfile.TemporaryDirectory(prefix="wrap-") as folder:
        copy = Path(folder) / "copy"
        handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        with contextlib.closing(sqlite3.connect(copy.as_uri(), uri=True, isolation_level=None)) as sql:
            yield sql
