"""Golden transcripts of plain mode at a real pseudo-terminal; UPDATE_SNAPSHOTS=1 writes them anew, to be read by eye."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.conftest import Start
from tests.terminal.plain_terminal import ROOT, Terminal

SNAPSHOTS: Final = ROOT / "tests" / "snapshots" / "plain"

BREAK: Final = "\x1b[17~"
"""F6, pressed with words half typed: no Enter follows."""

MORE: Final = re.compile(r"^There is more, [^\n]*\n(?:[^\n]*\n)?[^\n]*\Z", re.MULTILINE)
"""The end of what is said when a page waits to be read on."""

SITTINGS: Final[dict[str, tuple[str, ...]]] = {
    "today": ("1", "1", "1", "@All pages", "0", "q", "q", "q"),
    "triggers": (
        "@All pages", "@Triggers", "@Answer the questions", "Late trains", "?", "@A row at home", ", loud",
        "?", "", "0", "q", " 0 sugar", "", "q", "1", "@Change the words", " and buses", "@Move it down", "q",
        "@Undo the last change", "q", "q", "q",
    ),
    "supporter": (
        "@All pages", "@My people", "@Add a person", "Marta", "07700 900456", "", "my sister", "@Keep it",
        "@Marta, my sister", "@Remove it", "@Undo the last change", "q", "q", "q",
    ),
    "crisis": ("0", "@Choose a country", "Ireland", "@Print or save", "no", "@Plain text", "no", "q", "q"),
    "journal": (
        "@All pages", "@Journal", "@Write something", "Rain all day.", "A blue cup.", "", "@Rain all day",
        "@Make words of it a sign", "", "q", "q", "q", "q",
    ),
    "check_in": ("@Check in", "@steady", "@Write down a good thing", "Sun on the stairs", "q", "q"),
    "settings": ("@All pages", "@Settings", "@Paper", "@A4", "@Plain signs", "@on", "@Lock by itself", "@never", "q", "q", "q"),
    "help": ("?", "@All help pages", "@Hope", "q", "q"),
    "session": (
        "@All pages", "@With a peer supporter", "", "If I am in danger", "My hand up", "@Or parts", "2", "4", "",
        "@We look at no clock", "@Helplines", "y", "0", "q", "@I am typing", "@Triggers", "@Answer", "Late trains",
        f"A full b{BREAK}", "@Go on", "us", "Not mine", "q", "q", "@Something that helped", "You waited", "@Back", "",
        "@If someone says", "@Back", "@Search", "Feet", "q", "", "@Read back", "1", "3", "@Change the words",
        " and buses", "q", "1", "2", "", "I came",
    ),
}  # fmt: skip
"""What is typed. "@words" is the number of the last choice that begins with these words."""


def number_of(said: str, words: str) -> str:
    """The number in front of the last choice that begins with *words*."""
    rows: list[tuple[str, str]] = re.findall(r"^(\d+)\. (.*)$", said, re.MULTILINE)
    found = [number for number, label in rows if label.startswith(words)]
    assert found, f"{words}: {said[-800:]}"
    return found[-1]


def choice(run: Terminal, words: str) -> str:
    """The number of a choice on the page that was read last: the rest of a long one is read on to first."""
    while MORE.search(run.said):
        run.type_over("")
    return number_of(run.said, words)


def sit(run: Terminal, answers: tuple[str, ...]) -> None:
    run.read()
    for answer in answers[:-1]:
        typed = choice(run, answer[1:]) if answer.startswith("@") else answer
        run.type_over(typed, "" if typed.endswith(BREAK) else "\r")
    assert run.end(answers[-1]) == 0


@pytest.mark.parametrize("name", sorted(SITTINGS))
def test_a_sitting_reads_as_it_did(terminal: Start, plain_home: Path, name: str) -> None:
    run = terminal("--plain", "--passphrase-file", str(plain_home / "passphrase"))
    sit(run, SITTINGS[name])
    said = run.said.replace(str(plain_home), "HOME")
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")
    assert "\x1b" not in said
    assert all(len(line) <= 76 for line in said.splitlines())


@pytest.mark.parametrize("name", sorted(SITTINGS))
def test_an_append_only_reading_makes_sense(name: str) -> None:
    """Every page that is entered is named and ends; every answer stands behind its prompt."""
    said = (SNAPSHOTS / f"{name}.txt").read_text("utf-8")
    ends = re.findall(r"^End of (.*)\.$", said, re.MULTILINE)
    assert ends[-1] == ("Session" if name == "session" else "Today")
    for title in ends:
        assert re.search(rf"^{re.escape(title)}\.", said, re.MULTILINE), title
    assert said.count("Answer: ") >= len(ends)
