"""Ways to spoil a vault, each with the kind that it must be refused with."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from wrap_tui.store import slots
from wrap_tui.store.format import canonical
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


def _bytes(name: str, kind: str, why: str) -> Callable[[Callable[[bytearray], None]], None]:
    def register(work: Callable[[bytearray], None]) -> None:
        def spoil(path: Path, _: Copies) -> None:
            data = bytearray(path.read_bytes())
            work(data)
            path.write_bytes(data)

        CASES[name] = Case(kind, why, spoil)

    return register


def _rows(name: str, why: str, kind: str = "damaged") -> Callable[[Callable[[Sql], None]], None]:
    def register(work: Callable[[Sql], None]) -> None:
        def spoil(path: Path, _: Copies) -> None:
            with opened(path) as sql:
                work(sql)

        CASES[name] = Case(kind, why, spoil)

    return register


def _from_copy(name: str, why: str) -> Callable[[Callable[[Sql, Sql], None]], None]:
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


@_bytes("empty-file", "foreign", "no bytes at all")
def _(data: bytearray) -> None:
    data.clear()


@_bytes("text", "foreign", "a text file")
def _(data: bytearray) -> None:
    data[:] = b"Dear diary, nothing of this is a vault.\n" * 300


@_bytes("first-bytes", "damaged", "SQLite's first bytes are gone, the mark of a vault is there")
def _(data: bytearray) -> None:
    data[:16] = bytes(16)


@_bytes("application-id", "damaged", "one bit of the application id")
def _(data: bytearray) -> None:
    data[70] ^= 1


@_bytes("version-bit", "damaged", "user_version says 3, the head says wrap/1")
def _(data: bytearray) -> None:
    data[63] ^= 2


@_bytes("cut-in-the-header", "damaged", "50 bytes are left")
def _(data: bytearray) -> None:
    del data[50:]


@_bytes("cut-last-page", "damaged", "the last page is gone")
def _(data: bytearray) -> None:
    del data[-8192:]


@_bytes("cut-in-a-page", "damaged", "the last 100 bytes are gone")
def _(data: bytearray) -> None:
    del data[-100:]


# The schema -------------------------------------------------------------------------------------------------


def _other_database(path: Path, _: Copies) -> None:
    path.unlink()
    with opened(path) as sql:
        sql.execute("create table diary(words)")


CASES["other-database"] = Case("foreign", "an SQLite file of another program", _other_database)


@_rows("trigger", "a trigger that eats new rows")
def _(sql: Sql) -> None:
    sql.execute("create trigger t before insert on rec begin select raise(ignore); end")


@_rows("extra-table", "a fourth table")
def _(sql: Sql) -> None:
    sql.execute("create table extra(x)")


@_rows("view", "a view")
def _(sql: Sql) -> None:
    sql.execute("create view v as select * from rec")


@_rows("index", "an index")
def _(sql: Sql) -> None:
    sql.execute("create index i on rec(rev)")


@_rows("schema-text", "the SQL of a table has one more space")
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


@_rows("newer-version", "a newer version of the format", "newer")
def _(sql: Sql) -> None:
    sql.execute("update head set v=cast(replace(cast(v as text),'wrap/1','wrap/2') as blob) where k='public'")
    sql.execute("pragma user_version=2")


@_rows("newer-reader", "a newer reader is asked for", "newer")
def _(sql: Sql) -> None:
    sql.execute(
        "update head set v=cast(replace(cast(v as text),'der\":1','der\":2') as blob) where k='public'"
    )
    retell(sql)


@_rows("reader-bit", "one bit of min_reader")
def _(sql: Sql) -> None:
    sql.execute(
        "update head set v=cast(replace(cast(v as text),'der\":1','der\":3') as blob) where k='public'"
    )


@_rows("vault-id", "another vault id")
def _(sql: Sql) -> None:
    public = sql.execute("select v from head where k='public'").fetchone()[0]
    told = json.loads(public)
    told["vault"] = "00" * 16
    sql.execute("update head set v=? where k='public'", (canonical(told),))


@_rows("vault-id-retold", "another vault id, public checksums made to fit")
def _(sql: Sql) -> None:
    public = sql.execute("select v from head where k='public'").fetchone()[0]
    told = json.loads(public)
    told["vault"] = told["vault"].upper()
    sql.execute("update head set v=? where k='public'", (json.dumps(told).encode(),))
    retell(sql)


@_rows("public-not-json", "the public head is no JSON")
def _(sql: Sql) -> None:
    sql.execute("update head set v=x'ff00' where k='public'")


@_rows("public-missing", "no public head")
def _(sql: Sql) -> None:
    sql.execute("delete from head where k='public'")


@_rows("head-extra", "a third row in the head")
def _(sql: Sql) -> None:
    sql.execute("insert into head values('more',x'00')")


@_rows("manifest-missing", "no manifest")
def _(sql: Sql) -> None:
    sql.execute("delete from head where k='manifest'")


@_rows("manifest-bit", "one bit of the sealed manifest")
def _(sql: Sql) -> None:
    box = sql.execute("select v from head where k='manifest'").fetchone()[0]
    sql.execute("update head set v=? where k='manifest'", (flip(box, 40),))


@_from_copy("manifest-replayed", "the manifest of the save before")
def _(sql: Sql, old: Sql) -> None:
    sql.execute(
        "update head set v=? where k='manifest'",
        old.execute("select v from head where k='manifest'").fetchone(),
    )


# The key slots ----------------------------------------------------------------------------------------------


def _passphrase_param(sql: Sql, **changes: object) -> None:
    param = json.loads(sql.execute("select param from slot where kind='passphrase'").fetchone()[0])
    sql.execute(
        "update slot set param=? where kind='passphrase'", (canonical({**param, **changes}).decode(),)
    )


@_rows("slot-cheaper", "the memory of the key cost lowered")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=65537)


@_rows("slot-below-bounds", "memory below the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=8)
    retell(sql)


@_rows("slot-memory-bomb", "memory above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=1 << 31)
    retell(sql)


@_rows("slot-time-bomb", "passes above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, t=1 << 40)
    retell(sql)


@_rows("slot-lanes", "lanes above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, p=255)
    retell(sql)


@_rows("slot-odd-types", "yes for a number, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, t=True)
    retell(sql)


@_rows("slot-short-salt", "a salt of one byte, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, salt="00")
    retell(sql)


@_rows("slot-other-kdf", "an unknown key derivation, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, kdf="argon2i")
    retell(sql)


@_rows("slot-box-bit", "one bit of the wrapped data key")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (flip(box, 50),))


@_rows("slot-key-retold", "one bit of the wrapped data key, public checksums made to fit")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (flip(box, 50),))
    retell(sql)


@_rows("slot-short-box", "a box that is too short, public checksums made to fit")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (box[:20],))
    retell(sql)


@_rows("slot-spare-removed", "the spare key's slot is gone")
def _(sql: Sql) -> None:
    sql.execute("delete from slot where kind='spare'")


@_rows("slot-spare-removed-retold", "the spare key's slot is gone, public checksums made to fit")
def _(sql: Sql) -> None:
    sql.execute("delete from slot where kind='spare'")
    retell(sql)


@_rows("slot-none", "no slot at all")
def _(sql: Sql) -> None:
    sql.execute("delete from slot")


@_rows("slot-two-passphrases", "two passphrase slots, public checksums made to fit")
def _(sql: Sql) -> None:
    sql.execute("insert into slot select 7,kind,param,box from slot where kind='passphrase'")
    retell(sql)


@_rows("slot-nine", "nine slots, public checksums made to fit")
def _(sql: Sql) -> None:
    for number in range(3, 10):
        sql.execute("insert into slot values(?,'hologram','{}',?)", (number, os.urandom(84)))
    retell(sql)


@_from_copy("slot-older-passphrase", "the passphrase slot of an older copy")
def _(sql: Sql, old: Sql) -> None:
    param, box = old.execute("select param,box from slot where kind='passphrase'").fetchone()
    sql.execute("update slot set param=?,box=? where kind='passphrase'", (param, box))


# The records ------------------------------------------------------------------------------------------------


@_rows("record-bit", "one bit of a sealed record")
def _(sql: Sql) -> None:
    number, box = sql.execute("select id,box from rec limit 1").fetchone()
    sql.execute("update rec set box=? where id=?", (flip(box, 300), number))


@_rows("record-tag", "one bit of a tag")
def _(sql: Sql) -> None:
    number, box = sql.execute("select id,box from rec limit 1").fetchone()
    sql.execute("update rec set box=? where id=?", (flip(box, -1), number))


@_rows("record-deleted", "a row is gone")
def _(sql: Sql) -> None:
    sql.execute("delete from rec where id=(select min(id) from rec)")


@_rows("records-all-deleted", "all rows are gone")
def _(sql: Sql) -> None:
    sql.execute("delete from rec")


@_rows("records-swapped", "two boxes changed places")
def _(sql: Sql) -> None:
    (a, box_a), (b, box_b) = sql.execute("select id,box from rec limit 2").fetchall()
    sql.execute("update rec set box=? where id=?", (box_b, a))
    sql.execute("update rec set box=? where id=?", (box_a, b))


@_rows("record-doubled", "a row twice, under another id")
def _(sql: Sql) -> None:
    sql.execute("insert into rec select id+1,rev,box from rec limit 1")


@_rows("record-renumbered", "a row under another id")
def _(sql: Sql) -> None:
    sql.execute("update rec set id=id+1 where id=(select max(id) from rec)")


@_rows("record-rev", "a revision counted up")
def _(sql: Sql) -> None:
    sql.execute("update rec set rev=rev+1 where id=(select min(id) from rec)")


@_rows("record-as-text", "a box stored as text")
def _(sql: Sql) -> None:
    sql.execute("update rec set box='words' where id=(select min(id) from rec)")


@_rows("record-negative", "a negative row id")
def _(sql: Sql) -> None:
    sql.execute("update rec set id=-id where id=(select min(id) from rec)")


@_rows("record-added", "a row of someone else")
def _(sql: Sql) -> None:
    sql.execute("insert into rec values(77,1,?)", (os.urandom(1052),))


@_from_copy("record-replayed", "a row as it was one save before")
def _(sql: Sql, old: Sql) -> None:
    for number, rev, box in old.execute("select id,rev,box from rec"):
        sql.execute("update rec set rev=?,box=? where id=? and rev>?", (rev, box, number, rev))


@_from_copy("record-older-passphrase", "rows from before the last passphrase")
def _(sql: Sql, old: Sql) -> None:
    for number, rev, box in old.execute("select id,rev,box from rec"):
        sql.execute("update rec set rev=?,box=? where id=?", (rev, box, number))
