"""The pages inside GNU screen and tmux, and as on the Linux console: colours, keys, and no stray bytes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.terminal.paging import LEAVE_PAGES, Pages

DOWN, ESCAPE, HIDE, QUIT = "\x1b[B", "\x1b", "\x0c", "\x11"
F2 = {"screen": "\x1bOQ", "tmux": "\x1bOQ", "linux": "\x1b[[B"}
POINTER = {"screen": "›", "tmux": "›", "linux": ">"}


def lacks(program: str) -> bool:
    return shutil.which(program) is None and not os.environ.get("CI")


def started(kind: str, home: Path) -> Pages:
    """The demonstration in a terminal of this kind, none of which shows more than 256 colours."""
    rules, sockets = home / "rules", home / "sockets"
    if kind == "screen":
        sockets.mkdir(mode=0o700)
        rules.write_text("startup_message off\nvbell off\n", "utf-8")
        screen = ("screen", "-c", str(rules))
        return Pages(home, "demo", inside=screen, SCREENDIR=str(sockets), COLORTERM="")
    if kind == "tmux":
        rules.write_text("set -g status off\n", "utf-8")
        tmux = ("tmux", "-S", str(sockets), "-f", str(rules), "new-session")
        return Pages(home, "demo", inside=tmux, COLORTERM="")
    return Pages(home, "demo", TERM="linux", COLORTERM="")


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("screen", marks=pytest.mark.skipif(lacks("screen"), reason="needs GNU screen")),
        pytest.param("tmux", marks=pytest.mark.skipif(lacks("tmux"), reason="needs tmux")),
        "linux",
    ],
)
def test_the_pages_work_inside_other_terminals(tmp_path: Path, kind: str) -> None:
    with started(kind, tmp_path) as run:
        run.until("Made-up words")
        run.until(lambda: run.text.count(POINTER[kind]) == 1)
        assert run.text.splitlines()[0].endswith("Crisis plan ]")
        assert len(colours(run)) >= 3
        assert b"\x1b]0;" not in run.raw
        if kind == "linux":
            assert max(run.raw) < 127
            assert not any(of in run.raw for of in (b"38;2;", b"38;5;", b"\x1b]"))
        before = run.screen.cursor.y
        run.press(DOWN)
        run.until(lambda: run.screen.cursor.y == before + 1 and run.screen.cursor.x == 4)
        assert run.screen.display[before + 1].lstrip().startswith(POINTER[kind])
        run.press(F2[kind])
        run.until("For me, now")
        run.press(ESCAPE)
        run.until("What keeps me well")
        run.press(HIDE)
        run.until(lambda: run.text.split() == ["Notes.", "Press", "Enter."])
        run.press("\r")
        run.until("What keeps me well")
        run.press(QUIT)
        run.until(lambda: not run.child.isalive() or LEAVE_PAGES in run.raw)
        run.read(0.3)
        assert b"What keeps me well" not in run.raw.rpartition(LEAVE_PAGES)[2]
        assert not any(sign in run.text for sign in ("^[", "[?", "[<", "rgb:"))


def colours(run: Pages) -> set[tuple[str, str]]:
    cells = (run.screen.buffer[y][x] for y in range(run.rows) for x in range(run.columns))
    return {(cell.fg, cell.bg) for cell in cells if cell.data.strip()}
