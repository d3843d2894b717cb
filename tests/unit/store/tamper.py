"""Ways to spoil a vault, each with the kind that it must be refused with."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from wrap_tui.domain.canonical import canonical
from wrap_tui.store import slots
from wrap_tui.store.slots import Slot


class Copies(NamedTuple):
    """Older copies of the vault: one from before the last passphrase, one from the last save but one."""

    older: Path
    mid: Path


@dataclass(frozen=True)
class Case:
    """One failure: what is done, the kind it gives, and why in a few words."""

    kind: str
    why: str
    spoil: Callable[[Path, Copies], None]


CASES: dict[str, Case] = {}

Sql = sqlite3.Connection


@contextmanager
def opened(path: Path) -> Iterator[Sql]:
    """The vault as a plain SQLite file, committed and closed at the end."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as sql:
        sql.execute("begin")
        yield sql
        sql.execute("commit")


def by_bytes(name: str, kind: str, why: str) -> Callable[[Callable[[bytearray], None]], None]:
    """Register work on the bytes of the file."""

    def register(work: Callable[[bytearray], None]) -> None:
        def spoil(path: Path, _: Copies) -> None:
            data = bytearray(path.read_bytes())
            work(data)
            path.write_bytes(data)

        CASES[name] = Case(kind, why, spoil)

    return register


def by_rows(name: str, why: str, kind: str = "damaged") -> Callable[[Callable[[Sql], None]], None]:
    """Register work on its rows."""

    def register(work: Callable[[Sql], None]) -> None:
        def spoil(path: Path, _: Copies) -> None:
            with opened(path) as sql:
                work(sql)

        CASES[name] = Case(kind, why, spoil)

    return register


def from_copy(name: str, why: str) -> Callable[[Callable[[Sql, Sql], None]], None]:
    """Register work on its rows with those of an older copy at hand."""

    def register(work: Callable[[Sql, Sql], None]) -> None:
        def spoil(path: Path, copies: Copies) -> None:
            copy = copies.older if name.endswith("older-passphrase") else copies.mid
            with opened(path) as sql, contextlib.closing(sqlite3.connect(copy)) as old:
                work(sql, old)

        CASES[name] = Case("damaged", why, spoil)

    return register


def retell(sql: Sql) -> None:
    """Make the public checksums fit again, as someone who knows the format would."""
    public = sql.execute("select v from head where k='public'").fetchone()[0]
    vault_id = bytes.fromhex(json.loads(public)["vault"])
    for slot in [Slot(*row) for row in sql.execute("select id,kind,param,box from slot")]:
        body = slot.box[:-8]
        bound = slots._bound(vault_id, slot.kind, slot.param)
        sql.execute("update slot set box=? where id=?", (body + slots._checksum(bound, body), slot.id))
    found = [Slot(*row) for row in sql.execute("select id,kind,param,box from slot")]
    manifest = sql.execute("select v from head where k='manifest'").fetchone()[0]
    told = slots.outside_digest(public, found)[:8] + manifest[8:]
    sql.execute("update head set v=? where k='manifest'", (told,))


def flip(box: bytes, at: int) -> bytes:
    """*box* with one bit the other way."""
    return box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] if at >= 0 else flip(box, len(box) + at)


# The file as bytes ------------------------------------------------------------------------------------------


@by_bytes("empty-file", "foreign", "no bytes at all")
def _(data: bytearray) -> None:
    data.clear()


@by_bytes("text", "foreign", "a text file")
def _(data: bytearray) -> None:
    data[:] = b"Dear diary, nothing of this is a vault.\n" * 300


@by_bytes("first-bytes", "damaged", "SQLite's first bytes are gone, the mark of a vault is there")
def _(data: bytearray) -> None:
    data[:16] = bytes(16)


@by_bytes("application-id", "damaged", "one bit of the application id")
def _(data: bytearray) -> None:
    data[70] ^= 1


@by_bytes("version-bit", "damaged", "user_version says 3, the head says wrap/1")
def _(data: bytearray) -> None:
    data[63] ^= 2


@by_bytes("cut-in-the-header", "damaged", "50 bytes are left")
def _(data: bytearray) -> None:
    del data[50:]


@by_bytes("cut-last-page", "damaged", "the last page is gone")
def _(data: bytearray) -> None:
    del data[-8192:]


@by_bytes("cut-in-a-page", "damaged", "the last 100 bytes are gone")
def _(data: bytearray) -> None:
    del data[-100:]


# The schema -------------------------------------------------------------------------------------------------


def _other_database(path: Path, _: Copies) -> None:
    path.unlink()
    with opened(path) as sql:
        sql.execute("create table diary(words)")


CASES["other-database"] = Case("foreign", "an SQLite file of another program", _other_database)


@by_rows("trigger", "a trigger that eats new rows")
def _(sql: Sql) -> None:
    sql.execute("create trigger t before insert on rec begin select raise(ignore); end")


@by_rows("extra-table", "a fourth table")
def _(sql: Sql) -> None:
    sql.execute("create table extra(x)")


@by_rows("view", "a view")
def _(sql: Sql) -> None:
    sql.execute("create view v as select * from rec")


@by_rows("index", "an index")
def _(sql: Sql) -> None:
    sql.execute("create index i on rec(rev)")


@by_rows("schema-text", "the SQL of a table has one more space")
def _(sql: Sql) -> None:
    rows = sql.execute("select * from rec").fetchall()
    sql.execute("drop table rec")
    sql.execute("CREATE TABLE rec(id INTEGER PRIMARY KEY, rev INTEGER NOT NULL,box BLOB NOT NULL)")
    sql.executemany("insert into rec values(?,?,?)", rows)


def _page_size(path: Path, _: Copies) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as sql:
        sql.execute("pragma page_size=4096")
        sql.execute("vacuum")


CASES["page-size"] = Case("damaged", "pages of 4096 bytes", _page_size)


# The head ---------------------------------------------------------------------------------------------------


@by_rows("newer-version", "a newer version of the format", "newer")
def _(sql: Sql) -> None:
    sql.execute("update head set v=cast(replace(cast(v as text),'wrap/1','wrap/2') as blob) where k='public'")
    sql.execute("pragma user_version=2")


@by_rows("newer-reader", "a newer reader is asked for", "newer")
def _(sql: Sql) -> None:
    sql.execute(
        "update head set v=cast(replace(cast(v as text),'der\":1','der\":2') as blob) where k='public'"
    )
    retell(sql)


@by_rows("reader-bit", "one bit of min_reader")
def _(sql: Sql) -> None:
    sql.execute(
        "update head set v=cast(replace(cast(v as text),'der\":1','der\":3') as blob) where k='public'"
    )


@by_rows("vault-id", "another vault id")
def _(sql: Sql) -> None:
    public = sql.execute("select v from head where k='public'").fetchone()[0]
    told = json.loads(public)
    told["vault"] = "00" * 16
    sql.execute("update head set v=? where k='public'", (canonical(told),))


@by_rows("vault-id-retold", "another vault id, public checksums made to fit")
def _(sql: Sql) -> None:
    public = sql.execute("select v from head where k='public'").fetchone()[0]
    told = json.loads(public)
    told["vault"] = told["vault"].upper()
    sql.execute("update head set v=? where k='public'", (json.dumps(told).encode(),))
    retell(sql)


@by_rows("public-not-json", "the public head is no JSON")
def _(sql: Sql) -> None:
    sql.execute("update head set v=x'ff00' where k='public'")


@by_rows("public-missing", "no public head")
def _(sql: Sql) -> None:
    sql.execute("delete from head where k='public'")


@by_rows("head-extra", "a third row in the head")
def _(sql: Sql) -> None:
    sql.execute("insert into head values('more',x'00')")


@by_rows("manifest-missing", "no manifest")
def _(sql: Sql) -> None:
    sql.execute("delete from head where k='manifest'")


@by_rows("manifest-bit", "one bit of the sealed manifest")
def _(sql: Sql) -> None:
    box = sql.execute("select v from head where k='manifest'").fetchone()[0]
    sql.execute("update head set v=? where k='manifest'", (flip(box, 40),))


@from_copy("manifest-replayed", "the manifest of the save before")
def _(sql: Sql, old: Sql) -> None:
    sql.execute(
        "update head set v=? where k='manifest'",
        old.execute("select v from head where k='manifest'").fetchone(),
    )
