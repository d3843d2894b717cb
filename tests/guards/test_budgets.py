"""Structural budgets of the vault: what a save writes and flushes, what opening reads, what idling costs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from tests.guards.source import ROOT
from tests.guards.vaults import PASSPHRASE, environment
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store import sealing
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

PAGE = 8192
MOST_PAGES = 4
"""A save of one tick may write: its row, the manifest, and two pages that both had to move."""
MOST_FLUSHES = 5
"""Journal, its folder, the file, the folder again after the journal went, one to spare."""


def _day(n: int) -> Record:
    return Record("day", "2026-01-01", {"ticks": {"a": [n % 2 == 0, [n, 0, "d"]]}}, Stamp(n, 0, "d"))


def _many(count: int) -> list[Record]:
    return [
        Record("item", f"i{n}", {"fields": {"text": f"words {n}"}}, Stamp(n, 0, "d")) for n in range(count)
    ]


SAVE = """
import sys
from pathlib import Path
from tests.guards.test_budgets import _day, _many, PASSPHRASE
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault
path, count = Path(sys.argv[1]), int(sys.argv[2])
vault = Vault.create(path, PASSPHRASE, cost=FLOOR, device="d", records=_many(count))
vault.save([_day(1)])
vault.save([_day(2)])
sys.stderr.flush(); sys.stdout.write("BEGIN\\n"); sys.stdout.flush()
vault.save([_day(3)])
sys.stdout.write("END\\n"); sys.stdout.flush()
vault.close()
"""
CALL = re.compile(r"(write|pwrite64|fsync|fdatasync)\((\d+)(?:<([^>]*)>)?,?.*?= (\d+)")


def _traced(path: Path, count: int, home: Path) -> list[tuple[str, str, int]]:
    """The writes and flushes between two marks: call, file, bytes."""
    log = home / "trace"
    command = ["strace", "-f", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o", str(log)]
    subprocess.run(
        [*command, sys.executable, "-c", SAVE, str(path), str(count)],
        cwd=ROOT, env=environment(home), check=True, capture_output=True,
    )  # fmt: skip
    text = log.read_text("utf-8")
    between = text.split('"BEGIN\\n"')[1].split('"END\\n"')[0]
    return [(call, file or "", int(size)) for call, _, file, size in CALL.findall(between)]


@pytest.mark.skipif(shutil.which("strace") is None and os.environ.get("CI") != "true", reason="needs strace")
@pytest.mark.parametrize("count", [10, 2000])
def test_a_save_writes_and_flushes_little_however_large_the_vault(count: int, tmp_path: Path) -> None:
    path = tmp_path / "plan.wrap"
    calls = _traced(path, count, tmp_path)
    pages = sum(size for call, file, size in calls if "write" in call and file == str(path)) / PAGE
    written = sum(size for call, file, size in calls if "write" in call and file.startswith(str(path)))
    assert 1 <= pages <= MOST_PAGES
    assert written <= 2 * MOST_PAGES * PAGE + 4096
    assert 1 <= sum("sync" in call for call, _, _ in calls) <= MOST_FLUSHES


def test_opening_opens_each_record_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.wrap"
    Vault.create(path, PASSPHRASE, cost=FLOOR, device="d", records=_many(50)).close()
    opened: list[int] = []
    real = sealing.Keys.open_record

    def counted(keys: sealing.Keys, row_id: int, rev: int, box: bytes) -> bytes:
        opened.append(row_id)
        return real(keys, row_id, rev, box)

    with mock.patch.object(sealing.Keys, "open_record", counted):
        vault = Vault.open(path, Passphrase(PASSPHRASE), device="d")
        at_opening = len(opened)
        opened.clear()
        vault.save([_day(1)])
        vault.close()
    assert at_opening == 50
    assert opened == []


def test_a_save_seals_what_changed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.wrap"
    vault = Vault.create(path, PASSPHRASE, cost=FLOOR, device="d", records=_many(50))
    sealed: list[int] = []
    real = sealing.Keys.seal_record

    def counted(keys: sealing.Keys, row_id: int, rev: int, plain: bytes) -> bytes:
        sealed.append(row_id)
        return real(keys, row_id, rev, plain)

    with mock.patch.object(sealing.Keys, "seal_record", counted):
        vault.save([_day(1)])
    vault.close()
    assert len(sealed) == 1
