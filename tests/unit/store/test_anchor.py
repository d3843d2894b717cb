"""An older copy put in the vault's place, and a copy that parted, are said once and can be accepted."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, texts
from wrap_tui.store import anchor, siblings
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault


def _told(vault: Vault) -> list[tuple[str, int]]:
    return [(notice.kind, int(notice.values.get("saves", 0))) for notice in vault.notices]


def _copy(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def test_the_same_vault_has_nothing_to_say(vault: Vault, reopen: Open) -> None:
    vault.save([item("x", "y")])
    vault.close()
    assert reopen().notices == ()


def test_older_copy_put_back(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    old = _copy(path, "old")
    again = reopen()
    for number in range(3):
        again.save([item("x", str(number))])
    again.close()
    old.replace(path)
    back = reopen()
    assert _told(back) == [("older", 3)]
    assert "x" not in texts(back.records)


def test_accepted_or_gone_on_with(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    old = _copy(path, "old")
    (again := reopen()).save([item("x", "1")])
    again.close()
    shutil.copy(old, path)
    (looked := reopen()).close()
    assert _told(looked) == [("older", 1)]
    (said_again := reopen()).accept_older()
    assert said_again.notices == ()
    said_again.close()
    assert reopen().notices == ()


def test_saving_into_the_older_copy_is_going_on_with_it(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    old = _copy(path, "old")
    for number in range(3):
        (again := reopen()).save([item("x", str(number))])
        again.close()
    shutil.copy(old, path)
    (back := reopen()).save([item("z", "on")])
    back.close()
    assert reopen().notices == ()


def test_a_copy_without_this_devices_changes(vault: Vault, path: Path, state: Path, reopen: Open) -> None:
    """The other device went on from an older state and its copy came here: its sequence is higher, ours is missing."""
    vault.close()
    theirs = _copy(path, "theirs")
    (mine := reopen()).save([item("x", "mine")])
    mine.close()
    other = Vault.open(theirs, Passphrase(PASSPHRASE), device="other")
    for number in range(3):
        other.save([item("y", str(number))])
    other.close()
    theirs.replace(path)
    assert _told(reopen()) == [("forked", 1)]


def test_same_number_of_saves_but_not_the_same(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    theirs = _copy(path, "theirs")
    (mine := reopen()).save([item("x", "mine")])
    mine.close()
    other = Vault.open(theirs, Passphrase(PASSPHRASE), device="other")
    other.save([item("y", "theirs")])
    other.close()
    theirs.replace(path)
    assert [kind for kind, _ in _told(reopen())] == ["forked"]


def test_older_copy_under_an_older_passphrase(
    vault: Vault, path: Path, reopen: Open, cheap_cost: Cost
) -> None:
    vault.close()
    old = _copy(path, "old")
    again = reopen()
    again.change_passphrase("new", cost=cheap_cost)
    again.save([item("x", "y")])
    again.close()
    old.replace(path)
    kind, saves = _told(reopen())[0]
    assert (kind, saves) == ("older", 1)


def test_another_device_knows_nothing_of_it(vault: Vault, path: Path, tmp_path: Path) -> None:
    vault.close()
    other = Vault.open(path, Passphrase(PASSPHRASE), device="other", state=tmp_path / "theirs")
    assert other.notices == ()
    other.close()


def test_broken_or_foreign_anchor_is_no_anchor(vault: Vault, state: Path, reopen: Open) -> None:
    vault.close()
    file = anchor.file_of(state, bytes.fromhex(vault.vault_id))
    assert file.stat().st_mode & 0o077 == 0
    for content in (b"", b"{}", b'{"boxes":["00"]}', b'{"boxes":7}', b"\xff" * 50):
        file.write_bytes(content)
        again = reopen()
        assert again.notices == ()
        again.close()


def test_state_folder_that_cannot_be_written(vault: Vault, state: Path, path: Path) -> None:
    vault.close()
    shutil.rmtree(state)
    state.write_text("a file")
    again = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE, state=state)
    again.save([item("x", "y")])
    again.close()
    assert state.read_text() == "a file"


def test_no_words_and_no_names_in_the_anchor(vault: Vault, state: Path) -> None:
    vault.close()
    data = anchor.file_of(state, bytes.fromhex(vault.vault_id)).read_bytes()
    assert DEVICE.encode() not in data


def test_conflict_copies_in_the_folder(vault: Vault, path: Path, tmp_path: Path, cheap_cost: Cost) -> None:
    copy = path.with_name("plan.sync-conflict-20261123-101500-ABCDEFG.wrap")
    vault.backup_to(copy)
    Vault.create(path.with_name("other.wrap"), "x", device=DEVICE, cost=cheap_cost).close()
    path.with_name("note.txt").write_text("x" * 10000)
    path.with_name("link.wrap").symlink_to(path)
    assert siblings.copies(path, vault.vault_id) == (copy,)
    vault.save([item("x", "the lock is still held")])
    vault.close()
    assert siblings.copies(path) == (copy,)
