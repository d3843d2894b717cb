"""import: shows, asks, adds; what cannot be read changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from wrap_tui.errors import Exit
from wrap_tui.paths import places

PLAN = """
format = "wrap-plan/1"
[triggers]
events = ["Late trains", "Rows at home"]
"""


@pytest.fixture
def file(run: Run, vault: Path, secret: Path, home: Path) -> Path:
    """A plan in TOML as the program itself writes it, with one line more."""
    text = run("export", "triggers", "--format", "toml", "--passphrase-file", str(secret)).out
    made = home / "mine.toml"
    made.write_text(text + '\n[[triggers.events]]\ntext = "Late trains"\n', "utf-8")
    return made


def test_a_file_is_shown_and_added(run: Run, secret: Path, file: Path) -> None:
    before = file.read_bytes()
    done = run("import", str(file), "--yes", "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert "Triggers" in done.out
    assert file.read_bytes() == before
    assert "Late trains" in run("export", "triggers", "--passphrase-file", str(secret)).out


def test_the_same_file_again_adds_nothing(run: Run, secret: Path, file: Path) -> None:
    run("import", str(file), "--yes", "--passphrase-file", str(secret))
    done = run("import", str(file), "--yes", "--passphrase-file", str(secret))
    assert done.code == 0
    assert "Nothing was added." in done.out
    assert "Things in the plan: 5\n" in run("check", "--passphrase-file", str(secret)).out


def test_without_yes_and_without_a_terminal_it_is_refused(run: Run, secret: Path, file: Path) -> None:
    done = run("import", str(file), "--passphrase-file", str(secret))
    assert done.code == Exit.REFUSED
    assert "Triggers, Events: 1 new" in done.out, "what it holds is shown all the same"
    assert "Add --yes" in done.err
    assert "Late trains" not in run("export", "triggers", "--passphrase-file", str(secret)).out


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"[[[", b"format = 3", b"x = 1\n", b'format = "wrap-plan/1"\n[nonsense]\n']
)
def test_what_cannot_be_read_is_one_line_and_changes_nothing(
    run: Run, vault: Path, secret: Path, home: Path, raw: bytes
) -> None:
    (home / "bad.toml").write_bytes(raw)
    before = vault.read_bytes()
    done = run("import", "bad.toml", "--yes", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert done.err.count("\n") == 1
    assert vault.read_bytes() == before


def test_a_file_that_is_not_there(run: Run, vault: Path, secret: Path) -> None:
    done = run("import", "nowhere.toml", "--yes", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.REFUSED, "")


def test_an_unknown_kind(run: Run, vault: Path, secret: Path, file: Path) -> None:
    done = run("import", str(file), "--from", "xls", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.USAGE, "")


def test_without_a_plan_nothing_is_made(run: Run, secret: Path, home: Path) -> None:
    (home / "mine.toml").write_text(PLAN)
    assert run("import", "mine.toml", "--yes", "--passphrase-file", str(secret)).code == Exit.NO_VAULT
    assert not places().vault.exists()


def test_a_list_goes_where_it_is_told_to(run: Run, vault: Path, secret: Path, home: Path) -> None:
    (home / "tools.txt").write_text("- tea\n- a walk\n")
    wrong = run("import", "tools.txt", "--to", "nowhere", "--yes", "--passphrase-file", str(secret))
    assert (wrong.code, wrong.out) == (Exit.USAGE, "")
    assert (
        run("import", "tools.txt", "--to", "toolbox.use", "--yes", "--passphrase-file", str(secret)).code == 0
    )
    assert "a walk" in run("export", "toolbox", "--passphrase-file", str(secret)).out
