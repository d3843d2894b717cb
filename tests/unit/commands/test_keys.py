"""create, passphrase and spare-key without a screen."""

from __future__ import annotations

import errno
import io
import stat
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from wrap_tui.errors import Exit, StoreError
from wrap_tui.paths import places
from wrap_tui.services import in_clear, plans
from wrap_tui.services.book import Book
from wrap_tui.services.keys import Sheet, confirm_spare_key
from wrap_tui.services.opening import SpareKey, open_book


def test_create_makes_a_plan_that_opens(run: Run, secret: Path) -> None:
    done = run("create", "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert stat.S_IMODE(places().vault.stat().st_mode) == 0o600
    assert run("check", "--passphrase-file", str(secret)).code == 0


def test_a_folder_that_cannot_be_made_is_said(run: Run, secret: Path, home: Path) -> None:
    (home / "file").write_text("mine")
    for place in ("file/folder/plan.wrap", "file/plan.wrap", "/proc/nowhere/plan.wrap"):
        done = run("create", "--vault", place, "--passphrase-file", str(secret))
        assert (done.code, done.out) == (Exit.CANNOT_WRITE, ""), (place, done)
    assert (home / "file").read_text() == "mine"


def test_create_leaves_what_is_there(run: Run, vault: Path, secret: Path) -> None:
    before = vault.read_bytes()
    done = run("create", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert vault.read_bytes() == before


def test_the_spare_key_goes_to_a_new_file_and_opens_the_plan(run: Run, secret: Path, home: Path) -> None:
    assert run("create", "--passphrase-file", str(secret), "--spare-key-out", "key.txt").code == 0
    sheet = home / "key.txt"
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    words = [line for line in sheet.read_text().splitlines() if line[:1].isdigit()]
    assert [len(line.split()) // 2 for line in words] == [4, 4, 3]
    open_book(places(), SpareKey(" ".join(words))).close()


def test_a_spare_key_file_that_is_there_stops_everything(run: Run, secret: Path, home: Path) -> None:
    (home / "key.txt").write_text("mine")
    done = run("create", "--passphrase-file", str(secret), "--spare-key-out", "key.txt")
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert (home / "key.txt").read_text() == "mine"
    assert not places().vault.exists()


def test_an_empty_passphrase_is_refused(run: Run, home: Path) -> None:
    (home / "empty").write_text("\n")
    done = run("create", "--passphrase-file", "empty")
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert not places().vault.exists()


def test_the_passphrase_is_the_first_line_without_its_end(run: Run, home: Path) -> None:
    for name, raw in (("a", b" two words \r\nmore"), ("b", b" two words "), ("c", b" two words \n")):
        (home / name).write_bytes(raw)
    assert run("create", "--passphrase-file", "a").code == 0
    assert run("check", "--passphrase-file", "b").code == 0
    assert run("check", "--passphrase-file", "c").code == 0


def test_standard_input_gives_the_passphrase(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch, secret: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(secret.read_bytes())))
    assert run("check", "--passphrase-file", "-").code == 0


def test_the_second_line_is_the_new_passphrase(run: Run, vault: Path, secret: Path, home: Path) -> None:
    (home / "new").write_text("six other words are here now\n")
    assert run("passphrase", "--passphrase-file", str(secret)).code == 0
    assert run("check", "--passphrase-file", str(secret)).code == Exit.WRONG
    assert run("check", "--passphrase-file", "new").code == 0


def test_a_new_spare_key_into_a_file(run: Run, vault: Path, secret: Path, home: Path) -> None:
    assert run("spare-key", "--passphrase-file", str(secret), "--spare-key-out", "key.txt").code == 0
    words = " ".join(line for line in (home / "key.txt").read_text().splitlines() if line[:1].isdigit())
    open_book(places(), SpareKey(words)).close()


def test_a_paper_that_could_not_be_written_whole_does_not_stay(
    run: Run, vault: Path, secret: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("wrap_tui.commands.keys.os.fsync", full)
    done = run("spare-key", "--passphrase-file", str(secret), "--spare-key-out", "key.txt")
    assert (done.code, done.out) == (Exit.CANNOT_WRITE, "")
    assert not (home / "key.txt").exists()


@pytest.mark.parametrize("landed", [False, True])
def test_a_paper_whose_words_open_nothing_does_not_stay(
    landed: bool, run: Run, vault: Path, secret: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(book: Book, sheet: Sheet) -> None:
        if landed:
            confirm_spare_key(book, sheet)
        raise StoreError("full")

    monkeypatch.setattr("wrap_tui.commands.keys.confirm_spare_key", fails)
    done = run("spare-key", "--passphrase-file", str(secret), "--spare-key-out", "key.txt")
    assert (done.code, done.out) == (Exit.CANNOT_WRITE, "")
    assert (home / "key.txt").exists() is landed


def test_without_the_second_line_a_new_spare_key_does_not_count(
    run: Run, vault: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO("some other words here\n")
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", typed)
    done = run("spare-key", "--passphrase-file", str(secret))
    assert done.code == Exit.REFUSED
    words = " ".join(line for line in done.out.splitlines() if line[:1].isdigit())
    assert run("check", "--passphrase-file", str(secret)).code == 0
    with pytest.raises(Exception, match="wrong"):
        open_book(places(), SpareKey(words))


def test_spare_key_words_are_shown_on_a_terminal_alone(run: Run, vault: Path, secret: Path) -> None:
    done = run("spare-key", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert "--spare-key-out" in done.err


def test_a_file_without_a_second_line_says_where_the_new_passphrase_goes(
    run: Run, vault: Path, secret: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wrap_tui.plain.secret.has_terminal", lambda: False)
    (home / "one").write_text(secret.read_text().splitlines()[0])
    done = run("passphrase", "--passphrase-file", "one")
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert "second line" in done.err


def test_a_passphrase_file_without_an_end_is_read_a_little(run: Run, vault: Path) -> None:
    assert run("check", "--passphrase-file", "/dev/zero").code == Exit.WRONG


def test_a_lost_passphrase_is_replaced_with_the_words_on_paper(run: Run, secret: Path, home: Path) -> None:
    assert run("create", "--passphrase-file", str(secret), "--spare-key-out", "key.txt").code == 0
    rows = [line for line in (home / "key.txt").read_text().splitlines() if line[:1].isdigit()]
    (home / "lost").write_text(" ".join(rows) + "\nwords that are new here\n")
    (home / "new").write_text("words that are new here\n")
    assert run("passphrase", "--passphrase-file", "lost").code == 0
    assert run("check", "--passphrase-file", "new").code == 0
    assert run("check", "--passphrase-file", str(secret)).code == Exit.WRONG


def test_a_name_that_no_plan_has_is_answered_with_the_names_on_the_list(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    plans.put_on_list(places(), "Everyday")
    plans.begin_another(places(), "Grief")
    for command in ([], ["today"], ["import", "notes.md"]):
        done = run(*command, "--vault", "Greif", "--passphrase-file", str(secret))
        assert (done.code, done.out) == (Exit.NO_VAULT, "")
        assert done.err == (
            "No plan has that name. Nothing was changed. The names on your list: Everyday, Grief\n"
        )
    assert run("today", "--vault", "everyday", "--passphrase-file", str(secret)).code == 0
    assert "names on your list" not in run("today", "--vault", "Grief", "--passphrase-file", str(secret)).err
    assert run("create", "--vault", "Greif", "--passphrase-file", str(secret)).code == 0
    assert run("check", "--vault", "Greif", "--passphrase-file", str(secret)).code == 0


def test_a_name_that_two_plans_have_opens_neither_and_makes_none(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    plans.begin_another(places(), "Work")
    folder = places().settings.parent
    in_clear.save(folder, in_clear.load(folder).with_name(places().vault, "work"))
    before = sorted(home.rglob("*"))
    for command in ([], ["today"], ["create"], ["--plain"]):
        done = run(*command, "--vault", "Work", "--passphrase-file", str(secret))
        assert (done.code, done.out) == (Exit.NO_VAULT, "")
        assert done.err.startswith("Two plans are called so.")
    assert sorted(home.rglob("*")) == before


def test_without_a_list_no_name_is_told(run: Run, secret: Path) -> None:
    assert "names" not in run("today", "--vault", "Grief", "--passphrase-file", str(secret)).err
