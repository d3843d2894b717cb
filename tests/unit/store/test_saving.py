"""The file taken away, replaced or changed under the open vault: nothing is called saved, nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, some, texts
from wrap_tui.errors import StoreError
from wrap_tui.store import connection, creation, raw, table
from wrap_tui.store.connection import Connection
from wrap_tui.store.cost import Cost
from wrap_tui.store.reading import read
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

LATE = item("late", "written after the file was gone", 50)


def _remove(path: Path) -> None:
    path.unlink()


def _move(path: Path) -> None:
    path.rename(path.with_name("moved.wrap"))


def _replace(path: Path) -> None:
    copy = path.with_name("copy.wrap")
    shutil.copy(path, copy)
    copy.replace(path)


def _folder_moved(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def _folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _overwritten(path: Path) -> None:
    """A synchroniser that writes an older copy into the same file, as `cp old plan.wrap` does."""
    older = path.with_name("older.bin").read_bytes()
    with path.open("r+b") as stream:
        stream.write(older)
        stream.truncate()


def _emptied(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(0)


@pytest.mark.parametrize(
    "what", [_remove, _move, _replace, _folder_moved, _folder_in_its_place, _overwritten, _emptied]
)
def test_taken_away_under_the_program(
    what: Callable[[Path], None], vault: Vault, path: Path, state: Path, cheap_cost: Cost
) -> None:
    state.mkdir(exist_ok=True)
    vault.close()
    path.with_name("older.bin").write_bytes(path.read_bytes())
    vault = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE, state=state)
    vault.save([item("early", "saved before", 40)])
    what(path)
    assert kind_of(lambda: vault.save([LATE])) == "gone"
    assert kind_of(lambda: vault.save([LATE])) == "gone"
    assert vault.writable
    assert "late" not in texts(vault.records)
    beside = vault.save_beside([LATE], [("item", "i0")])
    assert beside != path
    assert vault.path == beside
    vault.save([item("later", "and on", 60)])
    vault.close()
    found = texts(read(beside, Passphrase(PASSPHRASE)).records)
    assert {"early", "late", "later"} <= found.keys()
    assert "i0" not in found
    assert beside.parent == (state if what is _folder_moved else path.parent)


def test_replaced_between_the_commit_and_the_second_look(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = table.write

    def then_replace(sql: sqlite3.Connection, keys: Keys, change: table.Change) -> None:
        write(sql, keys, change)
        _replace(path)

    with monkeypatch.context() as patched:
        patched.setattr(table, "write", then_replace)
        assert kind_of(lambda: vault.save([LATE])) == "gone"
    beside = vault.save_beside([LATE])
    assert texts(vault.records)["late"] == "written after the file was gone"
    assert beside.name == "plan-kept.wrap"


def test_only_touched_is_no_reason_to_leave(vault: Vault, path: Path, reopen: Open) -> None:
    path.touch()
    vault.save([LATE])
    vault.close()
    assert "late" in texts(reopen().records)


def test_nowhere_to_go_can_be_tried_again(vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _remove(path)
    assert kind_of(lambda: vault.save([LATE])) == "gone"

    def full(*_: object, **__: object) -> None:
        raise StoreError("full", "test")

    with monkeypatch.context() as patched:
        patched.setattr(creation, "write_vault", full)
        assert kind_of(lambda: vault.save_beside([LATE])) == "full"
        assert kind_of(lambda: vault.save([LATE])) == "gone"
    assert vault.save_beside([LATE]).exists()
    assert len(vault.records) == len(some()) + 1


def test_kept_copy_never_takes_a_name(vault: Vault, path: Path) -> None:
    path.with_name("plan-kept.wrap").write_text("mine")
    _remove(path)
    assert kind_of(lambda: vault.save([])) == "gone"
    assert vault.save_beside([]).name == "plan-kept-2.wrap"
    assert path.with_name("plan-kept.wrap").read_text() == "mine"


class _FailingOnce(sqlite3.Connection):
    """A connection whose commit fails, before or after it reached the disk."""

    after = False
    failed = False

    def execute(self, sql: str, given: Sequence[object] = ()) -> sqlite3.Cursor:  # type: ignore[override]
        if sql != "commit" or _FailingOnce.failed:
            return super().execute(sql, given)
        _FailingOnce.failed = True
        if _FailingOnce.after:
            super().execute(sql)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error


def _with_failing(monkeypatch: pytest.MonkeyPatch, after: bool) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(_FailingOnce, "after", after)
    monkeypatch.setattr(_FailingOnce, "failed", True)

    def failing(*given: object, **named: object) -> sqlite3.Connection:
        return connect(*given, factory=_FailingOnce, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", failing)


@pytest.mark.parametrize("after", [False, True])
def test_failed_commit_asks_the_disk(
    after: bool, vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    _with_failing(monkeypatch, after)
    again = reopen()
    monkeypatch.setattr(_FailingOnce, "failed", False)
    if after:
        again.save([LATE])
    else:
        assert kind_of(lambda: again.save([LATE])) == "readonly"
        assert "late" not in texts(again.records)
    again.save([item("next", "works", 51)])
    assert ("late" in texts(again.records)) is after
    again.close()
    assert {"next"} | ({"late"} if after else set()) <= texts(reopen().records).keys()


def locked(_: Path) -> Connection:
    """In place of `open_locked`: a disk that can only be read."""
    raise StoreError("readonly", "test")


def test_what_was_opened_for_reading_is_saved_once_the_disk_takes_it(
    vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    reading = connection.open_locked
    monkeypatch.setattr(connection, "open_locked", locked)
    again = reopen()
    assert [notice.kind for notice in again.notices] == ["readonly"]
    for _ in range(2):
        assert kind_of(lambda: again.save([LATE])) == "readonly"
    monkeypatch.setattr(connection, "open_locked", reading)
    again.save([LATE])
    again.save([item("next", "works", 51)])
    again.close()
    assert {"late", "next"} <= texts(reopen().records).keys()


def test_what_was_opened_for_reading_is_never_saved_over_somebody_elses_words(
    vault: Vault, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.close()
    reading = connection.open_locked
    monkeypatch.setattr(connection, "open_locked", locked)
    first = reopen()
    monkeypatch.setattr(connection, "open_locked", reading)
    other = reopen()
    other.save([item("theirs", "kept", 52)])
    other.close()
    assert kind_of(lambda: first.save([LATE])) == "gone"
    assert "theirs" in texts(reopen().records)


@pytest.mark.parametrize("after", [False, True])
def test_disk_away_while_asking(
    after: bool, vault: Vault, path: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit failed and the file cannot be opened again at once: the next save settles it."""
    vault.close()
    _with_failing(monkeypatch, after)
    again = reopen()
    monkeypatch.setattr(_FailingOnce, "failed", False)
    reading = connection.open_locked

    def away(_: Path) -> Connection:
        raise StoreError("busy", "test")

    monkeypatch.setattr(connection, "open_locked", away)
    assert kind_of(lambda: again.save([LATE])) == "readonly"
    assert kind_of(lambda: again.save([LATE])) == "busy"
    assert again.writable
    monkeypatch.setattr(connection, "open_locked", reading)
    again.save([item("next", "works", 51)])
    again.close()
    found = texts(reopen().records)
    assert "next" in found
    assert ("late" in found) is after


def test_interrupted_save_is_settled_too(vault: Vault, monkeypatch: pytest.MonkeyPatch, reopen: Open) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(table, "write_manifest", interrupted)
        with pytest.raises(KeyboardInterrupt):
            vault.save([LATE])
    vault.save([item("next", "works")])
    vault.close()
    assert raw.is_held(vault.path) is False


def test_a_record_that_cannot_be_sealed_changes_nothing(vault: Vault, reopen: Open) -> None:
    assert kind_of(lambda: vault.save([LATE, item("x", "\udcff")])) == "damaged"
    vault.save([item("next", "works")])
    vault.close()
    assert {"late", "x"}.isdisjoint(texts(reopen().records))
