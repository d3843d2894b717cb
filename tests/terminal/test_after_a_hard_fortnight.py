"""Ticks, then fourteen days without one, then the way back: line by line, at a real pseudo-terminal."""

from __future__ import annotations

from pathlib import Path

from tests.hard_fortnight import COUNTS, as_written, letter_alone
from tests.terminal.conftest import WORDS, Start
from tests.terminal.plain_terminal import Terminal
from tests.terminal.test_plain_transcripts import choice
from wrap_tui.paths import Places
from wrap_tui.services.opening import open_book
from wrap_tui.store.secret import Passphrase

LEFT, BACK = "2026-11-03T10:00:00+01:00", "2026-11-17T10:00:00+01:00"


def answer(run: Terminal, *answers: str) -> str:
    """What is said after the last of some answers; "@words" is the choice that begins so."""
    said = ""
    for words in answers:
        said = run.type_over(choice(run, words[1:]) if words.startswith("@") else words)
    return said


def not_all_right(run: Terminal, letter: Path) -> None:
    """Write down what was not all right, and save it alone."""
    part = ("@Choose one question", "@What was not all right")
    assert "My coat was taken" in answer(run, *part, "@Did something happen", "My coat was taken", "q")
    answer(run, *part, "@Who would you want to tell about it", "My advocate", "")
    said = answer(run, "@Print or save alone", "@Plain text", "yes", f"\x15{letter}", "yes")
    assert "It was read back and is whole." in said


def test_the_way_back_after_fourteen_days(terminal: Start, plain_home: Path) -> None:
    secret = ("--plain", "--passphrase-file", str(plain_home / "passphrase"))
    run = terminal(*secret, wall=LEFT)
    first = run.read()
    answer(run, "@Breakfast", "@Ten minutes")
    assert run.end("q") == 0

    run = terminal(*secret, wall=BACK)
    assert run.read().replace("17 November", "3 November") == first
    answer(run, "@All pages")
    assert "Nothing here yet" in answer(run, "@Post-crisis plan")
    assert "first days after" in answer(run, "@Answer the questions")
    assert "near you at first" in answer(run, "Sleep, and soup", "")
    answer(run, "Asha, two nights", "q")
    not_all_right(run, plain_home / "letter.txt")
    for what, who, day in (
        ("The school run", "Ben", "1 December 2026"),
        ("Bills", "Asha", "10 January 2027"),
    ):
        answer(run, "@Choose one question", "@Taking things back", what, who, "Go along once", "", day)
        answer(run, "@Keep it", "q")
    answer(run, "q", "@Search my plan", "fit in a bag", "@What do you want to have")
    answer(run, "Charger, slippers, the blue book", "q", "", "q")
    assert not COUNTS.search(run.said)
    assert run.end("q") == 0
    letter_alone(plain_home / "letter.txt", "Breakfast")
    kept(plain_home)


def kept(home: Path) -> None:
    """Everything is in the vault as it was written."""
    data, state = home / "data" / "wrap-tui", home / "state" / "wrap-tui"
    where = Places(data / "plan.wrap", home / "settings", state, data / "backups")
    book = open_book(where, Passphrase(WORDS))
    as_written(book.plan)
    book.close()
