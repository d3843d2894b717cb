"""SQLite as the vault uses it: settings, the lock, and every check that needs no key."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError, StoreKind
from wrap_tui.store import raw, slots
from wrap_tui.store.fault import faults
from wrap_tui.store.format import (
    AEAD,
    APPLICATION_ID,
    ID_BYTES,
    LARGEST,
    PAGE_SIZE,
    SCHEMAS,
    SLOTS,
    VERSION,
    format_name,
)
from wrap_tui.store.manifest import CHECKSUM
from wrap_tui.store.slots import Slot

PRAGMAS: Final[tuple[tuple[str, str], ...]] = (
    ("trusted_schema", "off"),
    ("cell_size_check", "on"),
    ("temp_store", "memory"),
    ("secure_delete", "on"),
    ("mmap_size", "0"),
    ("locking_mode", "exclusive"),
    ("journal_mode", "delete"),
    ("synchronous", "extra"),
    ("fullfsync", "on"),
    ("max_page_count", str(LARGEST // PAGE_SIZE)),
)
_LONGEST_PUBLIC: Final = 4096
_LONGEST_MANIFEST: Final = 1 << 20
_DEFENSIVE: Final = 1010
"""SQLITE_DBCONFIG_DEFENSIVE; Python names it from 3.12 on."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands outside the seals: version of the file, public head, vault id, slots, and the sealed manifest."""

    version: int
    public: bytes
    vault_id: bytes
    slots: tuple[Slot, ...]
    manifest: bytes


class Connection:
    """An SQLite connection that is registered while it is open, so that nothing drops its lock."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        with raw.gate:
            self.sql = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}",
                uri=True, isolation_level=None, timeout=0, check_same_thread=False,
            )  # fmt: skip
            try:
                self.identity = raw.hold(path)
            except OSError:
                self.sql.close()
                raise

    def close(self) -> None:
        """Close the file and release its lock; twice does no harm."""
        with raw.gate:
            with contextlib.suppress(sqlite3.Error):
                self.sql.close()
            raw.release(self.identity)
            self.identity = (-1, -1)


def settle(sql: sqlite3.Connection) -> None:
    """Apply the settings of VAULT.md to a connection."""
    if hasattr(sql, "setconfig"):
        sql.setconfig(_DEFENSIVE, True)
    for name, value in PRAGMAS:
        sql.execute(f"pragma {name}={value}")


def open_locked(path: Path) -> Connection:
    """Open a vault and take its lock; a save that was cut off is rolled back by SQLite.

    StoreError `missing`, `foreign`, `busy`, `readonly` or `damaged`.
    """
    status = raw.regular(path)
    if raw.is_held(path):
        raise StoreError("busy", "open in this program")
    start = raw.beginning(path)
    raw.judge(start, status.st_size)
    with faults(writing=False):
        make_private(path, status)
        connection = Connection(path)
        try:
            settle(connection.sql)
            connection.sql.execute("begin exclusive")
            connection.sql.execute("commit")
            if raw.claims(start):
                raw.whole_pages(path.stat().st_size)
        except BaseException:
            connection.close()
            raise
    return connection


def make_private(path: Path, status: os.stat_result) -> None:
    """Take reading and writing away from everyone else, where the disk knows modes."""
    if os.name == "posix" and status.st_mode & 0o077:
        with contextlib.suppress(OSError):
            path.chmod(0o600)


def look(sql: sqlite3.Connection) -> Head:
    """Read what needs no key, and check it. StoreError `foreign`, `newer` or `damaged`."""
    with faults(writing=False):
        ours = _number(sql, "application_id") == APPLICATION_ID
        version = _number(sql, "user_version")
        try:
            found = tuple(sql.execute("select type,name,sql from sqlite_master order by rowid limit 16"))
        except sqlite3.DatabaseError:
            if ours:
                raise
            raise StoreError("foreign", "another file") from None
        if not ours:
            raise StoreError("damaged" if found in SCHEMAS.values() else "foreign", "application id")
        if version > VERSION:
            raise StoreError(_newer_or_damaged(sql), f"user_version {version}")
        if found != SCHEMAS.get(version) or _number(sql, "page_size") != PAGE_SIZE:
            raise StoreError("damaged", "unexpected schema")
        return _head(sql, version)


def _number(sql: sqlite3.Connection, pragma: str) -> int:
    return int(sql.execute(f"pragma {pragma}").fetchone()[0])


def _newer_or_damaged(sql: sqlite3.Connection) -> StoreKind:
    """A real newer file also says so in its head; a flipped bit in the version number does not."""
    try:
        told = json.loads(sql.execute("select v from head where k='public'").fetchone()[0])
        return "damaged" if told["format"] == format_name(VERSION) else "newer"
    except (sqlite3.Error, TypeError, ValueError, KeyError):
        return "newer"


def _head(sql: sqlite3.Connection, version: int) -> Head:
    longest = "select k,v from head where length(v)<=? limit 4"
    rows = dict(sql.execute(longest, (_LONGEST_MANIFEST,)))
    if rows.keys() != {"public", "manifest"}:
        raise StoreError("damaged", "head")
    public, manifest = rows["public"], rows["manifest"]
    if len(public) > _LONGEST_PUBLIC:
        raise StoreError("damaged", "head")
    found = tuple(
        Slot(*row)
        for row in sql.execute("select id,kind,param,box from slot order by id limit ?", (SLOTS + 1,))
    )
    if slots.outside_digest(public, found, version)[:CHECKSUM] != manifest[:CHECKSUM]:
        raise StoreError("damaged", "head and key slots do not belong together")
    vault_id = _vault_id(public, version)
    slots.check(vault_id, found)
    return Head(version, public, vault_id, found, manifest)


def _vault_id(public: bytes, version: int) -> bytes:
    told = json.loads(public)
    if told.get("min_reader", 0) > VERSION:
        raise StoreError("newer", "min_reader")
    vault_id = bytes.fromhex(told["vault"])
    whole = len(vault_id) == ID_BYTES and told["aead"] == AEAD and told["format"] == format_name(version)
    if not whole or canonical(told) != public:
        raise StoreError("damaged", "head")
    return vault_id


def check_structure(sql: sqlite3.Connection) -> None:
    """SQLite's own check of pages and trees. StoreError `damaged` when something is found."""
    with faults(writing=False):
        if sql.execute("pragma quick_check(1)").fetchall() != [("ok",)]:
            raise StoreError("damaged", "structure")


def probe_writing(sql: sqlite3.Connection) -> None:
    """Write and roll back: SQLite opens a read-only file without a word. StoreError `readonly` or `full`."""
    with faults(writing=True):
        sql.execute("begin immediate")
        try:
            sql.execute("insert into head values('probe',x'00')")
        finally:
            if sql.in_transaction:
                sql.execute("rollback")
