"""From a key to the last byte of the repaint, in a real pseudo-terminal, with ten years in the vault."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.made import DEVICE, PASSPHRASE, records
from tests.bench.measuring import Row, p95
from tests.bench.start import lock_page_words
from tests.bench.terminal import Terminal, quiet_home
from wrap_tui import keys
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault
from wrap_tui.wording import say

DOWN, UP, LEFT, ESCAPE, ENTER, HIDE, CRISIS = (
    b"\x1b[B",
    b"\x1b[A",
    b"\x1b[D",
    b"\x1b",
    b"\r",
    b"\x0c",
    b"\x07",
)
PAGE = 0.4
"""Silence after which another page counts as painted: a lone Esc waits for the rest of a sequence before it counts."""


def _unlocked(terminal: Terminal) -> None:
    terminal.go(PASSPHRASE.encode() + ENTER, say("pages.today.keeps_well").split()[0].encode())


def section_name(section: str) -> bytes:
    """What a section's page is called."""
    return load_catalog().section(section).label.encode()


def _row(what: str, times: list[float], goal: float | None) -> Row:
    painted = [value for value in times if value > 0]
    if len(painted) < len(times) * 0.8:
        raise RuntimeError(
            f"{what}: nothing was painted for {len(times) - len(painted)} of {len(times)} keys"
        )
    return Row(
        f"{what}, p95 (median {statistics.median(painted) * 1e3:.1f})",
        "",
        p95(painted) * 1e3,
        None,
        "ms",
        goal,
    )


def _on_the_lock_page(terminal: Terminal) -> Iterator[Row]:
    back = keys.row("page.back").label.encode()
    found = []
    for _ in range(8):
        found.append(terminal.painted(CRISIS, PAGE, back)[0])
        terminal.key(ESCAPE, PAGE)
    yield _row("crisis page on the lock page, until its keys stand there", found, 100)


def rows(folder: Path) -> Iterator[Row]:
    """Moving in a list, typing, changing pages, hiding."""
    path = folder / "plan.wrap"
    Vault.create(path, PASSPHRASE, cost=FLOOR, device=DEVICE, records=records(10)).close()
    with Terminal([sys.executable, "-m", "wrap_tui", "--vault", str(path)], quiet_home(folder)) as terminal:
        terminal.until(lock_page_words())
        terminal.settle()
        yield from _on_the_lock_page(terminal)
        _unlocked(terminal)
        yield _row("move in a list", [terminal.key(key, 0.04) for _ in range(40) for key in (DOWN, UP)], 16)
        last_row = say("pages.crisis.got_through").encode()
        opened, left = [], []
        for _ in range(30):
            opened.append(terminal.painted(CRISIS, PAGE, last_row))
            left.append(terminal.key(LEFT, PAGE))
        yield _row("crisis page, until its last row stands there", [first for first, _ in opened], 100)
        yield _row("crisis page, with the second painting of the same", [last for _, last in opened], None)
        yield _row("back with Left", left, 100)
        back = []
        for _ in range(8):
            terminal.key(CRISIS, PAGE)
            back.append(terminal.key(ESCAPE, PAGE))
        yield _row("back with Esc", back, 100)
        terminal.go(b"3", section_name("triggers"))
        terminal.go(b"g", b"1 of")
        words = b"A quiet morning by the lake with tea. " * 3
        typed = [terminal.painted(words[n : n + 1], 0.04) for n in range(len(words))]
        yield _row("typing, until it stands there", [first for first, _ in typed], 16)
        yield _row("typing, with what is said of saving", [last for _, last in typed], None)
        hidden = []
        for _ in range(20):
            hidden.append(terminal.painted(HIDE, 0.3, say("shell.hidden.prompt").encode()))
            terminal.key(ENTER, 0.3)
        yield _row("hide, until nothing else stands there", [first for first, _ in hidden], 100)
        yield _row("hide, with the second painting of the same", [last for _, last in hidden], None)
