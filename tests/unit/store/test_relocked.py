"""A failed guess on key slots that are not those of last time on this computer is told as that, and never by mistake."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, texts
from tests.unit.store.tamper import opened, retell
from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store import anchor, cost, slots
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.slots import Slot
from wrap_tui.store.vault import Vault

Spoil = Callable[[Path, Path], None]


def _older_slots(path: Path, older: Path) -> None:
    """The key slots of an older copy, with every public checksum made to fit."""
    with contextlib.closing(sqlite3.connect(older)) as old:
        rows = old.execute("select id,kind,param,box from slot").fetchall()
    with opened(path) as sql:
        sql.execute("delete from slot")
        sql.executemany("insert into slot values(?,?,?,?)", rows)
        retell(sql)


def _dearer(path: Path, older: Path) -> None:
    """A dearer key cost than the one the slot was made with, with every public checksum made to fit."""
    with opened(path) as sql:
        slot = Slot(*sql.execute("select id,kind,param,box from slot where kind='passphrase'").fetchone())
        param = json.loads(slot.param)
        text = canonical({**param, "t": param["t"] + 1}).decode()
        sql.execute("update slot set param=? where id=?", (text, slot.id))
        retell(sql)


def _whole_copy(path: Path, older: Path) -> None:
    """The whole file as it was before the passphrase was changed."""
    shutil.copy(older, path)


@pytest.fixture
def older(vault: Vault, path: Path, reopen: Open, cheap_cost: Cost) -> Path:
    """A copy from before the passphrase became `new`; the vault is closed."""
    vault.close()
    copy = Path(shutil.copy(path, path.with_name("older")))
    again = reopen()
    again.change_passphrase("new", cost=cheap_cost)
    again.save([item("x", "later words")])
    again.close()
    return copy


@pytest.mark.parametrize("spoil", [_older_slots, _dearer, _whole_copy])
def test_other_slots_than_last_time_are_not_called_a_wrong_passphrase(
    spoil: Spoil, older: Path, path: Path, state: Path, reopen: Open
) -> None:
    sound = path.read_bytes()
    spoil(path, older)
    spoiled = path.read_bytes()
    assert kind_of(lambda: reopen("new")) == "relocked"
    assert kind_of(lambda: reopen("neither")) == "relocked"
    assert path.read_bytes() == spoiled
    path.write_bytes(sound)
    assert kind_of(lambda: reopen("neither")) == "wrong"
    assert texts(reopen("new").records)["x"] == "later words"


@pytest.mark.parametrize("spoil", [_older_slots, _dearer, _whole_copy])
def test_without_what_this_computer_remembers_it_is_plainly_wrong(
    spoil: Spoil, older: Path, path: Path, state: Path, reopen: Open
) -> None:
    file = anchor.file_of(state, slots_of(path)[0])
    spoil(path, older)
    boxes = json.loads(file.read_bytes())["boxes"]
    for content in (b"", b"{}", b"\xff", b'{"boxes":[],"slots":7}', canonical({"boxes": boxes})):
        file.write_bytes(content)
        assert kind_of(lambda: reopen("new")) == "wrong"
    file.unlink()
    assert kind_of(lambda: reopen("new")) == "wrong"
    assert kind_of(lambda: Vault.open(path, Passphrase("new"), device=DEVICE)) == "wrong"


def slots_of(path: Path) -> tuple[bytes, list[Slot]]:
    """Vault id and key slots, as the file tells them."""
    with contextlib.closing(sqlite3.connect(path)) as sql:
        public = json.loads(sql.execute("select v from head where k='public'").fetchone()[0])
        rows = sql.execute("select id,kind,param,box from slot").fetchall()
    return bytes.fromhex(public["vault"]), [Slot(*row) for row in rows]


def test_an_older_copy_opens_with_its_own_passphrase_and_once_accepted_is_the_one_of_last_time(
    older: Path, path: Path, reopen: Open
) -> None:
    _whole_copy(path, older)
    looked = reopen()
    assert [notice.kind for notice in looked.notices] == ["older"]
    looked.close()
    assert kind_of(lambda: reopen("new")) == "relocked"
    taken = reopen()
    taken.accept_older()
    taken.close()
    assert kind_of(lambda: reopen("new")) == "wrong"


def test_no_change_of_keys_on_this_computer_is_a_surprise(
    vault: Vault, reopen: Open, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def settled(passphrase: str) -> Vault:
        assert kind_of(lambda: reopen("no such words")) == "wrong"
        return reopen(passphrase)

    vault.close()
    (again := settled(PASSPHRASE)).change_passphrase("new", cost=cheap_cost)
    again.close()
    (again := settled("new")).rekey()
    again.close()
    again = settled("new")
    again.confirm_spare_key(again.new_spare_key())
    again.close()
    (again := settled("new")).remove_spare_key()
    again.close()
    dearer = Cost(cheap_cost.memory_kib, cheap_cost.passes + 1, cheap_cost.lanes)
    with monkeypatch.context() as patched:
        patched.setattr(cost, "raised", lambda asked: dearer)
        settled("new").close()
    settled("new").close()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_between_file_and_memory_is_no_surprise(
    moment: str, vault: Vault, path: Path, state: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is on the disk when the program is killed just before the new keys count, or just after."""

    def killed(*args: object, **named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        if moment == "before":
            patched.setattr(vault, "_transact", killed)
        else:
            patched.setattr(anchor, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            vault.change_passphrase("new", cost=cheap_cost)
    vault._drop()
    opens, shut = ("new", PASSPHRASE) if moment == "after" else (PASSPHRASE, "new")
    assert kind_of(lambda: Vault.open(path, Passphrase(shut), device=DEVICE, state=state)) == "wrong"
    Vault.open(path, Passphrase(opens), device=DEVICE, state=state).close()
    known = json.loads(anchor.file_of(state, bytes.fromhex(vault.vault_id)).read_bytes())["slots"]
    assert known == [slots.digest(slots_of(path)[1]).hex()]


def test_a_passphrase_changed_on_another_computer_is_said_until_the_new_one_was_typed(
    vault: Vault, path: Path, tmp_path: Path, state: Path, reopen: Open, cheap_cost: Cost
) -> None:
    vault.close()
    other = Vault.open(path, Passphrase(PASSPHRASE), device="other", state=tmp_path / "theirs")
    other.change_passphrase("new", cost=cheap_cost)
    other.close()
    assert kind_of(reopen) == "relocked"
    (again := reopen("new"))._drop()
    assert kind_of(reopen) == "wrong"
    again.close()


def test_a_spare_key_taken_out_of_the_file_is_not_called_wrong_words(
    vault: Vault, path: Path, state: Path
) -> None:
    words = vault.new_spare_key()
    vault.confirm_spare_key(words)
    vault.close()
    with opened(path) as sql:
        sql.execute("delete from slot where kind='spare'")
        retell(sql)
    spare = SpareKey(" ".join(words))
    assert kind_of(lambda: Vault.open(path, spare, device=DEVICE, state=state)) == "relocked"


def test_what_is_remembered_tells_nothing_that_the_file_does_not(
    vault: Vault, path: Path, state: Path
) -> None:
    vault.close()
    vault_id, present = slots_of(path)
    told = json.loads(anchor.file_of(state, vault_id).read_bytes())
    assert told["slots"] == [slots.digest(present).hex()]
    assert told.keys() == {"boxes", "slots"}


def test_a_state_folder_that_cannot_be_written_stops_no_change_of_keys(
    vault: Vault, path: Path, state: Path, cheap_cost: Cost
) -> None:
    shutil.rmtree(state, ignore_errors=True)
    state.write_text("a file")
    vault.change_passphrase("new", cost=cheap_cost)
    vault.close()
    with pytest.raises(StoreError, match="wrong"):
        Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE, state=state)
