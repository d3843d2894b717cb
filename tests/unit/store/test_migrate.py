"""A vault of a made-up older version is brought up to the present one: backup, one transaction, full check."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, kind_of, texts
from wrap_tui.codec.record import Record
from wrap_tui.store import format as layout
from wrap_tui.store import manifest, slots, table, versions
from wrap_tui.store.format import SCHEMA, SCHEMAS
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault
from wrap_tui.store.versions import Step

OLD_SCHEMA = (
    *SCHEMA[:2],
    ("table", "rec", "CREATE TABLE rec(id INTEGER PRIMARY KEY,rev INTEGER NOT NULL,box BLOB)"),
)


def _louder(record: Record) -> Record:
    if record.kind != "item":
        return record
    fields = {"text": record.body["fields"]["text"].upper()}
    return replace(record, body={**record.body, "fields": fields})


STEP = Step(
    (
        "alter table rec rename to old",
        SCHEMA[2][2],
        "insert into rec select id,rev,box from old",
        "drop table old",
    ),
    _louder,
)


@pytest.fixture
def old(vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault of the test as version 0 would have written it."""
    monkeypatch.setitem(SCHEMAS, 0, OLD_SCHEMA)
    monkeypatch.setitem(versions.STEPS, 0, STEP)
    vault.close()
    keys = Vault.open(path, Passphrase(PASSPHRASE), device=DEVICE)
    copied = keys.copy_of_keys()
    stands, found = keys._manifest, keys.slots
    keys.close()
    public = layout.public_head(copied.vault_id).replace(b"wrap/1", b"wrap/0")
    sql = sqlite3.connect(path, isolation_level=None)
    sql.execute("begin")
    rows = sql.execute("select * from rec").fetchall()
    sql.execute("drop table rec")
    sql.execute(OLD_SCHEMA[2][2])
    sql.executemany("insert into rec values(?,?,?)", rows)
    older = replace(stands, outside=slots.outside_digest(public, found, 0))
    sql.execute("update head set v=? where k='public'", (public,))
    sql.execute("update head set v=? where k='manifest'", (manifest.encode(older, copied),))
    sql.execute("pragma user_version=0")
    sql.execute("commit")
    sql.close()
    return path


def test_brought_up_with_a_backup_that_is_the_old_file(old: Path, reopen: Open) -> None:
    vault = reopen()
    assert texts(vault.records)["i0"] == "WALK BY THE RIVER"
    vault.close()
    backup = old.with_name("plan-before-version-1.wrap")
    sql = sqlite3.connect(backup)
    assert sql.execute("pragma user_version").fetchone() == (0,)
    sql.close()
    again = reopen()
    assert len(again.records) == 6
    assert again.notices == ()
    again.close()
    assert sorted(left.name for left in old.parent.iterdir()) == ["plan-before-version-1.wrap", "plan.wrap"]


def test_reading_beside_brings_it_up_in_memory_alone(old: Path) -> None:
    before = old.read_bytes()
    assert texts(read(old, Passphrase(PASSPHRASE)).records)["i0"] == "WALK BY THE RIVER"
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_vault(
    old: Path, reopen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patched:
        patched.setattr(table, "write_manifest", fails)
        assert kind_of(reopen) == "full"
    sql = sqlite3.connect(old)
    assert sql.execute("pragma user_version").fetchone() == (0,)
    sql.close()
    assert len(reopen().records) == 6


def test_no_version_below_the_first_is_known(vault: Vault, path: Path, reopen: Open) -> None:
    vault.close()
    sql = sqlite3.connect(path)
    sql.execute("pragma user_version=0")
    sql.commit()
    sql.close()
    assert kind_of(reopen) == "damaged"
