"""Backups, rotation, restore and its undo, backups made anew, forgetting."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, texts
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import backups, copying, forget, restore
from wrap_tui.store.cost import Cost
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
OWN = Passphrase(PASSPHRASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backups of a test go."""
    return tmp_path / "backups"


def test_made_read_back_and_private(vault: Vault, folder: Path) -> None:
    made = backups.make(vault, folder, NOW)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert texts(read(made.path, OWN).records) == texts(vault.records)
    slots_file = backups.slots_file(folder, vault.vault_id)
    assert sorted(folder.iterdir()) == sorted([made.path, slots_file])
    assert backups.read_slots(slots_file) == (vault.public, vault.slots)
    assert backups.listed(folder, vault.vault_id) == (made,)
    assert backups.space(folder, vault.vault_id) == made.size > 8192
    vault.save([item("x", "the vault goes on")])


def test_backup_to_a_file_that_is_there_is_refused(vault: Vault, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.write_text("mine")
    assert kind_of(lambda: vault.backup_to(target)) == "exists"
    assert target.read_text() == "mine"


def test_a_copy_that_differs_gets_no_name(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "same_all", lambda *_: False)
    told = backups.attempt(vault, [folder], NOW)
    assert [(notice.kind, notice.values["kind"]) for notice in told] == [("backup", "damaged")]
    assert not list(folder.glob("*.wrap"))
    assert not list(folder.glob(".*"))


def test_a_backup_that_fails_is_a_notice(vault: Vault, tmp_path: Path, folder: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    told = backups.attempt(vault, [blocked / "backups", folder], NOW)
    assert [notice.values["place"] for notice in told] == [1]
    assert len(backups.listed(folder, vault.vault_id)) == 1
    vault.save([item("x", "y")])


def test_two_in_one_second_have_two_names(vault: Vault, folder: Path) -> None:
    assert backups.make(vault, folder, NOW).path != backups.make(vault, folder, NOW).path


@pytest.mark.parametrize(
    ("hours", "expected"), [(0, False), (19.9, False), (20, True), (500, True), (-1, True)]
)
def test_due_after_twenty_hours(hours: float, expected: bool, vault: Vault, folder: Path) -> None:
    assert backups.due(folder, vault.vault_id, NOW)
    backups.make(vault, folder, NOW)
    assert backups.due(folder, vault.vault_id, NOW + timedelta(hours=hours)) is expected


def test_rotation_over_three_years() -> None:
    held: set[datetime] = set()
    for day in range(3 * 365):
        for hour in (8, 20):
            held.add(NOW + timedelta(days=day, hours=hour))
            held = set(backups.kept(held))
        assert len(held) <= 7 + 4 + 12 + 2
    newest = max(held)
    assert {newest.date() - timedelta(days=n) for n in range(7)} <= {moment.date() for moment in held}
    assert len({(moment.year, moment.month) for moment in held}) == 12
    assert len({moment.isocalendar()[:2] for moment in held if newest - moment < timedelta(days=28)}) >= 4


def test_the_first_of_the_newest_day_stays_however_many_follow_and_of_other_days_the_last() -> None:
    today = [NOW.replace(hour=hour) for hour in range(7, 20)]
    yesterday = [moment - timedelta(days=1) for moment in today]
    assert backups.kept([*yesterday, *today]) == {yesterday[-1], today[0], today[-2], today[-1]}
    assert backups.kept([]) == frozenset()
    assert backups.kept(today[:1]) == {today[0]}


def test_a_backup_a_second_ahead_of_the_clock_is_not_made_twice(vault: Vault, folder: Path) -> None:
    backups.make(vault, folder, NOW + timedelta(seconds=1))
    assert not backups.due(folder, vault.vault_id, NOW)
    assert backups.due(folder, vault.vault_id, NOW - timedelta(hours=1))


def test_rotation_removes_only_backups_of_this_vault(vault: Vault, folder: Path) -> None:
    folder.mkdir()
    mine = [backups.make(vault, folder, NOW - timedelta(hours=n)).path for n in range(5, 0, -1)]
    other = folder / "deadbeef-20200101T000000Z.wrap"
    other.touch()
    (folder / "letter.txt").touch()
    assert [path.exists() for path in mine] == [True, False, False, True, True]
    assert other.exists()


def test_old_part_files_are_swept(vault: Vault, folder: Path, path: Path, reopen: Open) -> None:
    folder.mkdir()
    old, fresh = folder / ".x.wrap.part-11111111", folder / ".x.wrap.part-22222222"
    for part in (old, fresh):
        part.touch()
    os.utime(old, (1, 1))
    beside = path.with_name(f".{path.name}.part-33333333")
    beside.touch()
    os.utime(beside, (1, 1))
    backups.make(vault, folder, NOW)
    assert (old.exists(), fresh.exists()) == (False, True)
    vault.close()
    reopen()
    assert not beside.exists()


def test_restore_keeps_the_present_file_and_can_be_undone(
    vault: Vault, path: Path, folder: Path, reopen: Open
) -> None:
    made = backups.make(vault, folder, NOW)
    vault.save([item("late", "after the backup", 99)])
    assert kind_of(lambda: restore.restore(made.path, path, OWN, NOW)) == "busy"
    vault.close()
    looked = restore.look(made.path, OWN)
    assert looked.counts == {"item": 5, "day": 1}
    assert looked.latest == Stamp(9, 0, DEVICE)
    kept = restore.restore(made.path, path, OWN, NOW)
    assert kept is not None
    again = reopen()
    assert "late" not in texts(again.records)
    assert [notice.kind for notice in again.notices] == ["older"]
    again.close()
    aside = restore.undo(kept, path, NOW)
    assert "late" in texts(reopen().records)
    assert aside is not None
    assert aside != kept
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_restore_over_damage_and_over_nothing(vault: Vault, path: Path, folder: Path, reopen: Open) -> None:
    made = backups.make(vault, folder, NOW)
    vault.close()
    path.write_bytes(b"rubbish")
    path.with_name(path.name + "-journal").write_bytes(b"a journal of another time")
    kept = restore.restore(made.path, path, OWN, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"rubbish"
    assert not path.with_name(path.name + "-journal").exists()
    reopen().close()
    shutil.rmtree(path.parent)
    assert restore.restore(made.path, path, OWN, NOW) is None
    assert len(reopen().records) == 6


def test_restore_of_what_does_not_open_changes_nothing(vault: Vault, path: Path, folder: Path) -> None:
    made = backups.make(vault, folder, NOW)
    vault.close()
    before = path.read_bytes()
    assert kind_of(lambda: restore.restore(made.path, path, Passphrase("no"), NOW)) == "wrong"
    made.path.write_bytes(made.path.read_bytes()[:-100])
    assert kind_of(lambda: restore.restore(made.path, path, OWN, NOW)) == "damaged"
    assert path.read_bytes() == before
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_new_passphrase_makes_kept_backups_anew(vault: Vault, folder: Path, cheap_cost: Cost) -> None:
    first = backups.make(vault, folder, NOW - timedelta(days=3))
    vault.save([item("x", "later")])
    words = vault.new_spare_key()
    assert backups.around_new_keys(vault, [folder], NOW, lambda: vault.confirm_spare_key(words)) == ()
    told = backups.around_new_keys(
        vault, [folder], NOW, lambda: vault.change_passphrase("new", cost=cheap_cost)
    )
    held = backups.listed(folder, vault.vault_id)
    assert held[-1].path == first.path
    assert all(len(read(backup.path, Passphrase("new")).records) in (6, 7) for backup in held)
    assert all(kind_of(lambda b=backup: read(b.path, OWN)) == "wrong" for backup in held)  # type: ignore[misc]
    assert "x" not in texts(read(first.path, Passphrase("new")).records)
    assert not told


def test_kept_backups_can_stay_under_the_old_passphrase(vault: Vault, folder: Path, cheap_cost: Cost) -> None:
    first = backups.make(vault, folder, NOW - timedelta(days=3))
    backups.around_new_keys(
        vault, [folder], NOW, lambda: vault.change_passphrase("new", cost=cheap_cost), anew=False
    )
    assert len(read(first.path, OWN).records) == 6
    later = NOW + timedelta(days=1)
    told = backups.around_new_keys(vault, [folder], later, vault.rekey)
    assert [(notice.values["kind"], notice.values["name"]) for notice in told] == [("wrong", first.path.name)]


def test_the_backup_before_new_keys_pushes_no_earlier_one_out(
    vault: Vault, folder: Path, cheap_cost: Cost
) -> None:
    earlier = backups.make(vault, folder, NOW)
    later = NOW + timedelta(seconds=3)
    backups.around_new_keys(
        vault, [folder], later, lambda: vault.change_passphrase("new", cost=cheap_cost), anew=False
    )
    assert [one.made - NOW for one in backups.listed(folder, vault.vault_id)] == [
        timedelta(seconds=4),
        timedelta(0),
    ]
    assert texts(read(earlier.path, OWN).records) == texts(vault.records)


def test_a_key_change_that_fails_leaves_the_backup_before(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise StoreError("full", "test")

    assert kind_of(lambda: backups.around_new_keys(vault, [folder], NOW, fails)) == "full"
    assert len(backups.listed(folder, vault.vault_id)) == 1


def test_erasing_goes_through_the_backups(vault: Vault, folder: Path) -> None:
    older = Record(
        "older", "i0@1.0.d", {"item": "i0", "place": "p", "fields": {"text": "old words"}}, Stamp(1, 0, "d")
    )
    draft = Record(
        "draft", "i0", {"fields": {"text": "half"}, "cursor": [0, 0], "focus": ""}, Stamp(2, 0, "d")
    )
    vault.save([older, draft])
    made = backups.make(vault, folder, NOW)
    erased = Record("item", "i0", {"place": "p", "fields": {}, "erased": True}, Stamp(50, 0, DEVICE))
    vault.save([erased], [("older", older.key), ("draft", "i0")])
    assert backups.after_erasing(vault, [folder]) == ()
    found = read(made.path, OWN).records
    assert found["item", "i0"] == erased
    assert ("older", older.key) not in found
    assert ("draft", "i0") not in found
    assert len(found) == 6
    before = made.path.read_bytes()
    assert backups.after_erasing(vault, [folder]) == ()
    assert made.path.read_bytes() == before


def test_forget_lists_first_and_then_removes(
    vault: Vault, path: Path, folder: Path, state: Path, tmp_path: Path
) -> None:
    backups.make(vault, folder, NOW)
    vault.backup_to(path.with_name("plan-kept.wrap"))
    settings, card = tmp_path / "config" / "settings.toml", tmp_path / "card.txt"
    settings.parent.mkdir()
    settings.touch()
    card.touch()
    (path.parent / "letter.txt").touch()
    vault.write_anchor()
    found = forget.traces(path, [folder], state, settings, [card])
    assert kind_of(lambda: forget.remove(found)) == "busy"
    vault.close()
    found = forget.traces(path, [folder], state, settings, [card])
    assert [trace.what for trace in found] == [
        "vault",
        "copy",
        "backup",
        "backup",
        "state",
        "settings",
        "card",
    ]
    assert path.exists()
    assert forget.remove(found) == ()
    left = sorted(str(left.relative_to(tmp_path)) for left in tmp_path.rglob("*"))
    assert left == ["home", "home/letter.txt"]
