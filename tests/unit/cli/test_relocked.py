"""Each command that opens the plan tells another lock than last time from a wrong passphrase."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services.keys import change_passphrase
from wrap_tui.services.opening import Passphrase, open_book

SAYS = (
    "That did not open it. Nothing is lost. This file has another lock than last time: an older copy, perhaps. "
    "Try its passphrase, or: wrap-tui restore\n"
)
NEW = "six other words are here now"


@pytest.fixture
def older_copy(vault: Path, home: Path) -> Path:
    """The plan as it was before the passphrase was changed, put back by somebody."""
    shutil.copy(vault, home / "older")
    book = open_book(places(), Passphrase(WORDS))
    change_passphrase(book, NEW)
    book.close()
    (home / "new").write_text(f"{NEW}\n{WORDS}\n", "utf-8")
    (home / "old").write_text(f"{WORDS}\n", "utf-8")
    shutil.copy(home / "older", vault)
    return vault


@pytest.mark.parametrize(
    "command",
    [
        ("crisis",), ("today",), ("check",), ("export", "crisis"), ("passphrase",), ("backup",),
        ("backup", "copy.wrap"), ("repair",), ("spare-key", "--spare-key-out", "paper"),
    ],
)  # fmt: skip
def test_the_passphrase_of_today_on_an_older_copy(
    command: tuple[str, ...], older_copy: Path, home: Path, run: Run
) -> None:
    before = older_copy.read_bytes()
    done = run(*command, "--passphrase-file", "new")
    assert (done.code, done.out, done.err) == (Exit.DAMAGED, "", SAYS)
    assert older_copy.read_bytes() == before
    assert not (home / "paper").exists()
    assert not (home / "copy.wrap").exists()
    assert run("crisis", "--passphrase-file", "old").code == Exit.WELL
