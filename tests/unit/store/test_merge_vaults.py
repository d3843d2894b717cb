"""Two vaults on disk come together: the conflict copy of a synchroniser, parted copies, another passphrase."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, day, item, kind_of, texts
from wrap_tui.codec.record import to_bytes
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault


@pytest.fixture
def parted(vault: Vault, path: Path, cheap_cost: Cost) -> tuple[Path, Path]:
    """The vault and a conflict copy, changed on both sides while apart; both closed."""
    vault.close()
    copy = path.with_name("plan.sync-conflict.wrap")
    shutil.copy(path, copy)
    here = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE)
    here.save([item("i0", "changed here", 100), item("new-here", "x", 101)])
    here.save([day("2026-11-23", {"i0": (True, 9), "i1": (True, 102)}, 102)])
    here.close()
    there = Vault.open(copy, Passphrase(PASSPHRASE), device="phone")
    there.save(
        [item("i0", "changed there", 105, "phone"), day("2026-11-23", {"i2": (True, 103)}, 103, "phone")]
    )
    there.close()
    return path, copy


def test_two_vaults_come_together(parted: tuple[Path, Path], reopen: Open, state: Path) -> None:
    path, copy = parted
    vault = reopen()
    found = vault.unite(copy)
    assert (found.added, found.changed, found.dropped) == (1, 2, 0)
    assert texts(vault.records)["i0"] == "changed there"
    assert set(vault.records["day", "2026-11-23"].body["ticks"]) == {"i0", "i1", "i2"}
    saves = vault.saves
    again = vault.unite(copy)
    assert (again.added, again.changed, again.dropped, vault.saves) == (0, 0, 0, saves)
    ours = {place: to_bytes(record) for place, record in vault.records.items()}
    vault.close()
    other = Vault.open(copy, Passphrase(PASSPHRASE), device="phone")
    other.unite(path)
    assert {place: to_bytes(record) for place, record in other.records.items()} == ours
    other.close()
    assert reopen().notices == ()


def test_merging_brings_back_a_copy_that_had_parted(parted: tuple[Path, Path], reopen: Open) -> None:
    path, copy = parted
    (mine := reopen()).close()
    kept = path.with_name("mine")
    path.rename(kept)
    shutil.copy(copy, path)
    vault = reopen()
    assert [notice.kind for notice in vault.notices] == ["older"]
    vault.unite(kept)
    assert vault.notices == ()
    assert "new-here" in texts(vault.records)
    assert mine.vault_id == vault.vault_id


def test_a_copy_with_another_passphrase_asks_for_it(
    parted: tuple[Path, Path], reopen: Open, cheap_cost: Cost, path: Path
) -> None:
    _, copy = parted
    other = Vault.open(copy, Passphrase(PASSPHRASE), device="phone")
    other.change_passphrase("theirs", cost=cheap_cost)
    other.close()
    vault = reopen()
    assert kind_of(lambda: vault.unite(copy)) == "wrong"
    assert vault.unite(copy, Passphrase("theirs")).changed == 2
    stranger = path.with_name("stranger.wrap")
    Vault.create(stranger, "x", device=DEVICE, cost=cheap_cost).close()
    assert kind_of(lambda: vault.unite(stranger, Passphrase("x"))) == "foreign"
