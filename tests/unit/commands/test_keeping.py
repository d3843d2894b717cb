"""backup, restore, repair, merge, and what check says of backups."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.errors import Exit
from wrap_tui.paths import Places, places
from wrap_tui.services import keeping
from wrap_tui.services.keys import change_passphrase
from wrap_tui.services.opening import Passphrase, open_book, read_plan
from wrap_tui.store.vault import Vault

OTHER = "six other words are here now"
HOLDS = """
import sqlite3, sys
sql = sqlite3.connect(sys.argv[1], isolation_level=None)
sql.execute("pragma locking_mode=exclusive")
sql.execute("begin exclusive")
print("holds", flush=True)
sys.stdin.readline()
"""
"""Another program that has the vault open."""


def lines(place: str = "daily.every", words: str = WORDS) -> tuple[str, ...]:
    return read_plan(places().vault, Passphrase(words)).texts(place)


def add(words: str, *, backup: bool = False) -> None:
    book = open_book(places(), Passphrase(WORDS))
    book.add("daily.every", {"text": words})
    if backup:
        assert keeping.back_up(book) == ()
    book.close()


def damage(vault: Path) -> bytes:
    """Cut through a page of records, as a bad block does."""
    raw = bytearray(vault.read_bytes())
    raw[-3000:] = bytes(3000)
    raw[8192 * 2 : 8192 * 2 + 300] = bytes(300)
    vault.write_bytes(raw)
    return bytes(raw)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody at a terminal who says yes to everything."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("yes\n" * 5))


def test_backup_makes_a_whole_new_file_beside_an_open_program(run: Run, vault: Path, secret: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(vault)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"holds\n"
        done = run("backup", "copy.wrap", "--passphrase-file", str(secret))
        busy = run("backup", "--passphrase-file", str(secret))
        other.communicate(b"\n", timeout=20)
    assert busy.code == Exit.BUSY
    assert (done.code, done.err) == (0, "")
    assert read_plan(Path("copy.wrap"), Passphrase(WORDS)).texts("daily.every") == ("Shower",)


def test_backup_leaves_a_file_that_is_there(run: Run, vault: Path, secret: Path, home: Path) -> None:
    (home / "mine").write_text("mine")
    done = run("backup", "mine", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert (home / "mine").read_text() == "mine"


def test_backup_without_a_name_goes_to_the_usual_folder(run: Run, vault: Path, secret: Path) -> None:
    before = len(keeping.listed_for(places()))
    assert run("backup", "--passphrase-file", str(secret)).code == 0
    assert len(keeping.listed_for(places())) == before + 1


def test_backup_says_when_there_is_no_plan(run: Run, secret: Path) -> None:
    assert run("backup", "--passphrase-file", str(secret)).code == Exit.NO_VAULT


def test_restore_lists_by_date_and_counts(run: Run, vault: Path, secret: Path) -> None:
    add("Breakfast", backup=True)
    done = run("restore", "--passphrase-file", str(secret))
    assert done.code == 0
    assert "Things: 5." in done.out
    assert len(done.out.splitlines()) >= 2
    assert lines() == ("Shower", "Breakfast")


def test_restore_puts_a_backup_in_the_place_and_can_be_undone(run: Run, vault: Path, secret: Path) -> None:
    add("Breakfast", backup=True)
    newest = keeping.listed_for(places())[0].path.name
    add("Planted later")
    done = run("restore", newest, "--yes", "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert "Things in the plan: 5" in done.out
    assert lines() == ("Shower", "Breakfast")
    book = open_book(places(), Passphrase(WORDS))
    assert book.vault is not None
    assert book.vault.notices == ()
    book.close()
    assert run("restore", "--undo", "--yes").code == 0
    assert lines() == ("Shower", "Breakfast", "Planted later")


def test_restore_asks_first(run: Run, vault: Path, secret: Path, answers: None) -> None:
    before = vault.read_bytes()
    newest = str(keeping.listed_for(places())[0].path)
    assert run("restore", newest, "--passphrase-file", str(secret)).code == 0
    assert len(keeping.kept_before(places())) == 1
    assert keeping.kept_before(places())[0].path.read_bytes() == before


def test_restore_changes_nothing_without_a_yes(run: Run, vault: Path, secret: Path) -> None:
    before = vault.read_bytes()
    newest = str(keeping.listed_for(places())[0].path)
    done = run("restore", newest, "--passphrase-file", str(secret))
    assert done.code == Exit.REFUSED
    assert vault.read_bytes() == before
    assert run("restore", "none.wrap", "--passphrase-file", str(secret)).code == Exit.REFUSED
    assert run("restore", "--undo", "--yes").code == Exit.REFUSED


def test_restore_brings_a_lost_plan_back(run: Run, vault: Path, secret: Path) -> None:
    vault.unlink()
    newest = str(keeping.listed_for(places())[0].path)
    assert run("restore", newest, "--yes", "--passphrase-file", str(secret)).code == 0
    assert lines() == ("Shower",)


def test_restore_of_a_backup_with_another_passphrase_is_wrong(run: Run, vault: Path, home: Path) -> None:
    (home / "no").write_text("nothing of the kind\n")
    newest = str(keeping.listed_for(places())[0].path)
    assert run("restore", newest, "--yes", "--passphrase-file", "no").code == Exit.WRONG


def test_repair_has_nothing_to_do_on_a_whole_plan(run: Run, vault: Path, secret: Path) -> None:
    before = vault.read_bytes()
    assert run("repair", "--yes", "--passphrase-file", str(secret)).code == 0
    assert vault.read_bytes() == before


def test_repair_says_what_is_whole_and_saves_it_as_the_plan(run: Run, vault: Path, secret: Path) -> None:
    raw = damage(vault)
    assert run("check", "--passphrase-file", str(secret)).code == Exit.DAMAGED
    looked = run("repair", "--passphrase-file", str(secret))
    assert looked.code == Exit.DAMAGED
    assert "Records that are damaged" in looked.out
    assert "The newest good backup was made today" in looked.out
    assert vault.read_bytes() == raw
    done = run("repair", "--yes", "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert lines() == ("Shower",)
    assert keeping.kept_before(places())[0].path.read_bytes() == raw
    assert run("check", "--passphrase-file", str(secret)).code == 0


def test_repair_can_write_beside_and_leave_the_damaged_file(run: Run, vault: Path, secret: Path) -> None:
    raw = damage(vault)
    assert run("repair", "--out", "whole.wrap", "--passphrase-file", str(secret)).code == 0
    assert vault.read_bytes() == raw
    assert read_plan(Path("whole.wrap"), Passphrase(WORDS)).texts("daily.every") == ("Shower",)


def test_repair_of_a_file_that_is_all_lost_names_the_backup(run: Run, vault: Path, secret: Path) -> None:
    vault.write_bytes(b"not a plan")
    looked = run("repair", "--passphrase-file", str(secret))
    assert looked.code == Exit.DAMAGED
    assert str(keeping.listed_for(places())[0].path) in looked.out


def test_repair_with_a_wrong_passphrase_is_wrong(run: Run, vault: Path, home: Path) -> None:
    damage(vault)
    (home / "no").write_text("nothing of the kind\n")
    assert run("repair", "--passphrase-file", "no").code in (Exit.WRONG, Exit.DAMAGED)


def elsewhere(folder: Path, vault: Path) -> Places:
    """A copy of the vault on another computer."""
    there = places(portable=folder / "other")
    there.vault.parent.mkdir(parents=True)
    shutil.copy(vault, there.vault)
    return there


def test_merge_unites_and_a_second_time_says_nothing_new(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    there = elsewhere(home, vault)
    book = open_book(there, Passphrase(WORDS))
    book.add("daily.every", {"text": "from there"})
    book.close()
    add("from here")
    done = run("merge", str(there.vault), "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert set(lines()) == {"Shower", "from here", "from there"}
    again = run("merge", str(there.vault), "--remove-copy", "--passphrase-file", str(secret)).out
    assert "nothing new" in again
    assert "was left as it is" in again
    assert there.vault.exists()


def test_merge_finds_the_conflict_copies_by_itself(run: Run, vault: Path, secret: Path, home: Path) -> None:
    there = elsewhere(home, vault)
    book = open_book(there, Passphrase(WORDS))
    book.add("daily.every", {"text": "from there"})
    book.close()
    copy = vault.with_name("plan.sync-conflict-20261126-120000-ABCDEFG.wrap")
    shutil.copy(there.vault, copy)
    done = run("merge", "--passphrase-file", str(secret))
    assert done.code == 0
    assert "wrap-tui merge --remove-copy" in done.out
    assert copy.exists()
    assert lines() == ("Shower", "from there")
    done = run("merge", "--remove-copy", "--passphrase-file", str(secret))
    assert "The other copy is removed." in done.out
    assert not copy.exists()
    assert lines() == ("Shower", "from there")


def test_merge_of_a_copy_with_another_passphrase_takes_the_second_line(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    there = elsewhere(home, vault)
    book = open_book(there, Passphrase(WORDS))
    book.add("daily.every", {"text": "from there"})
    change_passphrase(book, OTHER)
    book.close()
    assert run("merge", str(there.vault), "--passphrase-file", str(secret)).code == 0
    assert lines() == ("Shower", "from there")


def test_merge_of_another_plan_is_refused(run: Run, vault: Path, secret: Path, home: Path) -> None:
    Vault.create(home / "stranger.wrap", WORDS, device="x").close()
    before = lines()
    assert run("merge", "stranger.wrap", "--passphrase-file", str(secret)).code == Exit.REFUSED
    assert lines() == before


def test_check_looks_at_the_backups_too(run: Run, vault: Path, secret: Path) -> None:
    whole = run("check", "--passphrase-file", str(secret))
    assert whole.code == 0
    assert "1 backup takes" in whole.out
    damage(keeping.listed_for(places())[0].path)
    hurt = run("check", "--passphrase-file", str(secret))
    assert hurt.code == Exit.DAMAGED
    assert "It is damaged in places." in hurt.out


def test_a_new_passphrase_leaves_the_backups_when_asked(run: Run, vault: Path, secret: Path) -> None:
    before = keeping.listed_for(places())
    assert run("passphrase", "--keep-backups", "--passphrase-file", str(secret)).code == 0
    assert read_plan(before[0].path, Passphrase(WORDS)).texts("daily.every") == ("Shower",)
    assert lines(words=OTHER) == ("Shower",)
