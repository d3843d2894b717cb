"""How the pages start in a real pseudo-terminal: colours, signs, demonstration, plain mode."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.terminal.paging import LEAVE_PAGES, Pages
from wrap_tui.paths import Places, places
from wrap_tui.services.opening import create_book
from wrap_tui.store.cost import FLOOR

SECRET = "five plain words for this"
PLANTED = "zq-planted-november"
F2, ESCAPE, HIDE, QUIT, DOWN = "\x1bOQ", "\x1b", "\x0c", "\x11", "\x1b[B"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")


@pytest.fixture
def plan(tmp_path: Path) -> Places:
    """A vault at the lowest cost that the program accepts."""
    where = places(tmp_path / "plan.wrap")
    where = Places(where.vault, tmp_path / "c" / "s.toml", tmp_path / "s", tmp_path / "b")
    book = create_book(where, SECRET, cost=FLOOR)
    book.add("triggers.dates", {"text": PLANTED})
    for i in range(3):
        book.add("daily.every", {"text": f"thing {i}"})
    book.close()
    return where


@pytest.mark.parametrize(
    ("answer", "ground"),
    [(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "faf7f1"), (b"\x1b]11;rgb:0000/0000/0000\x1b\\", "161b21")],
)
def test_the_colours_follow_the_ground_of_the_terminal(
    tmp_path: Path, plan: Places, answer: bytes, ground: str
) -> None:
    with Pages(tmp_path, "--vault", str(plan.vault), ground=answer) as run:
        run.until("Type your passphrase")
        run.until(lambda: run.screen.buffer[12][40].bg != "default")
        assert run.screen.buffer[12][40].bg == ground


def test_an_old_console_gets_ascii_signs_and_is_not_asked(tmp_path: Path, plan: Places) -> None:
    with Pages(tmp_path, "--vault", str(plan.vault), TERM="linux", ground=b"never") as run:
        shown = run.until("Type your passphrase")
        run.read(0.3)
        assert max(map(ord, shown)) <= 126
        assert b"\x1b]11;?" not in run.raw


def test_the_demonstration_and_the_first_run_write_nothing(tmp_path: Path) -> None:
    with Pages(tmp_path, "demo") as run:
        run.until("Made-up words")
        run.press(HIDE)
        run.press(HIDE)
        run.press("\r")
        run.press(QUIT)
        assert run.end() == 0
    with Pages(tmp_path) as run:
        run.until("How would you like to start?")
        run.press("2", 0.3)
        run.until("Made-up words")
        run.press(QUIT)
        assert run.end() == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_text_only_leads_on_to_plain_mode(tmp_path: Path) -> None:
    with Pages(tmp_path) as run:
        run.until("How would you like to start?")
        run.press("4", 0.5)
        run.until(lambda: LEAVE_PAGES in run.raw)
        end = time.monotonic() + 60
        while time.monotonic() < end and b": " not in run.raw[run.raw.rindex(LEAVE_PAGES) :]:
            run.read(0.1)
        assert b"\x1b[?1049h" not in run.raw[run.raw.rindex(LEAVE_PAGES) :]
        assert run.child.isalive()
