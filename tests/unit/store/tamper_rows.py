"""Ways to spoil the key slots and the records of a vault."""

from __future__ import annotations

import json
import os

from tests.unit.store.tamper import CASES, Sql, by_rows, flip, from_copy, retell
from wrap_tui.domain.canonical import canonical

__all__ = ["CASES"]


# The key slots ----------------------------------------------------------------------------------------------


def _passphrase_param(sql: Sql, **changes: object) -> None:
    param = json.loads(sql.execute("select param from slot where kind='passphrase'").fetchone()[0])
    sql.execute(
        "update slot set param=? where kind='passphrase'", (canonical({**param, **changes}).decode(),)
    )


@by_rows("slot-cheaper", "the memory of the key cost lowered")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=65537)


@by_rows("slot-below-bounds", "memory below the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=8)
    retell(sql)


@by_rows("slot-memory-bomb", "memory above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, m=1 << 31)
    retell(sql)


@by_rows("slot-time-bomb", "passes above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, t=1 << 40)
    retell(sql)


@by_rows("slot-lanes", "lanes above the bounds, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, p=255)
    retell(sql)


@by_rows("slot-odd-types", "yes for a number, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, t=True)
    retell(sql)


@by_rows("slot-short-salt", "a salt of one byte, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, salt="00")
    retell(sql)


@by_rows("slot-other-kdf", "an unknown key derivation, public checksums made to fit")
def _(sql: Sql) -> None:
    _passphrase_param(sql, kdf="argon2i")
    retell(sql)


@by_rows("slot-box-bit", "one bit of the wrapped data key")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (flip(box, 50),))


@by_rows("slot-key-retold", "one bit of the wrapped data key, public checksums made to fit")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (flip(box, 50),))
    retell(sql)


@by_rows("slot-short-box", "a box that is too short, public checksums made to fit")
def _(sql: Sql) -> None:
    box = sql.execute("select box from slot where kind='passphrase'").fetchone()[0]
    sql.execute("update slot set box=? where kind='passphrase'", (box[:20],))
    retell(sql)


@by_rows("slot-spare-removed", "the spare key's slot is gone")
def _(sql: Sql) -> None:
    sql.execute("delete from slot where kind='spare'")


@by_rows("slot-spare-removed-retold", "the spare key's slot is gone, public checksums made to fit")
def _(sql: Sql) -> None:
    sql.execute("delete from slot where kind='spare'")
    retell(sql)


@by_rows("slot-none", "no slot at all")
def _(sql: Sql) -> None:
    sql.execute("delete from slot")


@by_rows("slot-two-passphrases", "two passphrase slots, public checksums made to fit")
def _(sql: Sql) -> None:
    sql.execute("insert into slot select 7,kind,param,box from slot where kind='passphrase'")
    retell(sql)


@by_rows("slot-nine", "nine slots, public checksums made to fit")
def _(sql: Sql) -> None:
    for number in range(3, 10):
        sql.execute("insert into slot values(?,'hologram','{}',?)", (number, os.urandom(84)))
    retell(sql)


@from_copy("slot-older-passphrase", "the passphrase slot of an older copy")
def _(sql: Sql, old: Sql) -> None:
    param, box = old.execute("select param,box from slot where kind='passphrase'").fetchone()
    sql.execute("update slot set param=?,box=? where kind='passphrase'", (param, box))


# The records ------------------------------------------------------------------------------------------------


@by_rows("record-bit", "one bit of a sealed record")
def _(sql: Sql) -> None:
    number, box = sql.execute("select id,box from rec limit 1").fetchone()
    sql.execute("update rec set box=? where id=?", (flip(box, 300), number))


@by_rows("record-tag", "one bit of a tag")
def _(sql: Sql) -> None:
    number, box = sql.execute("select id,box from rec limit 1").fetchone()
    sql.execute("update rec set box=? where id=?", (flip(box, -1), number))


@by_rows("record-deleted", "a row is gone")
def _(sql: Sql) -> None:
    sql.execute("delete from rec where id=(select min(id) from rec)")


@by_rows("records-all-deleted", "all rows are gone")
def _(sql: Sql) -> None:
    sql.execute("delete from rec")


@by_rows("records-swapped", "two boxes changed places")
def _(sql: Sql) -> None:
    (a, box_a), (b, box_b) = sql.execute("select id,box from rec limit 2").fetchall()
    sql.execute("update rec set box=? where id=?", (box_b, a))
    sql.execute("update rec set box=? where id=?", (box_a, b))


@by_rows("record-doubled", "a row twice, under another id")
def _(sql: Sql) -> None:
    sql.execute("insert into rec select id+1,rev,box from rec limit 1")


@by_rows("record-renumbered", "a row under another id")
def _(sql: Sql) -> None:
    sql.execute("update rec set id=id+1 where id=(select max(id) from rec)")


@by_rows("record-rev", "a revision counted up")
def _(sql: Sql) -> None:
    sql.execute("update rec set rev=rev+1 where id=(select min(id) from rec)")


@by_rows("record-as-text", "a box stored as text")
def _(sql: Sql) -> None:
    sql.execute("update rec set box='words' where id=(select min(id) from rec)")


@by_rows("record-negative", "a negative row id")
def _(sql: Sql) -> None:
    sql.execute("update rec set id=-id where id=(select min(id) from rec)")


@by_rows("record-added", "a row of someone else")
def _(sql: Sql) -> None:
    sql.execute("insert into rec values(77,1,?)", (os.urandom(1052),))


@from_copy("record-replayed", "a row as it was one save before")
def _(sql: Sql, old: Sql) -> None:
    for number, rev, box in old.execute("select id,rev,box from rec"):
        sql.execute("update rec set rev=?,box=? where id=? and rev>?", (rev, box, number, rev))


@from_copy("record-older-passphrase", "rows from before the last passphrase")
def _(sql: Sql, old: Sql) -> None:
    for number, rev, box in old.execute("select id,rev,box from rec"):
        sql.execute("update rec set rev=?,box=? where id=?", (rev, box, number))
