"""Reading without a lock: beside an open program, from a read-only place, after a save that was cut off."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, texts
from wrap_tui.store import cost, precheck, raw, reading
from wrap_tui.store.cost import Cost
from wrap_tui.store.journal import MAGIC, rolled_back
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

OWN = Passphrase(PASSPHRASE)

_READ = """
import sys
from pathlib import Path
from wrap_tui.store import cost, reading
from wrap_tui.store.secret import Passphrase
cost.LOWEST = cost.Cost(64, 1, 1)
for _ in range(int(sys.argv[3])):
    found = reading.read(Path(sys.argv[1]), Passphrase(sys.argv[2]))
    numbers = {r.body["fields"]["text"] for r in found.records.values() if r.key.startswith("pair")}
    assert len(numbers) <= 1, "half a save"
    print(len(found.records))
"""


def _reader(path: Path, times: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _READ, path, PASSPHRASE, str(times)], stdout=subprocess.PIPE, text=True
    )


def test_beside_an_open_program_and_its_lock_stays(vault: Vault, path: Path) -> None:
    vault.save([item("x", "y")])
    reader = _reader(path)
    assert reader.communicate()[0].split() == ["7"]
    assert reader.returncode == 0
    vault.save([item("x", "z")])


def test_beside_a_program_that_saves_all_the_time(vault: Vault, path: Path) -> None:
    reader, number = _reader(path, 40), 0
    while reader.poll() is None:
        number += 1
        vault.save(
            [item("pair-a", str(number)), item("pair-b", str(number)), item("w", "x" * 9000 * (number % 4))]
        )
    assert reader.stdout is not None
    assert len(reader.stdout.read().split()) == 40
    reader.stdout.close()
    assert reader.returncode == 0
    assert number > 2


def test_bytes_of_a_held_file_are_never_read_here(vault: Vault, path: Path) -> None:
    assert kind_of(lambda: read(path, OWN)) == "busy"
    assert kind_of(lambda: raw.read(path)) == "busy"
    raw.warm(path)
    assert precheck.check(path).problem == "busy"
    assert not raw.is_vault(path)


def test_nothing_is_written(vault: Vault, path: Path) -> None:
    vault.close()
    path.chmod(0o644)
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode, sorted(path.parent.iterdir()))
    assert len(read(path, OWN).records) == 6
    assert (
        path.read_bytes(),
        path.stat().st_mtime_ns,
        path.stat().st_mode,
        sorted(path.parent.iterdir()),
    ) == before


def test_wrong_missing_and_cancelled(vault: Vault, path: Path) -> None:
    vault.close()
    assert kind_of(lambda: read(path, Passphrase("other"))) == "wrong"
    assert kind_of(lambda: read(path.with_name("none"), OWN)) == "missing"
    assert kind_of(lambda: read(path.parent, OWN)) == "foreign"
    assert kind_of(lambda: read(path, OWN, cancel=lambda: True)) == "cancelled"


def test_key_is_derived_once_however_often_it_is_torn(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    whole, torn = path.read_bytes(), bytearray(path.read_bytes())
    torn[-3000:-2000] = bytes(1000)
    answers = iter([bytes(torn[:-1] + b"1"), bytes(torn[:-1] + b"2"), bytes(torn[:-1] + b"3"), whole])
    monkeypatch.setattr(reading, "states", lambda _: (next(answers),))
    derive, times = cost.derive, []

    def counted(*given: object) -> bytearray:
        times.append(1)
        return derive(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(cost, "derive", counted)
    assert len(read(path, OWN).records) == 6
    assert len(times) == 1


def test_the_same_damage_twice_is_damage(vault: Vault, path: Path) -> None:
    vault.close()
    data = bytearray(path.read_bytes())
    sql = sqlite3.connect(path)
    box = sql.execute("select box from rec limit 1").fetchone()[0]
    sql.close()
    data[data.index(box[:40]) + 20] ^= 1
    path.write_bytes(data)
    assert kind_of(lambda: read(path, OWN)) == "damaged"


def _cut_off(path: Path, target: Path) -> None:
    """A file and its journal as they are when the power goes after the pages were written and before the commit."""
    sql = sqlite3.connect(path, isolation_level=None)
    sql.execute("pragma cache_size=1")
    sql.execute("pragma synchronous=extra")
    sql.execute("begin immediate")
    sql.execute("update rec set rev=rev+7, box=zeroblob(1000)")
    sql.execute("insert into rec select id+1, 1, zeroblob(20000) from rec")
    sql.execute("update head set v=zeroblob(9000) where k='manifest'")
    sql.execute("pragma cache_spill=1")
    shutil.copy(path, target)
    shutil.copy(f"{path}-journal", f"{target}-journal")
    sql.execute("rollback")
    sql.close()


def test_a_save_that_was_cut_off_is_rolled_back_in_memory(vault: Vault, path: Path, reopen: Open) -> None:
    vault.save([item(f"n{n}", "x" * 5000) for n in range(40)])
    vault.close()
    cut = path.with_name("cut.wrap")
    _cut_off(path, cut)
    journal = Path(f"{cut}-journal").read_bytes()
    assert journal.startswith(MAGIC)
    assert cut.read_bytes() != path.read_bytes()
    before = cut.read_bytes(), journal
    assert rolled_back(*before) == path.read_bytes()
    assert len(read(cut, OWN).records) == 46
    assert (cut.read_bytes(), Path(f"{cut}-journal").read_bytes()) == before
    assert len(reopen(at=cut).records) == 46
    assert cut.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("journal", [b"", MAGIC, MAGIC + bytes(20), MAGIC + b"\xff" * 5000, bytes(9000)])
def test_a_journal_that_is_none_changes_nothing(journal: bytes) -> None:
    assert rolled_back(b"x" * 8192, journal) == b"x" * 8192


def test_precheck_while_the_passphrase_is_typed(vault: Vault, path: Path, cheap_cost: Cost) -> None:
    vault.confirm_spare_key(vault.new_spare_key())
    vault.close()
    found = precheck.check(path)
    assert (found.problem, found.spare_key, found.key_memory_kib) == (None, True, cheap_cost.memory_kib)
    path.write_bytes(path.read_bytes()[:-8192])
    assert precheck.check(path).problem == "damaged"
    path.write_text("something else")
    assert precheck.check(path).problem == "foreign"
    path.unlink()
    assert precheck.check(path).problem == "missing"


def test_without_reading_from_memory(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A Python whose SQLite lacks it reads a private copy of the sealed file instead, and removes it."""
    vault.close()
    monkeypatch.setattr(reading, "CAN_DESERIALIZE", False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert len(read(path, OWN).records) == 6
    assert not list(tmp_path.glob("wrap-*"))


def test_marked_for_another_journal_mode_reads_and_opens_all_the_same(
    vault: Vault, path: Path, reopen: Open
) -> None:
    vault.close()
    data = bytearray(path.read_bytes())
    data[18:20] = b"\2\2"
    path.write_bytes(data)
    assert len(read(path, OWN).records) == 6
    reopen().save([item("x", "y")])


_LIMITED = """
import os, sys
from pathlib import Path
from wrap_tui.errors import StoreError
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store import cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault
cost.LOWEST = cost.FLOOR = cost.Cost(64, 1, 1)
os.setgroups([]); os.setgid(65534); os.setuid(65534)
vault = Vault.open(Path(sys.argv[1]), Passphrase(sys.argv[2]), device="other")
print(len(vault.records), vault.writable, *[n.kind for n in vault.notices])
try:
    vault.save([Record("item", "x", {}, Stamp(1))])
except StoreError as error:
    print(error.kind)
vault.backup_to(Path(sys.argv[3]))
vault.close()
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs Unix users")
@pytest.mark.parametrize("what", ["file", "folder", "folder with a save that was cut off"])
def test_read_only_places_open_for_reading(
    what: str, vault: Vault, path: Path, cheap_cost: Cost, tmp_path: Path
) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root to become a user who may not write")
    import tempfile

    vault.save([item(f"n{n}", "x" * 5000) for n in range(40)])
    vault.close()
    with tempfile.TemporaryDirectory(dir="/tmp") as outer:
        place, out = Path(outer) / "stick", Path(outer) / "out"
        place.mkdir()
        out.mkdir(mode=0o777)
        out.chmod(0o777)
        target = place / "plan.wrap"
        shutil.copy(path, target)
        if "cut" in what:
            target.unlink()
            _cut_off(path, target)
            Path(f"{target}-journal").chmod(0o644)
        target.chmod(0o644 if what == "file" else 0o666)
        place.chmod(0o755)
        Path(outer).chmod(0o755)
        asked = subprocess.run(
            [sys.executable, "-c", _LIMITED, target, PASSPHRASE, out / "copy.wrap"], capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert asked.stdout.splitlines() == ["46 False readonly", "readonly"], asked.stderr
        assert len(read(out / "copy.wrap", OWN).records) == 46


def test_reading_in_two_threads(vault: Vault, path: Path) -> None:
    vault.close()
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(texts(read(path, OWN).records)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [5] * 4
    Vault.open(path, OWN, device=DEVICE).close()
