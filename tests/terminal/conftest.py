"""Homes and vaults for tests in a real pseudo-terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.terminal.plain_terminal import Terminal
from wrap_tui.domain.stamp import Stamp
from wrap_tui.paths import Places
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import create_book
from wrap_tui.store.cost import Cost

WORDS = "five plain words for this"
WRITTEN_MS = 1_790_845_200_000
"""1 October 2026, 9 in the morning, UTC."""
Start = Callable[..., Terminal]


@pytest.fixture
def plain_home(tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a small plan of 1 October 2026 in the usual place, and its passphrase in a file."""
    data, state = tmp_path / "data" / "wrap-tui", tmp_path / "state" / "wrap-tui"
    numbers = count()
    with monkeypatch.context() as still:
        still.setattr(Clock, "now", lambda clock: Stamp(WRITTEN_MS, next(numbers), "d"))
        book = create_book(Places(data / "plan.wrap", tmp_path / "settings", state, data / "backups"), WORDS)
        book.add("daily.every", {"text": "Breakfast with my tablets"})
        book.add("daily.every", {"text": "Ten minutes outside"})
        book.add("crisis.for_me_now", {"text": "Feet on the floor"})
        book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
        book.close()
    (tmp_path / "passphrase").write_text(f"{WORDS}\n", "utf-8")
    return tmp_path


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Start]:
    """Starts the program at a pseudo-terminal; every run is ended with the test."""
    runs: list[Terminal] = []

    def start(*arguments: str, **env: str) -> Terminal:
        runs.append(Terminal(tmp_path, *arguments, **env))
        return runs[-1]

    yield start
    for run in runs:
        run.stop()
