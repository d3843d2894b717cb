"""A plan on a stick: a session at a borrowed computer leaves no word on it, and the vault opens elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.paging import Pages
from wrap_tui.flows import peer
from wrap_tui.paths import places
from wrap_tui.services.book import Book
from wrap_tui.services.opening import create_book, open_book
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.secret import Passphrase

SECRET = "five plain words for this"
PLANTED, TYPED = "zq-planted-heron", "zq-typed-kettle"
HIDE, F6, F7 = "\x0c", "\x1b[17~", "\x1b[18~"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")


def opened(stick: Path) -> Book:
    return open_book(places(portable=stick), Passphrase(SECRET))


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def holds(file: Path, words: str) -> bool:
    return words.encode() in file.read_bytes()


def test_a_session_at_a_borrowed_computer_leaves_nothing_there(tmp_path: Path) -> None:
    stick, laptop = tmp_path / "stick", tmp_path / "laptop"
    laptop.mkdir()
    (laptop / "tmp").mkdir()
    book = create_book(places(portable=stick), SECRET, cost=FLOOR)
    book.add("toolbox.use", {"name": PLANTED})
    book.add("triggers.events", {"text": "zq-shut-trigger"})
    peer.begin(book, ["toolbox", "early"], 45)
    book.close()
    arguments = ("--portable", str(stick))
    with Pages(laptop, *arguments, TMPDIR=str(laptop / "tmp")) as run:
        run.until("look away")
        run.press(f"{SECRET}\r")
        run.until("For the two of you")
        run.press("\r", 0.5)
        run.until(PLANTED)
        run.press("a", 0.3)
        run.until("Ctrl+G Crisis plan")
        run.press(TYPED, 0.3)
        run.press("\r", 0.3)
        run.until(TYPED)
        run.press(F6, 0.5)
        run.until("There is no hurry.")
        run.press(F7, 0.5)
        run.until("Read back and end")
        assert "zq-shut-trigger" not in run.raw.decode("utf-8", "replace")
        run.press(HIDE, 0.2)
        run.press(HIDE, 0.2)
        run.until("look away")
        run.press("\x11")
        run.end()
    assert [
        file for file in files(laptop) if any(holds(file, words) for words in (PLANTED, TYPED, SECRET))
    ] == []
    assert [file.name for file in files(laptop)] == []
    assert not [file for file in files(stick) if holds(file, PLANTED) or holds(file, TYPED)]
    again = opened(stick)
    assert peer.running(again) is not None
    again.close()
