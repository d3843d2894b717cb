"""What became of a copy, from the command line: that of the newest file or paper, and of the right person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.domain.sharing import copies
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book, read_plan


@pytest.fixture
def go(run: Run, vault: Path, secret: Path) -> Run:
    return lambda *arguments: run(*arguments, "--passphrase-file", str(secret))


def people(*names: str) -> None:
    book = open_book(places(), Passphrase(WORDS))
    for name in names:
        book.add("crisis.supporters", {"name": name, "device": "computer"})
    book.close()


def states() -> list[tuple[str, str]]:
    """Format and state of every copy, newest first."""
    return [(copy.format, copy.state) for copy in copies(read_plan(places().vault, Passphrase(WORDS)))]


def test_a_copy_that_was_read_on_the_screen_is_not_the_one_that_was_given(go: Run, home: Path) -> None:
    people("Jo")
    assert go("export", "crisis", "--for", "Jo", "--locked", "--out", "jo.html").code == 0
    assert go("export", "crisis", "--for", "Jo", "--format", "text", "--out", "-").code == 0
    assert go("copies", "Jo", "--mark", "given").code == 0
    assert states() == [("text", "made"), ("html", "given")]
    assert go("copies", "Jo", "--remove-file").code == 0
    assert go("copies", "Jo", "--mark", "opened").code == 0, "a file that was taken off can have been opened"
    assert states() == [("text", "made"), ("html", "opened")]


def test_where_no_copy_became_a_file_it_is_said(go: Run, home: Path) -> None:
    people("Jo")
    go("export", "crisis", "--for", "Jo")
    done = go("copies", "Jo", "--mark", "given")
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert "No copy of theirs became a file or paper. Nothing was changed." in done.err
    assert states() == [("text", "made")]


def test_of_two_people_of_one_name_none_is_marked_and_no_file_goes(go: Run, home: Path) -> None:
    people("Jo")
    go("export", "crisis", "--for", "Jo", "--locked", "--out", "first.html")
    book = open_book(places(), Passphrase(WORDS))
    jo = next(item for item in book.plan.at("crisis.supporters") if item.words("name") == "Jo")
    book.change(jo.id, {**jo.fields, "name": "Jo Lund"})
    book.close()
    people("Jo")
    go("export", "crisis", "--for", "Jo", "--locked", "--out", "second.html")
    assert go("copies", "Jo", "--mark", "given").code == 0
    assert states() == [("html", "given"), ("html", "made")], "Jo Lund is someone else"
    book = open_book(places(), Passphrase(WORDS))
    book.change(jo.id, jo.fields)
    book.close()
    for change in (["--mark", "lost"], ["--remove-file"]):
        done = go("copies", "Jo", *change)
        assert done.code == Exit.REFUSED
        assert "More than one of your people is called Jo." in done.err
    assert states() == [("html", "given"), ("html", "made")]
    assert (home / "first.html").exists()
    assert (home / "second.html").exists()


def test_the_files_of_one_person_are_not_those_of_another(go: Run, home: Path) -> None:
    people("Jo", "Ada")
    go("export", "crisis", "--for", "Jo", "--locked", "--out", "plan.html")
    (home / "plan.html").rename(home / "away.html")
    go("export", "crisis", "--for", "Ada", "--locked", "--out", "plan.html")
    assert "There is no file of it here." in go("copies", "Jo", "--remove-file").out
    assert (home / "plan.html").exists()
    assert go("copies").out.count(str(home / "plan.html")) == 1
    assert go("copies", "Ada", "--remove-file").code == 0
    assert not (home / "plan.html").exists()
