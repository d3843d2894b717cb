"""Opening pages with ten years in the vault, against decrypting that vault: reading every record of it in memory."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from textual.pilot import Pilot

from tests.bench.made import SECRET, make
from tests.bench.measuring import Row, busy_seconds
from tests.bench.vault import _derived_once
from tests.ui.kit import opened, the_app
from wrap_tui.flows.looking_back import looking_back
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book, read_plan

LAST = datetime(2029, 12, 20, 14, 0, tzinfo=UTC)
"""A day near the end of the ten years."""
PAGES = ("today", "journal", "looking_back", "search")
TIMES = 9


def rows(folder: Path) -> Iterator[Row]:
    """Each page from the key to the painted page, the search of a word, and looking back over all ten years."""
    made = make(folder, 10)
    with mock.patch("wrap_tui.store.cost.derive", _derived_once()):
        read_plan(made.path, SECRET)
        decrypting = processor(lambda: read_plan(made.path, SECRET)) * 1e3
        book = memory_book(read_plan(made.path, SECRET), clock=Clock("bench", wall=lambda: LAST))
    against = "decrypting the vault"
    for what, took in asyncio.run(_measure(book, folder)).items():
        yield Row(f"{what}, 10 years", against, took * 1e3, decrypting, "ms", 1.0)
    whole = processor(lambda: looking_back(book, "2020-01-01", "2029-12-20")) * 1e3
    yield Row("ten years of days beyond decrypting", "", whole, None, "ms", 100)


def processor(work: Callable[[], object]) -> float:
    """The median of processor time over some runs: what else the machine does is not in it."""
    return statistics.median(busy_seconds(work) for _ in range(5))


async def _measure(book: Book, folder: Path) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    async with opened(book, folder) as pilot:
        for _ in range(TIMES):
            for page in PAGES[1:]:
                found.setdefault(page, []).append(await _took(pilot, lambda page=page: _go(pilot, page)))  # type: ignore[misc]
                if page == "search":
                    typed = await _took(pilot, lambda: pilot.press("z", "z"))
                    found.setdefault("search, two letters typed", []).append(typed)
                found.setdefault("today", []).append(await _took(pilot, lambda: pilot.press("escape")))
    return {what: statistics.median(times) for what, times in found.items()}


async def _go(pilot: Pilot[int], page: str) -> None:
    the_app(pilot).go(page)


async def _took(pilot: Pilot[int], work: Callable[[], Awaitable[None]]) -> float:
    started = time.process_time()
    await work()
    await pilot.pause()
    return time.process_time() - started
