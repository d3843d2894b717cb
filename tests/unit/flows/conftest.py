"""A book in memory with a clock that can be set."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from wrap_tui.domain.plan import Item
from wrap_tui.services import printing
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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "Papers"
    place.mkdir()
    monkeypatch.setattr("wrap_tui.paths.documents", lambda: place)
    monkeypatch.setattr(printing, "can_print", lambda: False)
    return place


@pytest.fixture
def jo(book: Book, folder: Path) -> Item:
    book.add("crisis.medicines", {"name": "Planteddrugol"})
    book.add("crisis.signs", {"text": "I stop answering"})
    book.add("crisis.supporters", {"name": "Rob", "phones": ("07700 900789",)})
    book.add("crisis.not_involved", {"name": "rob", "reason": "Plantedreason"})
    return book.add("crisis.supporters", {"name": "Jo", "tasks": "Feed the cat", "agreed": "asked"})
