"""Copies from the command line: words apart from the file, nothing half-written, nobody who is not to be involved."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from tests.unit.export.reading import need, pdf_info, pdf_text
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book, read_plan
from wrap_tui.wording import say

PLANTED = ("Planteddrugol", "Plantedhospital", "Plantedjournal", "Plantedtrigger")


@pytest.fixture
def go(copying: Run) -> Run:
    return copying


def phrase(said: str) -> str:
    """The words in a line of standard error."""
    words = said.strip().rpartition(": ")[2]
    assert len(words.split()) == 5
    return words


def test_the_words_go_to_standard_error_and_the_file_says_nothing(go: Run, home: Path) -> None:
    done = go("export", "crisis", "--for", "Jo", "--locked", "--out", "plan.html")
    assert done.code == 0
    assert str(home / "plan.html") in done.out
    words = phrase(done.err)
    assert words not in done.out
    data = (home / "plan.html").read_bytes()
    assert stat.S_IMODE((home / "plan.html").stat().st_mode) == 0o600
    for word in (*PLANTED, "Jo Neighbour", "Feed the cat", words, "crisis"):
        assert word.encode() not in data


def test_the_words_can_go_to_a_file_of_their_own(go: Run, home: Path) -> None:
    done = go("export", "crisis", "--for", "jo", "--locked", "--out", "a.html", "--words-out", "words.txt")
    assert (done.code, done.err) == (0, "")
    words = (home / "words.txt").read_text().strip()
    assert stat.S_IMODE((home / "words.txt").stat().st_mode) == 0o600
    assert words not in done.out
    again = go("export", "crisis", "--for", "jo", "--locked", "--out", "b.html")
    assert phrase(again.err) == words
    assert phrase(go("copies", "Jo", "--show-words").err) == words


def test_nothing_is_left_when_one_of_the_files_cannot_be_written(go: Run, home: Path) -> None:
    (home / "words.txt").write_text("mine")
    done = go("export", "crisis", "--for", "Jo", "--locked", "--out", "a.html", "--words-out", "words.txt")
    assert (done.code, done.out) == (Exit.REFUSED, "")
    assert not (home / "a.html").exists()
    assert (home / "words.txt").read_text() == "mine"
    done = go("export", "crisis", "--for", "Jo", "--locked", "--out", "no/a.html", "--words-out", "w.txt")
    assert done.code == Exit.CANNOT_WRITE
    assert not (home / "w.txt").exists()
    assert read_plan(places().vault, Passphrase(WORDS)).at("share.copies") == ()


def test_a_folder_gets_neutral_names_and_an_unknown_device_both_files(go: Run, home: Path) -> None:
    done = go("export", "crisis", "--for", "Asha", "--locked", "--out", "Documents")
    assert done.code == 0
    names = sorted(file.name for file in (home / "Documents").iterdir())
    assert [name.partition(".")[2] for name in names] == ["html", "pdf"]
    assert all(name.startswith("plan-v1-") and "-locked" in name for name in names)
    refused = go("export", "crisis", "--for", "Asha", "--locked", "--device", "unknown", "--out", "x")
    assert (refused.code, refused.out) == (Exit.USAGE, "")
    assert (
        go("export", "crisis", "--for", "Asha", "--locked", "--device", "unknown", "--out", "-").code
        == Exit.USAGE
    )


def test_a_locked_copy_can_go_to_standard_output(go: Run, full: Path) -> None:
    done = go("export", "crisis", "--for", "Jo", "--locked", "--out", "-")
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>") or "<html" in done.out[:200]
    assert phrase(done.err) not in done.out
    (copy,) = read_plan(places().vault, Passphrase(WORDS)).at("share.copies")
    assert copy.words("path") == ""


def test_ones_own_copy_can_be_locked_too(go: Run, home: Path) -> None:
    done = go("export", "crisis", "--locked", "--device", "iphone", "--out", "mine.pdf")
    assert done.code == 0
    assert (home / "mine.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Myself: version 1, locked PDF. Given" in go("copies").out


def test_the_neighbour_sees_the_cat_and_nothing_else(go: Run) -> None:
    done = go("export", "crisis", "--for", "Jo Neighbour")
    assert done.code == 0
    assert "Feed the cat" in done.out
    for word in (*PLANTED, "Rent", "Post"):
        assert word not in done.out


def test_no_planted_word_is_in_the_text_the_bytes_the_facts_or_the_name_of_the_neighbours_pdf(
    go: Run, home: Path
) -> None:
    need("pdftotext", "pdfinfo")
    done = go("export", "crisis", "--for", "Jo", "--device", "paper", "--out", "Documents")
    assert done.code == 0
    assert "Anyone who opens this file can read it." in done.out
    (file,) = (home / "Documents").iterdir()
    data = file.read_bytes()
    assert "Feed the cat" in pdf_text(data)
    for word in (*PLANTED, "hospital", "crisis"):
        assert word not in file.name
    for word in PLANTED:
        assert word not in pdf_text(data)
        assert word not in pdf_info(data)
        assert word.encode() not in data


def test_a_page_for_staff_for_somebody_holds_what_staff_look_for(go: Run) -> None:
    done = go("export", "staff", "--for", "Jo", "--format", "text", "--out", "-")
    assert done.code == 0, done.err
    assert "Planteddrugol" in done.out
    assert "Plantedhospital" not in done.out
    for name in ("no_allergies", "avoid_none", "told_none", "decides_none"):
        assert say(f"export.staff.{name}") in done.out, name
    assert say("export.absent.health") not in done.out


def test_a_copy_is_marked_listed_with_its_changes_and_taken_off(go: Run, home: Path, secret: Path) -> None:
    assert "No copies yet." in go("copies").out
    go("export", "crisis", "--for", "Jo", "--locked", "--out", "plan.html")
    assert str(home / "plan.html") in go("copies").out
    assert str(home / "plan.html") in go("copies", "Jo", "--mark", "given").out
    book = open_book(places(), Passphrase(WORDS))
    item = next(i for i in book.plan.at("crisis.supporters") if i.words("name") == "Jo Neighbour")
    book.change(item.id, {**item.fields, "tasks": "Feed the dog"})
    book.close()
    listed = go("copies").out
    assert "Changed since then:" in listed
    assert "Their own tasks" in listed
    assert "Put in: dog" in go("copies", "Jo").out
    assert go("copies", "Jo", "--remove-file").code == 0
    assert not (home / "plan.html").exists()
    assert str(home) not in go("copies").out
    assert go("copies", "Nobody").code == Exit.REFUSED
    book = open_book(places(), Passphrase(WORDS))
    book.add("crisis.supporters", {"name": "Jo Baker"})
    book.close()
    assert go("export", "crisis", "--for", "Baker", "--out", "open.txt").code == 0
    both = go("copies", "Jo", "--mark", "given")
    assert both.code == Exit.REFUSED
    assert "Jo Baker, Jo Neighbour" in both.err
    assert "made" not in go("copies", "Neighbour").out.casefold().partition("made on")[0]


def test_someone_who_is_not_involved_any_more_is_in_no_format_and_no_command(go: Run, home: Path) -> None:
    assert go("export", "crisis", "--for", "Rob", "--locked", "--out", "rob.html").code == 0
    go("copies", "Rob", "--mark", "given")
    go("export", "crisis", "--for", "Jo", "--locked", "--out", "jo.html")
    go("copies", "Jo", "--mark", "opened")
    assert go("not-involved", "rob quirk").code == Exit.REFUSED
    told = go("not-involved", "rob quirk", "--yes")
    assert told.code == 0
    assert "None can be called back" in told.out
    assert "Rob Quirk: version 1, locked page" in told.out
    assert "Jo Neighbour: version 1, locked page" in told.out
    listed = go("copies").out
    assert "Rob Quirk is not to be involved any more." in listed
    assert "page.\nIt may name someone you do not want involved.\nChanged since then: The few lines" in listed
    for name in ("Rob", "Rob Quirk", "  ROB  quirk "):
        assert go("export", "crisis", "--for", name, "--locked", "--out", "x.html").code == Exit.REFUSED
    for what in ("crisis", "staff", "supporter-sheet", "advance-statement", "plan", "daily", "post"):
        for form in ("text", "markdown", "html"):
            assert "Quirk" not in go("export", what, "--format", form).out, (what, form)
    assert "Quirk" not in go("export", "crisis", "--format", "toml").out
    for command in (["today"], ["crisis"], ["copies", "Jo"], ["export", "crisis", "--for", "Jo"]):
        assert "Quirk" not in go(*command).out, command
    assert "Quirk" in go("export", "crisis", "--include-not-involved").out
    assert "Quirk" in go("export", "crisis", "--for", "Jo", "--include-not-involved").out
    assert "Quirk" not in go("export", "crisis", "--for", "Jo").out


def test_no_pdf_names_them_either(go: Run, home: Path) -> None:
    need("pdftotext")
    go("not-involved", "Rob Quirk", "--yes")
    for what in ("crisis", "staff", "supporter-sheet", "wallet-card", "plan"):
        assert go("export", what, "--format", "pdf", "--out", f"{what}.pdf").code == 0
        data = (home / f"{what}.pdf").read_bytes()
        assert "Quirk" not in pdf_text(data)
        assert b"Quirk" not in data


def test_the_words_that_open_copies_are_in_the_full_keeping_file_alone(go: Run) -> None:
    words = phrase(go("export", "crisis", "--for", "Jo", "--locked", "--out", "a.html").err)
    assert words not in go("export", "plan", "--format", "toml").out
    assert words in go("export", "all", "--format", "toml").out


def test_printing_gives_bytes_to_lp_with_a_neutral_title(
    go: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = home / "lp"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" > {home}/arguments\ncat > {home}/printed\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{home}:/usr/bin:/bin")
    done = go("export", "crisis", "--print")
    assert (done.code, done.out) == (0, "Sent to the printer.\n")
    assert (home / "printed").read_bytes().startswith(b"%PDF-")
    assert (home / "arguments").read_text() == "-t plan - "
    assert go("export", "crisis", "--for", "Jo", "--print").code == 0
    assert "Jo Neighbour: version 1, open PDF. Made" in go("copies").out


def test_a_folder_that_is_copied_elsewhere_is_told(go: Run, home: Path) -> None:
    (home / "Dropbox" / ".git").mkdir(parents=True)
    for options in (["--for", "Jo", "--locked"], []):
        done = go(
            "export",
            "crisis",
            *options,
            "--out",
            f"Dropbox/{len(options)}.html",
            *([] if options else ["--format", "html"]),
        )
        assert done.code == 0
        assert "copied to other computers (Dropbox)" in done.out.replace("\n", " ")
        assert "git project" in done.out.replace("\n", " ")


def test_a_version_is_finished(go: Run) -> None:
    assert "version 2" in go("finish-version").out
    assert "Version 2 of" in go("export", "crisis", "--for", "Jo").out
