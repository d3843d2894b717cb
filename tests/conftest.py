"""Fixtures that several packages share."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from wrap_tui.store import cost
from wrap_tui.store.cost import Cost

ROOT = Path(__file__).parents[1]
KEPT = settings.default.database if settings.default and os.access(ROOT, os.W_OK) else None
"""Where examples that failed are kept: nowhere, where the tests of another user are run."""

settings.register_profile("steady", deadline=None, database=KEPT)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Where the tests run behind a shell, programs that they start still hear Ctrl+C, as in a window of their own."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Let the collector leave alone what stays anyway, and come seldom: it took a fifth of every page's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor: a test of pages or of a terminal spends much of its time waiting."""
    return max(2, (os.cpu_count() or 1) * 2)


CHEAP = Cost(64, 1, 1)
"""64 KiB once: nothing that a program outside these tests accepts."""


@pytest.fixture
def cheap_cost(monkeypatch: pytest.MonkeyPatch) -> Cost:
    """A key cost that takes no time, accepted while the test runs; vaults made without a cost get it too."""
    monkeypatch.setattr(cost, "FLOOR", CHEAP)
    monkeypatch.setattr(cost, "LOWEST", CHEAP)
    monkeypatch.setattr(cost, "measure", lambda: CHEAP)
    return CHEAP


@pytest.fixture(autouse=True)
def a_computer_that_says_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Country and language of the machine that runs the tests decide nothing."""
    for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
