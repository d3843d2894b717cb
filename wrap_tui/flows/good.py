"""Read me something good: only the person's own words, never a hard entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.domain.plan import Item
from wrap_tui.domain.text import one_line
from wrap_tui.services.book import Book

PLACES: Final = (
    "crisis.good_to_read",
    "journal.good",
    CELEBRATIONS,
    "journal.got_through",
    "matters.around_me",
    "matters.strengths",
    "well.words",
)
GOOD: Final = "journal.good"
GOT_THROUGH: Final = "journal.got_through"


WRITES: Final = {"celebrate": CELEBRATIONS, "got_through": GOT_THROUGH}
"""What can be written down from anywhere, and the place it goes to."""


@dataclass(frozen=True, slots=True)
class GoodLine:
    """Words the person kept for themselves, and the place they come from ("" for a day's good thing)."""

    words: str
    place: str
    when: str = ""


def good_lines(book: Book) -> tuple[GoodLine, ...]:
    """All good words, the ones chosen for hard times first, then newest first."""
    plan = book.plan
    lines: list[GoodLine] = []
    for place in PLACES:
        newest = sorted(plan.at(place), key=lambda item: item.created, reverse=True)
        lines.extend(
            GoodLine(words, place, book.date_of(item.created)) for item in newest if (words := _words(item))
        )
    for date in sorted(plan.days, reverse=True):
        lines.extend(GoodLine(words, "", date) for words in plan.days[date].good)
    return tuple(lines)


def _words(item: Item) -> str:
    return item.text or item.words("name")


class ReadMe:
    """Goes through the good words one at a time, and round again at the end."""

    def __init__(self, book: Book) -> None:
        self._lines = good_lines(book)
        self._at = 0

    @property
    def line(self) -> GoodLine | None:
        """The words shown now; None when there are none yet."""
        return self._lines[self._at % len(self._lines)] if self._lines else None

    def another(self) -> GoodLine | None:
        """The next good words."""
        self._at += 1
        return self.line


def celebrate(book: Book, words: str, place: str = CELEBRATIONS) -> bool:
    """Keep a celebration, a good thing, or "I got through this"; False for no words."""
    line = one_line(words)
    if not line:
        return False
    book.add(place, {"text": line}, keep_draft=True)
    return True
