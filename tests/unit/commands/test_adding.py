"""add: words from standard input become a journal entry or things of a list; what does not fit changes nothing."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.text import LONGEST
from wrap_tui.errors import Exit
from wrap_tui.paths import places
from wrap_tui.services.opening import open_book, read_plan
from wrap_tui.store.secret import Passphrase


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Standard input as a pipe that holds nothing yet."""
    made = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(made, "utf-8"))
    return made


def put(pipe: io.BytesIO, words: bytes) -> None:
    pipe.write(words)
    pipe.seek(0)


def plan() -> Plan:
    return read_plan(places().vault, Passphrase(WORDS))


def test_a_text_becomes_one_journal_entry(run: Run, vault: Path, secret: Path, pipe: io.BytesIO) -> None:
    put(pipe, "\nLong night.\n\nThen rain: [b]quiet[/b] \x1b[31mליל\n".encode())
    done = run("add", "journal", "--passphrase-file", str(secret))
    assert (done.code, done.out, done.err) == (0, "It is in your plan.\n", "")
    (entry,) = plan().at("journal.entries")
    assert entry.text == "Long night.\n\nThen rain: [b]quiet[/b] [31mליל"
    assert entry.words("at")


def test_lines_become_things_of_the_first_list(run: Run, vault: Path, secret: Path, pipe: io.BytesIO) -> None:
    put(pipe, b"- Late trains\n\n- Rows at home\n")
    done = run("add", "triggers", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (0, "2 things are in your plan.\n")
    assert plan().texts("triggers.events") == ("Late trains", "Rows at home")


def test_a_list_can_be_named_by_its_id(run: Run, vault: Path, secret: Path, pipe: io.BytesIO) -> None:
    put(pipe, b"See the sea\n")
    assert run("add", "matters.goals", "--passphrase-file", str(secret)).code == 0
    assert [goal.text for goal in plan().at("matters.goals")] == ["See the sea"]


def test_a_chapter_takes_its_first_line_as_its_name(
    run: Run, vault: Path, secret: Path, pipe: io.BytesIO
) -> None:
    put(pipe, b"The house\nIt stood by the canal.\nIt leaned.\n")
    assert run("add", "story", "--passphrase-file", str(secret)).code == 0
    (chapter,) = plan().at("story.chapters")
    assert (chapter.words("title"), chapter.text) == ("The house", "It stood by the canal.\nIt leaned.")


def test_the_passphrase_can_be_the_first_line(run: Run, vault: Path, pipe: io.BytesIO) -> None:
    put(pipe, f"{WORDS}\nWritten in a pipe\n".encode())
    assert run("add", "journal", "--passphrase-file", "-").code == 0
    assert [entry.text for entry in plan().at("journal.entries")] == ["Written in a pipe"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (b"", Exit.REFUSED, "no words"),
        (b" \n \n", Exit.REFUSED, "no words"),
        (b"x" * (LONGEST + 1), Exit.REFUSED, "longer than 20,000"),
        (b"\xff\xfe\xff planted", Exit.USAGE, "not text"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    run: Run, vault: Path, secret: Path, pipe: io.BytesIO, words: bytes, code: Exit, said: str
) -> None:
    before = vault.read_bytes()
    put(pipe, words)
    done = run("add", "journal", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "planted" not in done.err
    assert vault.read_bytes() == before


@pytest.mark.parametrize("place", ["nonsense", "reflect", "crisis.home", "journal.nothing"])
def test_a_place_that_is_no_list_is_told_first(run: Run, vault: Path, place: str) -> None:
    done = run("add", place)
    assert done.code == Exit.USAGE
    assert "journal" in done.err


@pytest.mark.parametrize("place", ["lenses", "lenses.reactions", "lenses.connected"])
def test_starts_for_writing_say_where_their_words_go(run: Run, vault: Path, place: str) -> None:
    done = run("add", place)
    assert done.code == Exit.USAGE
    assert done.err == (
        "Starts go into your journal. Nothing was changed. Write it like this: wrap-tui add journal\n"
    )
    assert "lenses" not in run("add", "nonsense").err


def test_other_words_for_a_day_change_nothing(run: Run, vault: Path, secret: Path, pipe: io.BytesIO) -> None:
    put(pipe, b"planted\n")
    done = run("add", "journal.readings", "--passphrase-file", str(secret))
    assert (done.code, done.err) == (
        Exit.REFUSED,
        "That was not read as a day. Nothing was changed. Write it like 3 November 2026.\n",
    )
    assert not plan().at("journal.readings")


def test_beside_an_open_window_nothing_is_lost(run: Run, vault: Path, secret: Path, pipe: io.BytesIO) -> None:
    put(pipe, b"Written meanwhile\n")
    book = open_book(places(), Passphrase(WORDS))
    try:
        assert run("add", "journal", "--passphrase-file", str(secret)).code == Exit.BUSY
    finally:
        book.close()
