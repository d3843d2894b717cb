"""The vault: opening, saving, backing up, its size, and what it takes of memory."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

from tests.bench.made import DEVICE, SECRET, Made, make
from tests.bench.measuring import Row, in_turn, median, seconds
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.paths import places
from wrap_tui.services.opening import open_book
from wrap_tui.store import cost
from wrap_tui.store.vault import Vault

YEARS = (1, 10, 30)


def _open_without_derivation(made: Made) -> None:
    """Open as the program does, with the plan in hand, and close; the key was derived beforehand."""
    open_book(places(portable=made.path.parent, vault=made.path), SECRET).close()


def _derived_once() -> object:
    """A derivation that is done once for each salt: what is left is the opening itself."""
    known: dict[tuple[object, ...], bytes] = {}
    real = cost.derive

    def derive(secret: bytes, salt: bytes, wanted: cost.Cost, cancel: object = None) -> bytearray:
        place = (secret, salt, wanted)
        if place not in known:
            known[place] = bytes(real(secret, salt, wanted))
        return bytearray(known[place])

    return derive


def opening(made: Made, folder: Path) -> Row:
    """Opening beyond key derivation, against reading and parsing the same JSON."""
    plain = folder / "plain.json"
    plain.write_bytes(made.plain)
    with mock.patch("wrap_tui.store.cost.derive", _derived_once()):
        _open_without_derivation(made)
        ours, base = in_turn(
            lambda: _open_without_derivation(made),
            lambda: json.loads(plain.read_bytes()),
            7 if made.years < 30 else 5,
        )
    return Row(f"open, {made.years} years", "read and parse the JSON", ours * 1e3, base * 1e3, "ms", 1.6)


def _bare_commit(folder: Path) -> sqlite3.Connection:
    (folder / "bare.db").unlink(missing_ok=True)
    sql = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("locking_mode=exclusive", "journal_mode=delete", "synchronous=extra", "page_size=8192"):
        sql.execute(f"pragma {pragma}")
    sql.execute("create table t(id integer primary key, v blob)")
    sql.execute("insert into t values(1, ?)", (bytes(2000),))
    return sql


def _four_writes(file: int) -> None:
    for n in range(4):
        os.pwrite(file, bytes(4096), n * 4096)
        os.fsync(file)


def _tick(n: int) -> Record:
    stamp = Stamp(1_900_000_000_000 + n, 0, DEVICE)
    return Record(
        "day", "2050-01-01", {"ticks": {f"daily{k}": [k < n, list(stamp)] for k in range(10)}}, stamp
    )


def saving(made: Made, folder: Path) -> Iterator[Row]:
    """A durable save of one tick, against a bare SQLite commit and against four writes of 4 KiB with fsync."""
    with mock.patch("wrap_tui.store.cost.derive", _derived_once()):
        vault = Vault.open(made.path, SECRET, device=DEVICE)
    sql = _bare_commit(folder)
    file = os.open(folder / "four", os.O_RDWR | os.O_CREAT, 0o600)
    ours, bare, four = [], [], []
    for n in range(200):
        ours.append(seconds_of(partial(vault.save, [_tick(n)])))
        bare.append(seconds_of(lambda: sql.execute("update t set v=? where id=1", (os.urandom(2000),))))
        four.append(seconds_of(lambda: _four_writes(file)))
    os.close(file)
    sql.close()
    vault.close()
    took = statistics.median(ours) * 1e3
    yield Row(
        f"save of a tick, {made.years} years",
        "bare SQLite commit",
        took,
        statistics.median(bare) * 1e3,
        "ms",
        None,
    )
    yield Row(
        f"save of a tick, {made.years} years",
        "four 4 KiB write + fsync",
        took,
        statistics.median(four) * 1e3,
        "ms",
        1.6,
    )


def seconds_of(work: Callable[[], object]) -> float:
    """How long a short work takes once, without collecting garbage before."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def backing_up(made: Made, folder: Path) -> Row:
    """A verified backup, against unlocking beyond key derivation."""
    with mock.patch("wrap_tui.store.cost.derive", _derived_once()):
        unlock = median(lambda: _open_without_derivation(made), 3)
        vault = Vault.open(made.path, SECRET, device=DEVICE)
        took = [seconds(partial(vault.backup_to, folder / f"backup{n}.wrap")) for n in range(3)]
        vault.close()
    return Row(
        f"verified backup, {made.years} years",
        "open",
        statistics.median(took) * 1e3,
        unlock * 1e3,
        "ms",
        2.0,
    )


def size(made: Made) -> Row:
    """The file against the plain text."""
    return Row(
        f"file, {made.years} years",
        "plain text",
        made.path.stat().st_size / 1e6,
        len(made.plain) / 1e6,
        "MB",
        1.9,
    )


_GROWTH = """
import resource, sys
from pathlib import Path
from tests.bench.made import DEVICE, SECRET
from wrap_tui.codec.items import from_records
from wrap_tui.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), SECRET, device=DEVICE)
plan = from_records(vault.records.values())
pages = int(Path("/proc/self/statm").read_text().split()[1])
print(pages * resource.getpagesize())
"""


def _resident(path: Path) -> int:
    run = subprocess.run(
        [sys.executable, "-c", _GROWTH, str(path)], check=True, capture_output=True, text=True
    )
    return int(run.stdout)


def memory(made: Made, folder: Path) -> Row:
    """What an open plan takes of memory over an empty one, against its plain text."""
    empty = make(folder / "empty", 0)
    grown = _resident(made.path) - _resident(empty.path)
    return Row(f"memory, {made.years} years", "plain text", grown / 1e6, len(made.plain) / 1e6, "MB", 4.0)


def rows(folder: Path) -> Iterator[Row]:
    """Everything about the vault."""
    assert resource.getpagesize()
    (folder / "empty").mkdir()
    for years in YEARS:
        made = make(folder, years)
        yield opening(made, folder)
        yield from saving(made, folder)
        if years == 10:
            yield backing_up(made, folder)
            yield memory(made, folder)
        yield size(made)
