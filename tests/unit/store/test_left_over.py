"""Journals that lie beside a vault: of a save that was cut off, of an older save, of nothing; and how much is made of them."""

from __future__ import annotations

import struct
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store.conftest import Open
from tests.unit.store.made import DEVICE, PASSPHRASE, item, kind_of, texts
from wrap_tui.store import carving, precheck, restore
from wrap_tui.store.format import PAGE_SIZE
from wrap_tui.store.journal import MAGIC, rolled_back
from wrap_tui.store.reading import journal_of, read
from wrap_tui.store.salvage import salvage
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

OWN = Passphrase(PASSPHRASE)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="SQLite's locks are asked for on POSIX alone")


def _journal_of_a_save(vault: Vault, path: Path, text: str) -> bytes:
    """What lies beside the file in the middle of this save, which then comes to its end."""
    kept: list[bytes] = []
    sql = vault._connection.sql if vault._connection else None
    assert sql is not None

    def keep(statement: str) -> None:
        if statement.upper().startswith("COMMIT"):
            copied = subprocess.run(["cat", f"{path}-journal"], check=True, capture_output=True)
            kept.append(copied.stdout)

    sql.set_trace_callback(keep)
    vault.save([item("late", text, 50)])
    sql.set_trace_callback(None)
    (journal,) = kept
    assert journal.startswith(MAGIC) or journal[:8] == bytes(8)
    return MAGIC + journal[8:]


@POSIX
def test_the_journal_of_an_older_save_takes_no_words_back(vault: Vault, path: Path, reopen: Open) -> None:
    journals = [_journal_of_a_save(vault, path, f"wording {n}") for n in range(4)]
    vault.save([item("later", "x" * 20_000, 60)])
    vault.close()
    whole = path.read_bytes()
    for journal in journals:
        journal_of(path).write_bytes(_made_hot(journal))
        assert rolled_back(whole, journal_of(path).read_bytes()) != whole
        assert texts(read(path, OWN).records)["late"] == "wording 3"
        assert precheck.check(path).problem is None
        again = reopen()
        assert (texts(again.records)["late"], len(again.records)) == ("wording 3", 8)
        again.close()
        assert path.read_bytes() == whole
        assert not journal_of(path).exists()


def _made_hot(journal: bytes) -> bytes:
    """The journal with its count of pages filled in, as SQLite does when it syncs it."""
    pages = (len(journal) - 512) // (PAGE_SIZE + 8)
    return journal[:8] + struct.pack(">I", pages) + journal[12:]


@POSIX
def test_a_journal_beside_a_vault_that_is_whole_neither_way_is_left_for_salvage(
    vault: Vault, path: Path
) -> None:
    journal = _journal_of_a_save(vault, path, "first")
    vault.save([item(f"n{n}", "x" * 9000, n) for n in range(9)])
    vault.close()
    data = bytearray(path.read_bytes())
    at = 8192 * 4 + 3000
    data[at : at + 40] = bytes(40)
    path.write_bytes(data)
    journal_of(path).write_bytes(_made_hot(journal))
    before = path.read_bytes(), journal_of(path).read_bytes()
    assert kind_of(lambda: Vault.open(path, OWN, device=DEVICE)) == "damaged"
    assert (path.read_bytes(), journal_of(path).read_bytes()) == before
    assert texts(salvage(path, OWN).records)["late"] == "first"


@POSIX
def test_a_wrong_passphrase_and_a_vault_in_use_leave_the_journal(vault: Vault, path: Path) -> None:
    journal = _made_hot(_journal_of_a_save(vault, path, "first"))
    journal_of(path).write_bytes(journal)
    assert kind_of(lambda: Vault.open(path, OWN, device=DEVICE)) == "busy"
    vault.close()
    journal_of(path).write_bytes(journal)
    assert kind_of(lambda: Vault.open(path, Passphrase("other"), device=DEVICE)) == "wrong"
    assert journal_of(path).read_bytes() == journal
    code = "import sys; from pathlib import Path; from wrap_tui.store.left_over import nobody_has; nobody_has(Path(sys.argv[1]))"
    open_now = Vault.open(path, OWN, device=DEVICE)
    asked = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert "busy" in asked.stderr
    open_now.close()


@POSIX
def test_restore_keeps_the_file_and_the_journal_that_were_there(vault: Vault, path: Path) -> None:
    vault.backup_to(path.with_name("kept.bak"))
    journal = _made_hot(_journal_of_a_save(vault, path, "first"))
    vault.close()
    journal_of(path).write_bytes(journal)
    before = path.read_bytes()
    aside = restore.restore(path.with_name("kept.bak"), path, OWN, datetime(2026, 11, 23, tzinfo=UTC))
    assert aside is not None
    assert (aside.read_bytes(), journal_of(aside).read_bytes()) == (before, journal)
    assert not journal_of(path).exists()
    assert "late" not in texts(read(path, OWN).records)
    restore.undo(aside, path, datetime(2026, 11, 24, tzinfo=UTC))
    assert texts(read(path, OWN).records)["late"] == "first"


@pytest.mark.parametrize("pages", [4, 1 << 16, (1 << 32) - 1])
def test_a_journal_that_speaks_of_more_pages_than_there_are_changes_nothing(pages: int) -> None:
    journal = struct.pack(">8sIIIII", MAGIC, 0, 1, pages, 512, PAGE_SIZE) + bytes(512)
    assert rolled_back(bytes(3 * PAGE_SIZE), journal) == bytes(3 * PAGE_SIZE)


def test_a_journal_whose_second_part_has_no_sectors_changes_nothing() -> None:
    start = struct.pack(">8sIIIII", MAGIC, 0, 1, 3, 32, PAGE_SIZE) + bytes(4)
    second = struct.pack(">8sIIIII", MAGIC, 0, 1, 3, 0, PAGE_SIZE) + bytes(4)
    assert rolled_back(bytes(3 * PAGE_SIZE), start + second) == bytes(3 * PAGE_SIZE)


def test_a_journal_for_other_pages_changes_nothing() -> None:
    journal = struct.pack(">8sIIIII", MAGIC, 0, 1, 1, 512, 4096) + bytes(512)
    assert rolled_back(b"x" * PAGE_SIZE, journal) == b"x" * PAGE_SIZE


def test_cells_that_all_claim_the_same_pages_give_no_more_than_the_file_holds() -> None:
    """200 cells of each page claim one chain of pages that runs in a circle: unbounded it would be 100 times the file."""
    cells, at, local = 200, 420, 7691
    leaf = bytearray(PAGE_SIZE)
    leaf[0], leaf[3:5] = 13, cells.to_bytes(2, "big")
    leaf[8 : 8 + 2 * cells] = at.to_bytes(2, "big") * cells
    start = b"\x83\xfb\x6f\x01" + b"\x06\x00\x01\x87\xf7\x5c\x07"
    leaf[at : at + len(start)] = start
    leaf[at + 4 + local : at + 8 + local] = (11).to_bytes(4, "big")
    chain = b"".join((11 + n % 8).to_bytes(4, "big") + bytes(PAGE_SIZE - 4) for n in range(1, 9))
    data = bytes(leaf) * 10 + chain
    row_id, (_, rev, box) = next(carving.rows(data))
    assert isinstance(box, bytes)
    assert (row_id, rev, len(box)) == (1, 7, 65_000)
    carved = sum(len(v) for _, row in carving.rows(data) for v in row if isinstance(v, bytes))
    assert carved <= 4 * len(data)
