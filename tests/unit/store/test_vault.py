"""Create, open, save, close: what is there afterwards, and every way to be refused."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, some, texts
from wrap_tui.errors import RefusedError
from wrap_tui.store import connection, slots
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.table import same
from wrap_tui.store.vault import Vault


def test_everything_is_there_after_reopening(vault: Vault, reopen: Open) -> None:
    vault.save([item("new", "tea"), item("i0", "walk further", 20)], [("item", "i1")])
    vault.close()
    again = reopen()
    assert texts(again.records) == {
        "i0": "walk further", "i2": "深呼吸", "i3": "قهوة مع أمي", "i4": "👩‍👩‍👧 evening", "new": "tea",
    }  # fmt: skip
    assert same(again.records["day", "2026-11-23"], some()[-1])
    assert again.notices == ()


def test_unknown_kinds_and_fields_are_kept(vault: Vault, reopen: Open) -> None:
    from wrap_tui.codec.record import Record
    from wrap_tui.domain.stamp import Stamp

    strange = Record("hologram", "h", {"depth": [1, {"x": None}]}, Stamp(3, 1, "d"), {"colour": "blue"})
    vault.save([strange])
    vault.close()
    assert reopen().records["hologram", "h"] == strange


def test_deleting_what_is_not_there_is_no_harm(vault: Vault) -> None:
    saves = vault.saves
    vault.save([], [("item", "nobody")])
    assert vault.saves == saves + 1
    assert len(vault.records) == 6


def test_file_is_private_and_leaves_nothing_beside(vault: Vault, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    vault.save([item("x", "y")])
    vault.close()
    assert [left.name for left in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_mode_is_taken_back_on_opening(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    path.chmod(0o644)
    reopen()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_words_in_the_file(vault: Vault, path: Path) -> None:
    vault.save([item("s", "PLANTED-SENTINEL")])
    vault.close()
    data = path.read_bytes()
    assert b"PLANTED" not in data
    assert "позвонить".encode() not in data
    assert b"horse" not in data


def test_every_setting_of_the_connection(vault: Vault) -> None:
    opened = vault._connection
    assert opened is not None
    expected = {
        "trusted_schema": 0, "cell_size_check": 1, "temp_store": 2, "secure_delete": 1, "mmap_size": 0,
        "locking_mode": "exclusive", "journal_mode": "delete", "synchronous": 3, "fullfsync": 1,
        "max_page_count": 65536, "page_size": 8192, "application_id": 0x57524150, "user_version": 1,
        "encoding": "UTF-8", "auto_vacuum": 0,
    }  # fmt: skip
    found = {name: opened.sql.execute(f"pragma {name}").fetchone() for name in expected}
    assert {name: row[0] if row else 0 for name, row in found.items()} == expected
    assert {name for name, _ in connection.PRAGMAS} <= expected.keys()


def test_exactly_three_tables(vault: Vault, path: Path) -> None:
    vault.close()
    with sqlite3.connect(path) as sql:
        found = sql.execute("select sql from sqlite_master").fetchall()
    sql.close()
    assert [row[0] for row in found] == [
        "CREATE TABLE head(k TEXT PRIMARY KEY,v BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE slot(id INTEGER PRIMARY KEY,kind TEXT NOT NULL,param TEXT NOT NULL,box BLOB NOT NULL)",
        "CREATE TABLE rec(id INTEGER PRIMARY KEY,rev INTEGER NOT NULL,box BLOB NOT NULL)",
    ]


def test_second_opening_in_this_program_is_busy(vault: Vault, path: Path, reopen: Open) -> None:
    assert kind_of(reopen) == "busy"
    vault.save([item("still", "locked")])
    link, hard = path.with_name("link.wrap"), path.with_name("hard.wrap")
    link.symlink_to(path)
    os.link(path, hard)
    assert kind_of(lambda: reopen(at=link)) == "busy"
    assert kind_of(lambda: reopen(at=hard)) == "busy"


_OTHER = """
import sys
from pathlib import Path
from wrap_tui.errors import StoreError
from wrap_tui.store import connection
try:
    connection.open_locked(Path(sys.argv[1])).close()
    print("open")
except StoreError as error:
    print(error.kind)
"""


def test_second_program_is_busy_until_the_first_closes(vault: Vault, path: Path) -> None:
    def other() -> str:
        asked = subprocess.run(
            [sys.executable, "-c", _OTHER, path], capture_output=True, text=True, check=True
        )
        return asked.stdout.strip()

    assert other() == "busy"
    assert kind_of(lambda: Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE)) == "busy"
    assert other() == "busy"
    vault.save([item("x", "y")])
    vault.close()
    assert other() == "open"


def test_symbolic_link_is_followed_and_stays(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    link = path.with_name("link.wrap")
    link.symlink_to(path)
    again = reopen(at=link)
    again.save([item("x", "through the link")])
    again.close()
    assert link.is_symlink()
    assert texts(reopen().records)["x"] == "through the link"


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_create_never_touches_what_is_there(there: str, path: Path, cheap_cost: Cost) -> None:
    path.parent.mkdir()
    if there == "file":
        path.write_text("mine")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to(path.parent / "elsewhere")
    assert kind_of(lambda: Vault.create(path, "x", device=DEVICE, cost=cheap_cost)) == "exists"
    assert not (path.parent / "elsewhere").exists()
    assert there != "file" or path.read_text() == "mine"


def test_empty_passphrase_makes_no_vault(path: Path, cheap_cost: Cost) -> None:
    with pytest.raises(RefusedError):
        Vault.create(path, "", device=DEVICE, cost=cheap_cost)
    assert not path.exists()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        PASSPHRASE[:-1],
        PASSPHRASE + " ",
        PASSPHRASE + "\n",
        PASSPHRASE.replace("o", "0"),
        "x" * 1024,
        "x" * 5000,
    ],
)
def test_wrong_passphrase_is_wrong_and_changes_nothing(
    typed: str, vault: Vault, path: Path, reopen: Open
) -> None:
    vault.close()
    before = path.read_bytes()
    assert kind_of(lambda: reopen(typed)) == "wrong"
    assert path.read_bytes() == before


def test_listed_words_open_in_any_case_and_spacing(path: Path, cheap_cost: Cost, reopen: Open) -> None:
    Vault.create(path, "abacus zoom yo-yo", device=DEVICE, cost=cheap_cost).close()
    for typed in (" Abacus ZOOM   yo-yo\n", "abacus zoom yo-yo"):
        vault = reopen(typed)
        assert vault.writable
        vault.close()


def test_decomposed_letters_open(path: Path, cheap_cost: Cost, reopen: Open) -> None:
    Vault.create(path, "caf\u00e9 no\u00ebl", device=DEVICE, cost=cheap_cost).close()
    assert reopen("cafe\u0301 noe\u0308l").writable


def _not_a_vault(path: Path, what: str) -> None:
    path.parent.mkdir()
    match what:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "empty":
            path.touch()
        case "text":
            path.write_text("my diary " * 2000)
        case "other database":
            sql = sqlite3.connect(path)
            sql.execute("create table diary(words)")
            sql.commit()
            sql.close()


@pytest.mark.parametrize("what", ["folder", "fifo", "empty", "text", "other database"])
def test_not_a_vault(what: str, path: Path, reopen: Open) -> None:
    _not_a_vault(path, what)
    before = path.stat()
    assert kind_of(reopen) == "foreign"
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_nothing_there(path: Path, reopen: Open) -> None:
    assert kind_of(reopen) == "missing"
    path.parent.mkdir()
    assert kind_of(reopen) == "missing"
    path.symlink_to(path.parent / "nowhere")
    assert kind_of(reopen) == "missing"
    assert not (path.parent / "nowhere").exists()


def test_newer_version_is_left_alone(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    sql = sqlite3.connect(path)
    public = vault.public.replace(b'"wrap/1"', b'"wrap/2"')
    sql.execute("update head set v=? where k='public'", (public,))
    sql.execute("pragma user_version=2")
    sql.commit()
    sql.close()
    before = path.read_bytes()
    assert kind_of(reopen) == "newer"
    assert path.read_bytes() == before


def test_reader_that_a_newer_program_asks_for(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    sql = sqlite3.connect(path)
    public = vault.public.replace(b'"min_reader":1', b'"min_reader":2')
    (manifest,) = sql.execute("select v from head where k='manifest'").fetchone()
    told = slots.outside_digest(public, vault.slots)[:8]
    sql.execute("update head set v=? where k='public'", (public,))
    sql.execute("update head set v=? where k='manifest'", (told + manifest[8:],))
    sql.commit()
    sql.close()
    assert kind_of(reopen) == "newer"


def test_closed_twice_and_keys_wiped(vault: Vault) -> None:
    vault.close()
    vault.close()
    assert vault._keys.data_key == bytes(32)
    assert vault._wrapping is not None
    assert not any(vault._wrapping)
    assert kind_of(lambda: vault.save([item("x", "y")])) == "readonly"


def test_the_vaults_own_kinds_cannot_be_put(vault: Vault) -> None:
    from wrap_tui.codec.record import Record
    from wrap_tui.domain.stamp import NEVER

    with pytest.raises(ValueError, match="vault itself"):
        vault.save([Record("vault.spare", "spare", {"secret": "00"}, NEVER)])
    with pytest.raises(ValueError, match="vault itself"):
        vault.save([], [("vault.spare", "spare")])


def test_cancelled_opening_leaves_the_file_free(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    opening = lambda: Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE, cancel=lambda: True)  # noqa: E731
    assert kind_of(opening) == "cancelled"
    reopen()


def test_long_and_many_records(vault: Vault, reopen: Open) -> None:
    vault.save([item(f"n{n}", "ж" * (n * 37), n) for n in range(300)])
    vault.save([item("long", "x" * 20_000), item("huge", "🌊" * 200_000)])
    vault.close()
    again = reopen()
    assert texts(again.records)["huge"] == "🌊" * 200_000
    assert len(again.records) == 308
