"""Makes every file-changing call of some work fail in turn. Run by test_failing_calls under LD_PRELOAD=shim.so.

`python -m tests.faults.failing WORK EVERY` with FAULT_PREFIX set to an empty folder; prints one JSON object.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.faults.killed import CHEAP, NOW, Records, after, change, cheap, start
from tests.faults.works import make_older
from wrap_tui.errors import RefusedError, StoreError
from wrap_tui.store import backups, restore
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault

WRITING, READING = 1 | 2 | 4 | 8 | 16, 32
LIB = ctypes.CDLL(None)
LIB.fault_last.restype = ctypes.c_char_p
SAYS_WHY = {"full", "readonly", "busy", "gone", "damaged"}
OWN = Passphrase("0")


@dataclass(frozen=True)
class Fault:
    """What the chosen call does."""

    name: str
    code: int
    for_good: bool = False
    half: bool = False
    kinds: int = WRITING


FAULTS = (
    Fault("ENOSPC once", errno.ENOSPC),
    Fault("ENOSPC for good", errno.ENOSPC, True),
    Fault("EIO once", errno.EIO),
    Fault("EIO for good", errno.EIO, True),
    Fault("EDQUOT once", errno.EDQUOT),
    Fault("EDQUOT for good", errno.EDQUOT, True),
    Fault("EROFS for good", errno.EROFS, True),
    Fault("half written once", 0, False, True, 2),
    Fault("half written for good", 0, True, True, 2),
    Fault("EIO on reading once", errno.EIO, False, False, READING),
    Fault("EIO on reading for good", errno.EIO, True, False, READING),
)


class Bench:
    """One vault and the work that is done with it."""

    def __init__(self, folder: Path, source: Path, work: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.folder, self.path = folder, folder / "plan.wrap"
        shutil.copy(source, self.path)
        self.vault: Vault | None = Vault.open(self.path, OWN, device="laptop", state=folder / "state")
        self.vault.save(*change(0))
        self.expected = after(start(12), 0)
        self.secret = OWN
        self.words: tuple[str, ...] = ()
        if work in PREPARED:
            PREPARED[work](self)

    def open_vault(self) -> Vault:
        """The vault, open."""
        assert self.vault is not None
        return self.vault


def _save(bench: Bench) -> None:
    bench.open_vault().save(*change(1))
    bench.expected = after(bench.expected, 1)


def _passphrase(bench: Bench) -> None:
    bench.open_vault().change_passphrase("new", cost=CHEAP)
    bench.secret = Passphrase("new")


def _rekey(bench: Bench) -> None:
    bench.open_vault().rekey()


def _offered(bench: Bench) -> None:
    bench.words = bench.open_vault().new_spare_key()


def _spare_key(bench: Bench) -> None:
    bench.open_vault().confirm_spare_key(bench.words)


def _older(bench: Bench) -> None:
    vault = bench.open_vault()
    make_older(vault)
    vault.close()
    bench.vault = None


def _migration(bench: Bench) -> None:
    Vault.open(bench.path, OWN, device="laptop").close()


def _backup(bench: Bench) -> None:
    made = backups.make(bench.open_vault(), bench.folder / "backups", NOW)
    LIB.fault_off()
    if not same_all(read(made.path, OWN).records, bench.expected):
        raise AssertionError("a backup that holds something else")


def _beside(bench: Bench) -> None:
    vault = bench.open_vault()
    try:
        vault.save(*change(1))
    except StoreError:
        bench.path = vault.save_beside(*change(1))
        bench.expected = after(bench.expected, 1)
    else:
        raise AssertionError("saved into a file that is not there")


def _moved(bench: Bench) -> None:
    bench.path.rename(bench.path.with_name("moved"))


def _closed_with_a_backup(bench: Bench) -> None:
    vault = bench.open_vault()
    vault.backup_to(bench.folder / "other.bak")
    _save(bench)
    vault.close()
    bench.vault = None


def _restore(bench: Bench) -> None:
    restore.restore(bench.folder / "other.bak", bench.path, OWN, NOW + timedelta(days=1))
    bench.expected = after(start(12), 0)


def _create(bench: Bench) -> None:
    target = bench.folder / "created.wrap"
    Vault.create(target, "0", device="laptop", cost=CHEAP, records=start(12).values()).close()
    LIB.fault_off()
    if not same_all(read(target, OWN).records, start(12)):
        raise AssertionError("a vault that holds something else")


WORKS: dict[str, Callable[[Bench], None]] = {
    "save": _save,
    "passphrase": _passphrase,
    "spare-key": _spare_key,
    "rekey": _rekey,
    "migration": _migration,
    "backup": _backup,
    "beside": _beside,
    "restore": _restore,
    "create": _create,
}


PREPARED: dict[str, Callable[[Bench], None]] = {
    "beside": _moved,
    "restore": _closed_with_a_backup,
    "spare-key": _offered,
    "migration": _older,
}


class Tally:
    """What came of all the runs of one work."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.wrong: list[str] = []

    def told(self) -> str:
        """As JSON."""
        return json.dumps({**self.counts, "calls": self.calls, "wrong": self.wrong})


def run(name: str, folder: Path, every: int) -> Tally:
    """Every fault at every call of one work (at every *every*-th call, each fault beginning at another one)."""
    tally, source = Tally(), folder / "source.wrap"
    Vault.create(source, "0", device="laptop", cost=CHEAP, records=start(12).values()).close()
    for shift, fault in enumerate(FAULTS):
        total = _calls(name, folder, source, fault)
        for number in range(1 + shift % every, total + 1, every):
            _one(name, folder, source, fault, number, tally)
    return tally


def _calls(name: str, folder: Path, source: Path, fault: Fault) -> int:
    bench = Bench(folder / "run", source, name)
    LIB.fault_arm(0, 0, 0, 0, fault.kinds)
    WORKS[name](bench)
    total = int(LIB.fault_count())
    LIB.fault_off()
    if bench.vault is not None:
        bench.vault.close()
    return total


def _one(name: str, folder: Path, source: Path, fault: Fault, number: int, tally: Tally) -> None:
    bench = Bench(folder / "run", source, name)
    label = f"{name}, {fault.name}, call {number}"
    before, secret = bench.expected, bench.secret
    LIB.fault_arm(number, fault.code, fault.for_good, fault.half, fault.kinds)
    try:
        WORKS[name](bench)
        tally.counts["done all the same"] += 1
    except StoreError as error:
        tally.counts["refused"] += 1
        if error.kind not in SAYS_WHY or (error.kind == "damaged" and fault.kinds == WRITING):
            tally.wrong.append(f"{label}: says {error}")
    except (RefusedError, Exception) as error:
        tally.wrong.append(f"{label}: {type(error).__name__} {error}")
    tally.calls[(LIB.fault_last() or b"-").decode()] += 1
    LIB.fault_off()
    tally.counts["runs"] += 1
    try:
        _afterwards(name, bench, before, secret, label, tally)
    except Exception as error:
        tally.wrong.append(f"{label}: afterwards {type(error).__name__} {error}")


def _afterwards(
    name: str, bench: Bench, before: Records, secret: Passphrase, label: str, tally: Tally
) -> None:
    """The fault is over: the next save works, and another run finds everything acknowledged."""
    if bench.vault is not None:
        try:
            bench.vault.save(*change(2))
        except StoreError as error:
            if error.kind == "gone":
                bench.path = bench.vault.save_beside(*change(2))
            else:
                tally.counts["saved at the second try"] += 1
                bench.vault.save(*change(2))
        bench.vault.close()
    found = None
    for candidate in dict.fromkeys((bench.secret, secret, Passphrase("new"))):
        try:
            vault = Vault.open(bench.path, candidate, device="laptop", state=bench.folder / "state")
        except StoreError as error:
            if error.kind != "wrong":
                raise
            continue
        found = dict(vault.records)
        vault.close()
        break
    possible = [after(state, 2) if bench.vault is not None else state for state in (bench.expected, before)]
    possible.append(after(before, 1))
    if name == "restore":
        possible.append(after(start(12), 0))
    elif bench.expected is not before:
        possible = possible[:1]
    if found is None or not any(same_all(found, state) for state in possible):
        tally.counts["lost"] += 1
        tally.wrong.append(f"{label}: lost")
    left = [part.name for part in bench.folder.rglob(".*part*")]
    tally.counts["part files left"] += len(left)


if __name__ == "__main__":
    cheap()
    sys.stdout.write(run(sys.argv[1], Path(os.environ["FAULT_PREFIX"]), int(sys.argv[2])).told())
