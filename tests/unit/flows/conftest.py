"""A book in memory with a clock that can be set."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count

import pytest

from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book


class Wall:
    """Local time that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 3, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.at

    def days_on(self, days: int) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def book(wall: Wall) -> Book:
    ids = count(1)
    return memory_book(clock=Clock("test", wall=wall, new_id=lambda: f"i{next(ids)}"))
