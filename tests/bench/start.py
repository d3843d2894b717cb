"""From the command to the painted lock page, against a bare Textual app with the same widgets."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.made import DEVICE, PASSPHRASE, records
from tests.bench.measuring import Row
from tests.bench.terminal import Terminal, quiet_home
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault
from wrap_tui.wording import say

TIMES = 11


def lock_page_words() -> bytes:
    """Words that only the painted lock page shows."""
    return say("lock.page.ask").split()[0].encode()


def _painted(command: Sequence[str], home: Path, words: bytes) -> float:
    with Terminal(command, quiet_home(home)) as terminal:
        return terminal.until(words)


def rows(folder: Path) -> Iterator[Row]:
    """The start, each taking turns with the bare app."""
    path = folder / "plan.wrap"
    Vault.create(path, PASSPHRASE, cost=FLOOR, device=DEVICE, records=records(1)).close()
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(TIMES):
        ours.append(
            _painted([sys.executable, "-m", "wrap_tui", "--vault", str(path)], folder, lock_page_words())
        )
        bare.append(_painted([sys.executable, "-m", "tests.bench.bare"], folder, b"bare-app-painted"))
    yield Row(
        "start to lock page",
        "bare Textual app",
        statistics.median(ours) * 1e3,
        statistics.median(bare) * 1e3,
        "ms",
        1.25,
    )
