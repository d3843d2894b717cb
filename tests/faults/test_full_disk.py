"""A real full disk: a small file system in memory, where it can be mounted; else the shim stands in (test_failing_calls)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store.made import DEVICE, PASSPHRASE, item, texts
from wrap_tui.errors import StoreError
from wrap_tui.store import backups
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("needs to mount a small disk; failing calls are tried by test_failing_calls")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here; failing calls are tried by test_failing_calls")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_saves_until_full_and_goes_on_when_there_is_room(small: Path, cheap_cost: Cost) -> None:
    path, ballast = small / "plan.wrap", small / "ballast"
    ballast.write_bytes(bytes(100_000))
    vault = Vault.create(path, PASSPHRASE, device=DEVICE, cost=cheap_cost)
    acknowledged: dict[str, str] = {}
    refused: list[str] = []
    for number in range(200):
        text = f"{number} " + "ж" * 1500
        try:
            vault.save([item(f"n{number}", text, number)])
        except StoreError as error:
            refused.append(error.kind)
            if len(refused) == 5:
                break
        else:
            acknowledged[f"n{number}"] = text
    assert refused == ["full"] * 5
    assert len(acknowledged) > 20
    assert texts(vault.records) == acknowledged
    with pytest.raises(StoreError) as caught:
        backups.make(vault, small / "backups", datetime(2026, 11, 23, tzinfo=UTC))
    assert caught.value.kind == "full"
    assert not [left for left in (small / "backups").iterdir() if left.is_file()]
    ballast.unlink()
    vault.save([item("after", "there is room again", 999)])
    vault.close()
    again = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE)
    assert texts(again.records) == {**acknowledged, "after": "there is room again"}
    again.close()


def test_opens_on_a_disk_without_any_room(small: Path, cheap_cost: Cost) -> None:
    path, ballast = small / "plan.wrap", small / "ballast"
    Vault.create(path, PASSPHRASE, device=DEVICE, cost=cheap_cost, records=[item("a", "b")]).close()
    try:
        with ballast.open("wb", buffering=0) as stream:
            while stream.write(bytes(4096)):
                pass
    except OSError:
        pass
    vault = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE, state=small / "state")
    assert ([notice.kind for notice in vault.notices], vault.writable) == (["full"], True)
    with pytest.raises(StoreError) as caught:
        vault.save([item("c", "d" * 20_000)])
    assert caught.value.kind == "full"
    ballast.unlink()
    vault.save([item("c", "d" * 20_000)])
    vault.close()
