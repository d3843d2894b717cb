"""A restore and its undo, killed before each call that changes a name: the vault that stands there opens whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.unit.store.made import DEVICE, PASSPHRASE, item, texts
from tests.unit.store.test_left_over import _journal_of_a_save, _made_hot
from wrap_tui.store import restore
from wrap_tui.store.format import PAGE_SIZE
from wrap_tui.store.journal import rolled_back
from wrap_tui.store.reading import journal_of
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
CALLS = ("replace", "rename", "unlink", "link", "fsync")
OWN = Passphrase(PASSPHRASE)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SQLite's locks are asked for on POSIX alone")


class Killed(BaseException):
    """The program is no more; nothing that runs after it changes a file."""


def _killed_before(number: int, work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run *work* until the call of this number; whether it was killed before it came to its end."""
    left = [number]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return call(*args, **named)

        return instead

    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except Killed:
            return True
    return False


def _half_saved(vault: Vault, path: Path) -> tuple[bytes, bytes]:
    """A file in the middle of a save, and the journal that heals it."""
    before = subprocess.run(["cat", path], check=True, capture_output=True).stdout
    journal = _made_hot(_journal_of_a_save(vault, path, "cut off"))
    vault.close()
    after = path.read_bytes()
    pages = range(PAGE_SIZE, len(before), PAGE_SIZE)
    changed = [at for at in pages if before[at : at + PAGE_SIZE] != after[at : at + PAGE_SIZE]]
    half = bytearray(before)
    half[changed[0] : changed[0] + PAGE_SIZE] = after[changed[0] : changed[0] + PAGE_SIZE]
    assert rolled_back(bytes(half), journal) == before
    return bytes(half), journal


def _opens(path: Path) -> set[str]:
    vault = Vault.open(path, OWN, device=DEVICE)
    found = set(texts(vault.records))
    vault.save([item("goes-on", "yes")])
    vault.close()
    return found


@pytest.fixture
def kept(vault: Vault, path: Path) -> Path:
    """What a restore kept: a file in the middle of a save, with its journal. A backup lies in its place."""
    vault.backup_to(path.with_name("good.bak"))
    vault.save([item("x", "after the backup")])
    half, journal = _half_saved(vault, path)
    path.write_bytes(half)
    journal_of(path).write_bytes(journal)
    aside = restore.restore(path.with_name("good.bak"), path, OWN, NOW)
    assert aside is not None
    assert (aside.read_bytes(), journal_of(aside).read_bytes()) == (half, journal)
    assert not journal_of(path).exists()
    return aside


def test_an_undo_killed_anywhere_leaves_a_vault_that_opens(
    kept: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[bool] = []
    for number in count():
        folder = tmp_path / f"run{number}"
        shutil.copytree(path.parent, folder)
        here, aside = folder / path.name, folder / kept.name
        killed = _killed_before(number, lambda h=here, a=aside: restore.undo(a, h, NOW), monkeypatch)  # type: ignore[misc]
        assert aside.read_bytes() == kept.read_bytes()
        left = journal_of(aside).exists()
        found.append("x" in _opens(here))
        assert left or found[-1]
        if not killed:
            break
    assert len(found) > 6
    assert (found[0], found[-1]) == (False, True)
    assert found == sorted(found)


def test_an_undo_can_be_done_again_after_a_kill(
    kept: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count():
        folder = tmp_path / f"run{number}"
        shutil.copytree(path.parent, folder)
        here, aside = folder / path.name, folder / kept.name
        killed = _killed_before(number, lambda h=here, a=aside: restore.undo(a, h, NOW), monkeypatch)  # type: ignore[misc]
        if not killed:
            break
        if journal_of(aside).exists():
            restore.undo(aside, here, NOW)
        assert "x" in _opens(here)


def test_a_restore_killed_anywhere_leaves_a_vault_that_opens(
    kept: Path, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count():
        folder = tmp_path / f"run{number}"
        shutil.copytree(path.parent, folder)
        here, backup = folder / path.name, folder / "good.bak"
        shutil.copy(kept, here)
        shutil.copy(journal_of(kept), journal_of(here))
        killed = _killed_before(number, lambda h=here, b=backup: restore.restore(b, h, OWN, NOW), monkeypatch)  # type: ignore[misc]
        assert _opens(here) >= {"i0", "i1", "i2", "i3", "i4"}
        if not killed:
            break
