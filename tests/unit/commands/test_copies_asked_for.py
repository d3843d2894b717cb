"""What is asked for on the command line is what is made: for whom, locked or open, which kind, no more parts than chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book


@pytest.mark.parametrize("what", ["statement", "sheet", "advance-statement", "supporter-sheet"])
def test_short_and_long_names_make_the_copy_for_the_one_who_is_named(
    what: str, copying: Run, home: Path
) -> None:
    done = copying("export", what, "--for", "Jo", "--locked", "--out", "a.html")
    assert done.code == 0, done.err
    assert b"Planteddrugol" not in (home / "a.html").read_bytes()
    assert len(done.err.strip().rpartition(": ")[2].split()) == 5, "the words that open it"
    assert "Jo Neighbour" in copying("copies").out
    nobody = copying("export", what, "--for", "Nobody", "--out", "b.txt")
    assert nobody.code == Exit.REFUSED
    assert not (home / "b.txt").exists()


@pytest.mark.parametrize("what", [("card",), ("visit", "1"), ("worksheet", "triggers"), ("calendar",)])
def test_what_cannot_be_a_copy_is_refused_and_not_made_as_ones_own(
    what: tuple[str, ...], copying: Run, home: Path
) -> None:
    before = {file.name for file in home.iterdir()}
    for more in (("--for", "Jo"), ("--locked",)):
        done = copying("export", *what, *more, "--out", "a.pdf")
        assert done.code == Exit.USAGE
        assert "crisis, staff, sheet, statement" in done.err
    assert {file.name for file in home.iterdir()} == before


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT"])
@pytest.mark.parametrize("more", [(), ("--for", "Jo"), ("--words-out", "w.txt")])
def test_nothing_that_should_be_locked_is_written_open(
    name: str, more: tuple[str, ...], copying: Run, home: Path
) -> None:
    done = copying("export", "crisis", "--locked", "--out", name, *more)
    assert done.code == Exit.USAGE
    assert "html, pdf" in done.err
    assert not (home / name).exists()
    assert not (home / "w.txt").exists()


def test_the_ending_of_the_file_says_what_is_in_it(copying: Run, home: Path) -> None:
    done = copying("export", "crisis", "--for", "Jo", "--locked", "--device", "iphone", "--out", "b.html")
    assert done.code == Exit.USAGE
    assert "This makes: pdf" in done.err
    assert not (home / "b.html").exists()


@pytest.mark.parametrize("option", ["--for", "--parts", "--out", "--device"])
def test_an_empty_value_is_no_value(option: str, copying: Run) -> None:
    done = copying("export", "crisis", option, "")
    assert done.code == Exit.USAGE
    assert option in done.err
    assert done.out == ""


def test_parts_of_one_kind_of_page_go_into_no_other(copying: Run) -> None:
    first = copying(
        "export", "statement", "--for", "Jo", "--parts", "health,hospital", "--locked", "--out", "s.html"
    )
    assert first.code == 0, first.err
    assert "In it: " in first.out
    seen = copying("export", "crisis", "--for", "Jo", "--format", "text", "--out", "-")
    assert "Planteddrugol" not in seen.out
    assert "In it: The few lines in front; Their own tasks" in seen.err
    again = copying("export", "statement", "--for", "Jo", "--format", "text", "--out", "-")
    assert "Planteddrugol" in again.out, "of its own kind it is as before"


def test_a_part_of_a_name_that_was_left_out_is_told_for_copies_too(copying: Run) -> None:
    assert copying("not-involved", "Rob Quirk", "--yes").code == 0
    book = open_book(places(), Passphrase(WORDS))
    book.add("crisis.helps", {"text": "Text Quirk when I am sad"})
    book.close()
    done = copying("export", "crisis", "--for", "Jo", "--parts", "all", "--out", "a.txt")
    assert "Text Quirk when I am sad" in done.out


def test_who_not_to_tell_is_in_a_locked_copy_of_ones_own_when_it_is_named(copying: Run) -> None:
    assert copying("not-involved", "Rob Quirk", "--yes").code == 0
    done = copying("export", "crisis", "--locked", "--parts", "health,not_involved", "--out", "a.html")
    assert done.code == 0, done.err
    assert "People I do not want involved" in done.out
    assert "Children" not in done.out


def test_after_a_page_for_staff_the_crisis_plan_for_the_same_person_holds_no_more_than_before(
    copying: Run, home: Path
) -> None:
    before = copying("export", "crisis", "--for", "Jo", "--format", "text", "--out", "-").out
    assert "Planteddrugol" not in before
    assert copying("export", "staff", "--for", "Jo", "--format", "text", "--out", "staff.txt").code == 0
    after = copying("export", "crisis", "--for", "Jo", "--format", "text", "--out", "-").out
    assert "Planteddrugol" not in after
    assert after.splitlines()[:2] == before.splitlines()[:2]
    assert len(after.splitlines()) == len(before.splitlines())
