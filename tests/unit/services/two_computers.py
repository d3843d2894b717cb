"""Two computers with copies of one plan, in memory: a clock that goes on, copying, and merging as `unite` does it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count

from wrap_tui.codec.items import from_records, latest, to_records
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book
from wrap_tui.services.uniting import United, merged_in

_ZONE = timezone(timedelta(hours=1))


class Desk:
    """Books on several computers; each use of one goes on by a minute."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 3, 10, 0, tzinfo=_ZONE)
        self._ids = count(1)

    def book(self, device: str, like: Book | None = None) -> Book:
        """A plan on *device*, empty or a copy of another's."""
        clock = Clock(device, wall=lambda: self.at, new_id=lambda: f"{device}{next(self._ids)}")
        book = memory_book(clock=clock)
        if like is not None:
            book.plan = from_records(to_records(like.plan))
            clock.go_on_after(latest(book.plan))
        self.later()
        return book

    def later(self, **by: float) -> None:
        """Let time go by: a minute, or as told."""
        self.at += timedelta(**by) if by else timedelta(minutes=1)

    def merge(self, into: Book, other: Book) -> United:
        """Bring what *other* holds into *into*; once more it brings nothing."""
        self.later()
        found = merged_in(into, tuple(to_records(other.plan)))
        held = to_records(into.plan)
        assert merged_in(into, tuple(to_records(other.plan))) == United()
        assert to_records(into.plan) == held
        self.later()
        return found


def held(book: Book, words: str) -> bool:
    """Whether these words stand in any record."""
    return any(words in str(record) for record in to_records(book.plan))
