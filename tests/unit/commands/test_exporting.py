"""export: to standard output or a new file, nothing more than was ticked."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.errors import Exit
from wrap_tui.flows import peer, reading_back
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book


def test_text_goes_to_standard_output(run: Run, vault: Path, secret: Path) -> None:
    for extra in ([], ["--format", "text"], ["--out", "-"]):
        done = run("export", "crisis", "--passphrase-file", str(secret), *extra)
        assert (done.code, done.err) == (0, "")
        assert "Feet on the floor" in done.out
        assert "Person Q" not in done.out


def test_people_not_involved_stand_in_it_when_asked_for(run: Run, vault: Path, secret: Path) -> None:
    done = run("export", "crisis", "--include-not-involved", "--passphrase-file", str(secret))
    assert "Person Q" in done.out


def test_parts_are_chosen_by_name(run: Run, vault: Path, secret: Path) -> None:
    done = run("export", "crisis", "--parts", "supporters", "--passphrase-file", str(secret))
    assert "Asha" in done.out
    assert "Feet on the floor" not in done.out


def test_an_unknown_part_is_refused(run: Run, vault: Path, secret: Path) -> None:
    done = run("export", "crisis", "--parts", "nonsense", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.REFUSED, "")


def test_a_new_file_is_private_and_an_old_one_is_left(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    arguments = [
        "export",
        "crisis",
        "--format",
        "html",
        "--out",
        "copy.html",
        "--passphrase-file",
        str(secret),
    ]
    done = run(*arguments)
    assert done.code == 0
    assert "Exported." in done.out
    assert str(home / "copy.html") in done.out
    assert stat.S_IMODE((home / "copy.html").stat().st_mode) == 0o600
    again = run(*arguments)
    assert (again.code, again.out) == (Exit.REFUSED, "")


def test_a_pdf_wants_a_file(run: Run, vault: Path, secret: Path, home: Path) -> None:
    arguments = ["export", "crisis", "--format", "pdf", "--passphrase-file", str(secret)]
    assert run(*arguments).code == Exit.USAGE
    assert run(*arguments, "--out", "plan.pdf").code == 0
    assert (home / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_is_not_there(run: Run, vault: Path, secret: Path) -> None:
    done = run("export", "crisis", "--out", "no/such/plan.txt", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.CANNOT_WRITE, "")


def test_the_whole_plan_and_a_section(run: Run, vault: Path, secret: Path) -> None:
    every = run("export", "all", "--passphrase-file", str(secret))
    assert every.code == 0
    assert "Person Q" in every.out
    daily = run("export", "daily", "--format", "markdown", "--passphrase-file", str(secret))
    assert "Shower" in daily.out
    assert "Asha" not in daily.out


@pytest.mark.parametrize(
    ("words", "form", "start"),
    [
        (["card", "--lines", "born,helps"], "pdf", b"%PDF"),
        (["sheet"], "pdf", b"%PDF"),
        (["statement"], "text", b"Advance"),
        (["worksheet", "daily"], "text", b"Daily"),
        (["calendar"], "ics", b"BEGIN:VCALENDAR"),
        (["calendar", "--with-words"], "ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_sheets_cards_and_calendars_by_their_short_names(
    run: Run, vault: Path, secret: Path, home: Path, words: list[str], form: str, start: bytes
) -> None:
    out = home / f"made.{form}"
    done = run("export", *words, "--format", form, "--out", str(out), "--passphrase-file", str(secret))
    assert (done.code, done.err) == (0, "")
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(
    "words",
    [["card", "--lines", "nonsense"], ["crisis", "--lines", "born"], ["crisis", "daily"], ["worksheet", "nonsense"],
     ["worksheet"], ["worksheet", "daily", "more"]],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_before_a_passphrase_is_asked(
    run: Run, vault: Path, words: list[str]
) -> None:
    done = run("export", *words)
    assert (done.code, done.out) == (Exit.USAGE, "")


def test_one_visit_stands_in_an_export_and_which_there_are_is_said_beside_it(
    run: Run, vault: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ("--passphrase-file", str(secret))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Doctor Osei\nPerson Q\nJob centre\n")))
    assert run("add", "visit", *key).code == 0
    done = run("export", "visit", *key)
    assert [name for name in ("Doctor Osei", "Person Q", "Job centre") if name in done.out] == ["Job centre"]
    assert "1. Doctor Osei" in done.err
    assert "3. Job centre (this one)" in done.err
    assert "Person Q" not in done.err
    chosen = run("export", "visit", "1", *key)
    assert ("Doctor Osei" in chosen.out, "Job centre" in chosen.out, chosen.err) == (True, False, "")
    every = run("export", "visit", "all", *key)
    assert "Doctor Osei" in every.out
    assert "Job centre" in every.out
    none = run("export", "visit", "2026-02-31", *key)
    assert (none.code, none.out) == (Exit.REFUSED, "")
    assert "Numbers go from 1 to 3" in none.err


def test_lines_of_a_session_that_were_not_kept_yet_are_in_no_copy(
    run: Run, vault: Path, secret: Path, home: Path
) -> None:
    book = open_book(places(), Passphrase(WORDS))
    peer.begin(book, ["crisis"])
    kept = book.add("crisis.for_me_now", {"text": "Cold water"})
    book.add("crisis.for_me_now", {"text": "Words of a supporter"})
    reading_back.keep(book, kept.id)
    peer.helped(book, "She waited")
    book.close()
    told = "A session is open. Lines that were not kept yet are left out.\n"
    for what, form in (("crisis", "text"), ("plan", "toml"), ("crisis", "toml")):
        done = run("export", what, "--format", form, "--passphrase-file", str(secret))
        assert (done.code, done.err) == (0, told)
        assert "Feet on the floor" in done.out
        assert "Cold water" in done.out
        assert "Words of a supporter" not in done.out
        assert "She waited" not in done.out
    own = run("export", "all", "--format", "toml", "--passphrase-file", str(secret))
    assert "holds lines that were not kept yet" in own.err
    assert "Words of a supporter" in own.out
    copy = run("export", "crisis", "--for", "Asha", "--passphrase-file", str(secret))
    assert told in copy.err
    assert "Words of a supporter" not in copy.out
