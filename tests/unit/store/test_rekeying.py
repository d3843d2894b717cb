"""New passphrase, spare key, new data key, raised cost: whole or not at all, and what opens afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, some, texts
from wrap_tui.store import cost, rekeying, slots, table
from wrap_tui.store.cost import Cost
from wrap_tui.store.reading import read, read_bare
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.vault import Vault


def _boxes(vault: Vault) -> dict[int, bytes]:
    assert vault._connection is not None
    return dict(vault._connection.sql.execute("select id,box from rec").fetchall())


def test_new_passphrase_seals_everything_again(vault: Vault, reopen: Open, cheap_cost: Cost) -> None:
    before, key = _boxes(vault), bytes(vault._keys.data_key)
    vault.change_passphrase("other words", cost=cheap_cost)
    after = _boxes(vault)
    assert after.keys() == before.keys()
    assert all(after[row_id] != box for row_id, box in before.items())
    assert bytes(vault._keys.data_key) != key
    vault.save([item("x", "goes on")])
    vault.close()
    assert kind_of(reopen) == "wrong"
    assert texts(reopen("other words").records) == {
        **texts({(r.kind, r.key): r for r in some()}),
        "x": "goes on",
    }


def test_old_slot_reads_no_new_words(vault: Vault, path: Path, reopen: Open, cheap_cost: Cost) -> None:
    old_slots, old = vault.slots, Keys(vault._keys.data_key, vault._keys.vault_id)
    vault.change_passphrase("other words", cost=cheap_cost)
    assert all(slots.unwrap(old.vault_id, slot, vault._wrapping or bytearray()) is None for slot in old_slots)
    vault.close()
    assert kind_of(lambda: read_bare(path, old)) == "damaged"


def test_same_passphrase_can_be_the_new_one(vault: Vault, reopen: Open, cheap_cost: Cost) -> None:
    vault.change_passphrase(PASSPHRASE, cost=cheap_cost)
    vault.close()
    assert len(reopen().records) == 6


def test_spare_key_counts_after_its_second_line(vault: Vault, path: Path) -> None:
    words = vault.new_spare_key()
    assert len(words) == 11
    assert not vault.has_spare_key()
    assert kind_of(lambda: read(path.with_name("x"), SpareKey(" ".join(words)))) == "missing"
    assert kind_of(lambda: vault.confirm_spare_key(words[:4])) == "wrong"
    assert kind_of(lambda: vault.confirm_spare_key(words[3:7])) == "wrong"
    vault.confirm_spare_key([word.upper() for word in words[4:8]])
    assert vault.has_spare_key()
    vault.close()
    assert len(read(path, SpareKey(" ".join(words))).records) == 6
    assert len(read(path, Passphrase(PASSPHRASE)).records) == 6


def test_nothing_offered_nothing_confirmed(vault: Vault) -> None:
    assert kind_of(lambda: vault.confirm_spare_key(["abacus"] * 11)) == "wrong"


def test_paper_stays_valid_over_new_passphrases(vault: Vault, path: Path, cheap_cost: Cost) -> None:
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    vault.change_passphrase("second", cost=cheap_cost)
    vault.change_passphrase("third", cost=cheap_cost)
    vault.rekey()
    vault.close()
    assert len(read(path, SpareKey(" ".join(words))).records) == 6


def test_a_new_spare_key_replaces_the_paper_and_the_data_key(vault: Vault, path: Path) -> None:
    first = vault.new_spare_key()
    vault.confirm_spare_key(first)
    key = bytes(vault._keys.data_key)
    second = vault.new_spare_key()
    vault.confirm_spare_key(second[4:8])
    assert bytes(vault._keys.data_key) != key
    vault.close()
    assert kind_of(lambda: read(path, SpareKey(" ".join(first)))) == "wrong"
    assert len(read(path, SpareKey(" ".join(second))).records) == 6
    assert len(read(path, Passphrase(PASSPHRASE)).records) == 6


def test_spare_key_can_be_removed(vault: Vault, path: Path) -> None:
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    vault.remove_spare_key()
    assert not vault.has_spare_key()
    vault.close()
    assert kind_of(lambda: read(path, SpareKey(" ".join(words)))) == "wrong"


def test_after_the_spare_key_a_new_passphrase_is_due(
    vault: Vault, path: Path, cheap_cost: Cost, reopen: Open
) -> None:
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    vault.close()
    again = Vault.open(path, SpareKey(" ".join(words)), device=DEVICE)
    assert [notice.kind for notice in again.notices] == ["spare"]
    assert again.needs_passphrase
    again.save([item("x", "works")])
    assert kind_of(again.rekey) == "wrong"
    again.change_passphrase("found again", cost=cheap_cost)
    assert not again.needs_passphrase
    again.rekey()
    again.close()
    assert "x" in texts(reopen("found again").records)


def test_spare_secret_is_nobodys_record(vault: Vault) -> None:
    vault.confirm_spare_key(vault.new_spare_key())
    assert all(not kind.startswith("vault.") for kind, _ in vault.records)
    assert [record.kind for record in vault.inner_records()] == ["vault.spare"]


def test_cheap_slot_is_raised_on_the_next_unlock(
    vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    boxes = _boxes(vault)
    vault.close()
    dearer = Cost(128, 2, 1)
    monkeypatch.setattr(cost, "FLOOR", dearer)
    again = reopen()
    assert slots.cost_of(again.slots[0]) == dearer
    assert _boxes(again) == boxes
    again.save([item("x", "y")])
    again.close()
    seq = (once_more := reopen()).saves
    assert slots.cost_of(once_more.slots[0]) == dearer
    once_more.close()
    assert reopen().saves == seq


def test_very_many_seals_change_the_data_key(
    vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        vault.save([item("x", str(number))])
    assert vault._manifest.seals >= 40
    key = bytes(vault._keys.data_key)
    vault.close()
    monkeypatch.setattr(rekeying, "SEALS_BEFORE_REKEY", 40)
    again = reopen()
    assert bytes(again._keys.data_key) != key
    assert again._manifest.seals < 40
    assert texts(again.records)["x"] == "19"


@pytest.mark.parametrize("work", ["passphrase", "spare", "rekey"])
def test_a_key_change_that_fails_changes_nothing(
    work: str, vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch, cheap_cost: Cost
) -> None:
    old = vault.new_spare_key()
    vault.confirm_spare_key(old)
    new = vault.new_spare_key()

    def fails(*_: object) -> None:
        raise OSError(28, "no space")

    changes = {
        "passphrase": lambda: vault.change_passphrase("other", cost=cheap_cost),
        "spare": lambda: vault.confirm_spare_key(new),
        "rekey": vault.rekey,
    }
    with monkeypatch.context() as patched:
        patched.setattr(table, "write_manifest", fails)
        assert kind_of(changes[work]) == "full"
    vault.save([item("x", "after")])
    vault.close()
    assert "x" in texts(reopen().records)


def test_copies_from_before_open_with_the_old_passphrase(vault: Vault, path: Path, cheap_cost: Cost) -> None:
    vault.close()
    copy = path.with_name("copy.wrap")
    shutil.copy(path, copy)
    again = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE)
    again.change_passphrase("new", cost=cheap_cost)
    again.close()
    assert len(read(copy, Passphrase(PASSPHRASE)).records) == 6
    assert kind_of(lambda: read(copy, Passphrase("new"))) == "wrong"
