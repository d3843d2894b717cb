"""Rows, slots and heads of a vault deleted, swapped, doubled and put back from older copies; journals of older saves beside it."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from typing import Final

from tests.faults.damage import Damaged
from tests.unit.store import tamper

Sql = sqlite3.Connection
Move = Callable[[Sql, Sql, random.Random], object]


def _ids(sql: Sql, pick: random.Random, count: int = 1) -> list[int]:
    found = [row[0] for row in sql.execute("select id from rec order by id")]
    return pick.sample(found, min(count, len(found)))


def _delete(sql: Sql, old: Sql, pick: random.Random) -> object:
    return sql.execute("delete from rec where id=?", _ids(sql, pick))


def _swap(sql: Sql, old: Sql, pick: random.Random) -> object:
    a, b = _ids(sql, pick, 2)
    one, two = (sql.execute("select rev,box from rec where id=?", (x,)).fetchone() for x in (a, b))
    return sql.executemany("update rec set rev=?,box=? where id=?", [(*two, a), (*one, b)])


def _double(sql: Sql, old: Sql, pick: random.Random) -> object:
    (row,) = _ids(sql, pick)
    return sql.execute("insert into rec select ?,rev,box from rec where id=?", (pick.getrandbits(61), row))


def _replay(sql: Sql, old: Sql, pick: random.Random) -> object:
    rows = old.execute("select id,rev,box from rec order by id").fetchall()
    return sql.execute("insert or replace into rec values(?,?,?)", pick.choice(rows))


def _replay_all(sql: Sql, old: Sql, pick: random.Random) -> object:
    sql.execute("delete from rec")
    return sql.executemany(
        "insert into rec values(?,?,?)", old.execute("select id,rev,box from rec").fetchall()
    )


def _revise(sql: Sql, old: Sql, pick: random.Random) -> object:
    return sql.execute(
        "update rec set rev=rev+? where id=?", (pick.choice((-1, 1, 1 << 40)), *_ids(sql, pick))
    )


def _slot(sql: Sql, old: Sql, pick: random.Random) -> object:
    rows = old.execute("select id,kind,param,box from slot").fetchall()
    return sql.execute("insert or replace into slot values(?,?,?,?)", pick.choice(rows))


def _no_spare(sql: Sql, old: Sql, pick: random.Random) -> object:
    return sql.execute("delete from slot where kind='spare'")


def _manifest(sql: Sql, old: Sql, pick: random.Random) -> object:
    (value,) = old.execute("select v from head where k='manifest'").fetchone()
    return sql.execute("update head set v=? where k='manifest'", (value,))


MOVES: Final[tuple[Move, ...]] = (
    _delete, _swap, _double, _replay, _replay_all, _revise, _slot, _no_spare, _manifest,
)  # fmt: skip


def moves(damaged: Damaged, count: int, pick: random.Random) -> Iterator[tuple[str, bytes]]:
    """One to three moves at random, half of them with the public checksums made to fit afterwards.

    All old rows with their old manifest are a whole older copy: that is noticed by what the computer remembers
    (tests/unit/store/test_anchor.py), so it is none of these.
    """
    for number in range(count):
        chosen = pick.choices(MOVES, k=pick.randrange(1, 4))
        if {_replay_all, _manifest} <= {*chosen}:
            chosen = [move for move in chosen if move is not _manifest]
        retold = pick.random() < 0.5
        data = _moved(damaged, pick.choice(damaged.older), chosen, retold, pick)
        names = ", ".join(move.__name__.strip("_") for move in chosen)
        yield f"{number}: {names}{', checksums made to fit' if retold else ''}", data


def _moved(damaged: Damaged, older: bytes, chosen: list[Move], retold: bool, pick: random.Random) -> bytes:
    now, then = damaged.folder / "moved", damaged.folder / "then"
    now.write_bytes(damaged.data)
    then.write_bytes(older)
    with contextlib.closing(sqlite3.connect(then)) as old, tamper.opened(now) as sql:
        for move in chosen:
            move(sql, old, pick)
        if retold:
            tamper.retell(sql)
    return now.read_bytes()


def left_over(damaged: Damaged, count: int, pick: random.Random) -> Iterator[tuple[str, bytes, bytes]]:
    """The journal of an older save beside the whole vault; some cut, or with a bit the other way."""
    for number in range(count):
        journal = bytearray(pick.choice(damaged.journals))
        if number >= len(damaged.journals):
            for _ in range(pick.randrange(3)):
                journal[pick.randrange(len(journal))] ^= 1 << pick.randrange(8)
            del journal[pick.choice((len(journal), pick.randrange(1, len(journal)))) :]
        else:
            journal = bytearray(damaged.journals[number])
        yield f"journal {number}", damaged.data, bytes(journal)
