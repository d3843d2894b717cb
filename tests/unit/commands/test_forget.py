"""forget: a list first, one yes, and of several plans the one that was named."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services import keeping
from wrap_tui.services.opening import Passphrase, create_book, open_book


def test_forget_lists_first_and_wants_one_yes(run: Run, vault: Path, secret: Path) -> None:
    refused = run("forget", "--passphrase-file", str(secret))
    assert refused.code == Exit.REFUSED
    assert str(vault) in refused.out
    assert vault.exists()
    assert run("forget", "--yes", "--passphrase-file", str(secret)).code == 0
    assert [p for p in vault.parent.parent.parent.rglob("*") if p.is_file()] == [secret]
    assert run("forget", "--yes").code == 0


def test_forget_finds_the_second_folder_too(run: Run, vault: Path, secret: Path, home: Path) -> None:
    book = open_book(places(), Passphrase(WORDS))
    book.prefer(keeping.SECOND, str(home / "stick"))
    assert keeping.back_up(book) == ()
    book.close()
    assert list((home / "stick").glob("*.wrap"))
    assert run("forget", "--yes", "--passphrase-file", str(secret)).code == 0
    assert not list((home / "stick").glob("*.wrap"))


def test_forget_takes_one_of_two_plans_and_says_so(run: Run, vault: Path, secret: Path) -> None:
    second = vault.with_name("plan-2.wrap")
    create_book(places(second), WORDS).close()
    done = run("forget", "--yes", "--passphrase-file", str(secret))
    assert done.code == 0
    assert "Another plan is on this computer." in done.out
    assert "This plan is removed from this computer." in done.out
    assert second.exists()
    assert not vault.exists()


def test_forget_leaves_a_plan_that_is_open(run: Run, vault: Path, secret: Path) -> None:
    book = open_book(places(), Passphrase(WORDS))
    assert run("forget", "--yes", "--passphrase-file", str(secret)).code == Exit.BUSY
    book.close()
    assert vault.exists()
