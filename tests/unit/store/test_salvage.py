"""A damaged vault gives back what is sound, alone and with a backup; nothing wrong ever comes out."""

from __future__ import annotations

import contextlib
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of
from wrap_tui.codec.record import Record
from wrap_tui.errors import StoreError
from wrap_tui.store import backups
from wrap_tui.store.cost import Cost
from wrap_tui.store.salvage import salvage
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.table import RecordKey, same
from wrap_tui.store.vault import Vault

PAGE = 8192
OWN = Passphrase(PASSPHRASE)
NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


@pytest.fixture
def full(path: Path, cheap_cost: Cost) -> dict[RecordKey, Record]:
    """A closed vault of some hundred records with many revisions, and what is in it."""
    pick = random.Random(7)
    made = Vault.create(path, PASSPHRASE, device=DEVICE, cost=cheap_cost)
    for turn in range(12):
        made.save(
            [item(f"n{pick.randrange(300)}", "ü" * pick.randrange(3000), turn * 9 + n) for n in range(30)]
        )
    made.save([], list(made.records)[::9])
    found = dict(made.records)
    made.close()
    return found


def _zero(path: Path, start: int, size: int) -> None:
    data = bytearray(path.read_bytes())
    data[start : start + size] = bytes(len(data[start : start + size]))
    path.write_bytes(data)


def _only_true(found: dict[RecordKey, Record], true: dict[RecordKey, Record]) -> bool:
    return all(place in true and same(record, true[place]) for place, record in found.items())


def test_undamaged_file_gives_everything(full: dict[RecordKey, Record], path: Path) -> None:
    found = salvage(path, OWN)
    assert dict(found.records) == full
    assert (found.damaged, found.lost, found.sound) == (0, 0, len(full))


@pytest.mark.parametrize(("pages", "most"), [(1, 12), (4, 40)])
def test_pages_destroyed(pages: int, most: int, full: dict[RecordKey, Record], path: Path) -> None:
    whole = path.read_bytes()
    pick = random.Random(pages)
    for _ in range(15):
        path.write_bytes(whole)
        for _ in range(pages):
            _zero(path, pick.randrange(4, len(whole) // PAGE) * PAGE, PAGE)
        before = path.read_bytes()
        found = salvage(path, OWN)
        assert _only_true(dict(found.records), full)
        assert len(found.records) >= len(full) - most
        assert found.damaged == len(full) - len(found.records) == found.lost
        assert path.read_bytes() == before


def test_cut_short(full: dict[RecordKey, Record], path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10 + 77])
    found = salvage(path, OWN)
    assert _only_true(dict(found.records), full)
    assert 0.3 * len(full) < len(found.records) < len(full)


def test_first_pages_gone_with_the_slots_kept_elsewhere(
    full: dict[RecordKey, Record], path: Path, tmp_path: Path
) -> None:
    vault = Vault.open(path, OWN, device=DEVICE)
    backups.keep_slots(vault, tmp_path)
    copy = backups.slots_file(tmp_path, vault.vault_id)
    vault.close()
    _zero(path, 0, 4 * PAGE)
    assert kind_of(lambda: salvage(path, OWN)) == "damaged"
    found = salvage(path, OWN, slot_copies=[copy])
    assert _only_true(dict(found.records), full)
    assert found.damaged is None
    assert found.lost is None
    assert len(found.records) >= len(full) - 4


def test_united_with_the_newest_good_backup(
    full: dict[RecordKey, Record], path: Path, tmp_path: Path
) -> None:
    vault = Vault.open(path, OWN, device=DEVICE)
    made = backups.make(vault, tmp_path / "b", NOW)
    bad = tmp_path / "b" / "bad"
    bad.write_bytes(made.path.read_bytes()[:50_000])
    vault.save([item("after", "only in the vault", 10_000)])
    vault.close()
    for page in range(6, 16):
        _zero(path, page * PAGE, PAGE)
    found = salvage(path, OWN, [bad, made.path])
    assert found.backup == made.path
    assert full.keys() <= found.records.keys()
    assert found.from_backup
    assert {kind for kind, _ in found.from_backup} == {"item"}
    assert _only_true(
        dict(found.records), {**full, ("item", "after"): item("after", "only in the vault", 10_000)}
    )


def test_the_vault_s_own_record_is_not_told_as_a_lost_one_of_the_person(
    path: Path, tmp_path: Path, cheap_cost: Cost
) -> None:
    records = [item(f"n{n}", "x" * 900, n) for n in range(9)]
    vault = Vault.create(path, PASSPHRASE, device=DEVICE, cost=cheap_cost, records=records)
    vault.confirm_spare_key(vault.new_spare_key())
    made = backups.make(vault, tmp_path / "b", NOW)
    vault.close()
    whole = path.read_bytes()
    told = []
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole)
        _zero(path, page * PAGE, PAGE)
        with contextlib.suppress(StoreError):
            found = salvage(path, OWN, [made.path])
            if found.damaged is not None:
                assert found.sound + found.damaged == len(records)
                assert found.damaged == len(found.from_backup)
                told.append((found.sound, found.lost))
    assert any(sound < len(records) for sound, _ in told)
    assert {lost for _, lost in told} == {0}


def test_everything_gone_but_the_backup(full: dict[RecordKey, Record], path: Path, tmp_path: Path) -> None:
    vault = Vault.open(path, OWN, device=DEVICE)
    made = backups.make(vault, tmp_path, NOW)
    vault.close()
    path.write_bytes(bytes(100_000))
    found = salvage(path, OWN, [made.path])
    assert (found.sound, dict(found.records)) == (0, full)


def test_wrong_passphrase_is_not_damage(full: dict[RecordKey, Record], path: Path, tmp_path: Path) -> None:
    _zero(path, 20 * PAGE, PAGE)
    assert kind_of(lambda: salvage(path, Passphrase("no"))) == "wrong"
    path.write_bytes(b"")
    assert kind_of(lambda: salvage(path, OWN)) == "damaged"
    assert kind_of(lambda: salvage(path.with_name("none"), OWN)) == "missing"
    assert kind_of(lambda: salvage(tmp_path, OWN)) == "foreign"


def test_with_the_spare_key_and_saved_as_a_new_vault(
    full: dict[RecordKey, Record], path: Path, cheap_cost: Cost
) -> None:
    vault = Vault.open(path, OWN, device=DEVICE)
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    vault.close()
    _zero(path, 12 * PAGE, PAGE)
    found = salvage(path, SpareKey(" ".join(words)))
    assert all(not kind.startswith("vault.") for kind, _ in found.records)
    fresh = path.with_name("new.wrap")
    Vault.create(fresh, "new", device=DEVICE, cost=cheap_cost, records=found.records.values()).close()
    again = Vault.open(fresh, Passphrase("new"), device=DEVICE)
    assert dict(again.records) == dict(found.records)
    again.close()
