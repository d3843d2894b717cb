"""The pages in a real pseudo-terminal: start, lock, hide, signals, a closed window, resizing."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.paging import ENTER_PAGES, LEAVE_PAGES, Pages
from wrap_tui.paths import Places, places
from wrap_tui.services.book import Book
from wrap_tui.services.opening import create_book, open_book
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.secret import Passphrase

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


@pytest.fixture
def pages(tmp_path: Path, plan: Places) -> Iterator[Pages]:
    with Pages(tmp_path, "--vault", str(plan.vault)) as run:
        yield run


def unlock(run: Pages) -> None:
    run.until("Type your passphrase")
    run.press(f"{SECRET}\r")
    run.until("thing 0")


def opened(plan: Places) -> Book:
    end = time.monotonic() + 60
    while True:
        try:
            return open_book(plan, Passphrase(SECRET))
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def type_half(run: Pages) -> None:
    """Half a line in a text box, and a second for the writer."""
    unlock(run)
    run.press("3", 0.5)
    run.press("g", 0.5)
    run.until("Type one here")
    run.press("half typed words")
    run.until("half typed words")


def drafts(plan: Places) -> list[str]:
    book = opened(plan)
    found = [str(draft.fields.get("text")) for draft in book.plan.drafts.values()]
    book.close()
    return found


def test_start_is_neutral_and_writes_no_title(pages: Pages) -> None:
    shown = pages.until("Type your passphrase")
    pages.read(0.5)
    assert "Crisis" not in shown
    assert b"\x1b]0;" not in pages.raw
    assert b"\x1b]2;" not in pages.raw
    assert PLANTED.encode() not in pages.raw


def test_no_colour_is_asked_for_where_the_environment_wants_none(tmp_path: Path, plan: Places) -> None:
    with Pages(tmp_path, "--vault", str(plan.vault), NO_COLOR="1") as run:
        run.until("Type your passphrase")
        assert b"38;2;" not in run.raw
        assert b"48;2;" not in run.raw


def test_unlock_close_and_the_terminal_is_as_it_was(pages: Pages) -> None:
    unlock(pages)
    pages.press(QUIT)
    assert pages.end() == 0
    assert LEAVE_PAGES in pages.raw[pages.raw.rindex(ENTER_PAGES) :]


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGKILL, 137)],
)
def test_signals_keep_half_typed_words(pages: Pages, plan: Places, number: signal.Signals, code: int) -> None:
    type_half(pages)
    if number is signal.SIGKILL:
        pages.read(1.0)
    pages.signal(number)
    assert pages.end() == code
    assert drafts(plan) == ["half typed words"]


def test_codes_in_a_paste_are_words_and_no_keys(pages: Pages, plan: Places) -> None:
    type_half(pages)
    pages.press("\x1b[200~, then\x1b[31m red \x1bOQ\x1b\x1b the end\x1b[201~")
    pages.until("the end")
    pages.signal(signal.SIGTERM)
    assert pages.end() == 143
    assert drafts(plan) == ["half typed words, then[31m red OQ the end"]


def test_kill_loses_no_more_than_the_last_second_of_steady_typing(pages: Pages, plan: Places) -> None:
    type_half(pages)
    pages.press("\x01\x0b", 0.1)
    began, typed = time.monotonic(), 0
    moments = []
    while time.monotonic() - began < 3:
        pages.press("x", 0.05)
        typed += 1
        pages.until("x" * typed)
        moments.append(time.monotonic())
    killed = time.monotonic()
    pages.signal(signal.SIGKILL)
    pages.end()
    (kept,) = drafts(plan)
    before = sum(moment < killed - 1.5 for moment in moments)
    assert kept.count("x") >= before, "one second, and half of one for this busy machine"


def test_a_closed_window_keeps_half_typed_words_and_ends_the_process(pages: Pages, plan: Places) -> None:
    type_half(pages)
    pid = pages.pid
    pages.close_window()
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found, _ = os.waitpid(pid, os.WNOHANG)
        if found:
            break
        time.sleep(0.05)
    else:
        pytest.fail("it did not end")
    assert drafts(plan) == ["half typed words"]


def test_lock_starts_again_in_the_same_process_and_no_key_lands_outside(pages: Pages, plan: Places) -> None:
    type_half(pages)
    pid, before = pages.pid, len(pages.raw)
    pages.child.send(HIDE)
    pages.read(0.3)
    pages.child.send(HIDE)
    for _ in range(40):
        pages.child.send("typed-by-habit")
        pages.read(0.03)
    pages.until("Type your passphrase")
    pages.read(0.5)
    after = pages.raw[before:]
    assert pages.pid == pid
    assert pages.child.isalive()
    outside = after[after.index(LEAVE_PAGES) : after.rindex(ENTER_PAGES)]
    assert b"typed" not in outside
    assert PLANTED.encode() not in outside
    assert b"half typed" not in outside
    assert "half typed" not in pages.text
    pages.press("\x15", 0.2)
    pages.press(f"{SECRET}\r")
    shown = pages.until("half typed words")
    assert "Crisis plan" in shown
    pages.press(QUIT)
    assert pages.end() == 0


@pytest.mark.skipif(not Path("/proc/self/mem").exists() or os.geteuid() != 0, reason="needs to read memory")
def test_after_a_lock_no_word_is_left_in_memory(pages: Pages) -> None:
    type_half(pages)
    assert in_memory(pages.pid, PLANTED.encode()) > 0, "the test can see memory"
    pages.press(HIDE, 0.3)
    pages.press(HIDE, 0.3)
    pages.until("Type your passphrase")
    assert in_memory(pages.pid, PLANTED.encode()) == 0
    assert in_memory(pages.pid, b"half typed words") == 0
    assert in_memory(pages.pid, SECRET.encode()) == 0


def in_memory(pid: int, words: bytes) -> int:
    found = 0
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                found += memory.read(end - start).count(words)
            except (OSError, OverflowError, ValueError):
                continue
    return found


def test_the_terminal_echoes_again_after_a_lock_and_a_close(pages: Pages) -> None:
    import termios

    first = termios.tcgetattr(pages.child.child_fd)
    unlock(pages)
    pages.press(HIDE, 0.3)
    pages.press(HIDE, 0.3)
    pages.until("Type your passphrase")
    pages.press(QUIT, 0.5)
    end = time.monotonic() + 60
    while time.monotonic() < end and pages.child.isalive():
        pages.read(0.05)
    assert termios.tcgetattr(pages.child.child_fd)[:4] == first[:4]


def test_hide_leaves_nothing_on_the_screen_and_enter_comes_back(pages: Pages) -> None:
    type_half(pages)
    took = []
    for _ in range(3):
        pages.child.send(HIDE)
        began = time.monotonic()
        pages.until(lambda: "Press Enter" in pages.text and "half" not in pages.text)
        took.append(time.monotonic() - began)
        assert pages.text.split() == ["Notes.", "Press", "Enter."]
        pages.press("\r")
        pages.until("half typed words")
    assert min(took) < 1.0, "the quickest of three: others may keep this computer busy"


def test_the_cursor_of_the_terminal_sits_on_the_focused_row(pages: Pages) -> None:
    unlock(pages)
    for _ in range(4):
        pages.press(DOWN)
        row = pages.screen.display[pages.screen.cursor.y]
        assert row.lstrip().startswith("›"), row
        assert pages.screen.cursor.x == 4


def test_nothing_is_written_while_idle(pages: Pages) -> None:
    type_half(pages)
    pages.read(1.5)
    assert pages.read(2.0) == b""


def test_a_resized_window_keeps_words_and_never_crashes(pages: Pages) -> None:
    type_half(pages)
    for rows, columns in ((5, 20), (1, 2), (40, 120), (24, 80)):
        pages.child.setwinsize(rows, columns)
        pages.screen.resize(rows, columns)
        pages.read(0.3)
        pages.press(DOWN)
    assert pages.child.isalive()
    pages.press(F2, 0.4)
    pages.press(ESCAPE, 0.4)
    assert "half typed words" in pages.text


def test_the_crisis_keys_work_on_the_lock_page(pages: Pages) -> None:
    pages.until("Type your passphrase")
    pages.press(F2, 0.5)
    assert PLANTED not in pages.text
    pages.until("112")
    pages.press(ESCAPE, 0.5)
    pages.until("Type your passphrase")
