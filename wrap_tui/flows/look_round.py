"""A guided look round the demonstration: five stops, one sentence each, left at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.services.book import Book
from wrap_tui.wording import say

NEXT: Final = "look_round"
"""The preference that holds the number of the next stop; nothing where no look round is offered."""

STOPS: Final[tuple[tuple[str, ...], ...]] = (
    ("today",),
    ("guide", "triggers"),
    ("notice",),
    ("crisis",),
    ("export",),
)
"""The pages in their order, each with what it is about."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: its number (from 0), its page, what it is called, and what there is to see."""

    number: int
    page: tuple[str, ...]
    label: str
    line: str


def stops() -> tuple[Stop, ...]:
    """All stops in their order."""
    return tuple(
        Stop(i, page, say(f"first_run.look.{page[0]}"), say(f"first_run.look.{page[0]}_line"))
        for i, page in enumerate(STOPS)
    )


def made_up() -> Book:
    """The demonstration, open, with the look round offered from its first stop."""
    from wrap_tui.services.demo import demo_book

    book = demo_book()
    book.prefer(NEXT, 0)
    return book


def offered(book: Book) -> bool:
    """Whether Today offers the look round: there is a stop that was not seen, and it was not left for good."""
    return next_stop(book) < len(STOPS)


def next_stop(book: Book) -> int:
    """The number of the next stop, as many as there are stops when all were seen or none is offered."""
    number = book.plan.preference(NEXT)
    return number if isinstance(number, int) and 0 <= number < len(STOPS) else len(STOPS)


def seen(book: Book, stop: Stop) -> None:
    """A stop is looked at: the one behind it is the next."""
    book.prefer(NEXT, stop.number + 1)


def enough(book: Book) -> None:
    """The rest is left out, and no longer offered."""
    book.prefer(NEXT, len(STOPS))
