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
    key: str = ""
    """What tells it from another one with the same words: the id of the thing, or its place in a day."""


def good_lines(book: Book) -> tuple[GoodLine, ...]:
    """All good words, the ones chosen for hard times first, then newest first."""
    plan = book.plan
    lines: list[GoodLine] = []
    for place in PLACES:
        newest = sorted(plan.at(place), key=lambda item: item.created, reverse=True)
        lines.extend(
            GoodLine(words, place, book.date_of(item.created), item.id)
            for item in newest
            if (words := _words(item))
        )
    for date in sorted(plan.days, reverse=True):
        good = enumerate(plan.days[date].good)
        lines.extend(GoodLine(words, "", date, f"{date}.{at}") for at, words in good)
    return tuple(lines)


def _words(item: Item) -> str:
    return item.text or item.words("name")


class ReadMe:
    """Goes through the good words one at a time, and round again at the end.

    The words are those of the plan at the moment: what was taken out or erased is not read again, and what was
    written meanwhile has its turn.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._at = 0
        self._key: str | None = None

    @property
    def line(self) -> GoodLine | None:
        """The words read now, those behind them when they are gone; None when there are none yet."""
        lines = good_lines(self._book)
        if not lines:
            return None
        known = next((at for at, line in enumerate(lines) if line.key == self._key), self._at)
        self._at = known % len(lines)
        self._key = lines[self._at].key
        return lines[self._at]

    def another(self) -> GoodLine | None:
        """The next good words."""
        if self.line is not None:
            self._at, self._key = self._at + 1, None
        return self.line


def celebrate(book: Book, words: str, place: str = CELEBRATIONS) -> bool:
    """Keep a celebration, a good thing, or "I got through this"; False for no words."""
    line = one_line(words)
    if not line:
        return False
    book.add(place, {"text": line}, keep_draft=True)
    return True
