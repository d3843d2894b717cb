"""The person's own words for their days, and for where they are today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wrap_tui.domain.text import one_line
from wrap_tui.flows.better_days import keep_better
from wrap_tui.flows.router import WHERE
from wrap_tui.services.book import Book
from wrap_tui.wording import say

DAYS: Final = "day_words"
MOST: Final = 9
"""As many words as there are digits to choose them by."""
PLACES: Final = tuple(WHERE)


def own_day_words(book: Book) -> tuple[str, ...]:
    """The words the person chose; none while the offered ones hold."""
    kept = book.plan.preference(DAYS)
    return tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, (list, tuple)) else ()


def set_day_words(book: Book, words: Iterable[str]) -> None:
    """Take other words for days, each once; with none the offered ones hold again. Days keep the word they have."""
    fresh = list(dict.fromkeys(word for typed in words if (word := one_line(typed))))[:MOST]
    if fresh != list(own_day_words(book)):
        keep_better(book)
        book.prefer(DAYS, fresh)


def offered_day_words() -> str:
    """The words that are offered until the person chooses their own."""
    return say("flows.checkin.words")


def own_where_word(book: Book, place: str) -> str:
    """What the person calls being steady, stretched or in crisis, "" for the usual word."""
    kept = book.plan.preference(f"word.{place}", "")
    return kept if isinstance(kept, str) else ""


def set_where_word(book: Book, place: str, typed: str) -> None:
    """Take another word for a place; none gives the usual word again."""
    word = one_line(typed)
    if word != own_where_word(book, place):
        book.prefer(f"word.{place}", word)
