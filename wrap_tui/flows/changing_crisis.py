"""Changing the crisis plan: asked once, gently, whether today is a good day; a note can be kept for later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.text import clean
from wrap_tui.services.book import Book

CRISIS: Final = "crisis"
ASKED: Final = "crisis.asked"
NOTES: Final = "later.crisis"


@dataclass(frozen=True, slots=True)
class LaterNote:
    """Something to change on a better day: its words and the local date it was noted (ISO)."""

    date: str
    words: str


def written(book: Book) -> bool:
    """Whether the crisis plan holds any words."""
    return any(book.plan.at(question.id) for question in book.catalog.section(CRISIS).questions)


def asks_first(book: Book) -> bool:
    """Whether to ask if today is a good day for changes: once a day, and only when there is something to change."""
    return written(book) and book.plan.preference(ASKED) != book.today()


def asked(book: Book) -> None:
    """Remember that it was asked today."""
    book.prefer(ASKED, book.today())


def notes(book: Book) -> tuple[LaterNote, ...]:
    """The notes kept for later, in the order in which they stand."""
    return tuple(LaterNote(book.date_of(item.created), item.text) for item in book.plan.at(NOTES))


def keep_note(book: Book, words: str) -> bool:
    """Keep a note for a better day; False for no words."""
    text = clean(words).strip()
    if not text:
        return False
    book.add(NOTES, {VALUE_FIELD: text})
    return True


def drop_note(book: Book, at: int) -> None:
    """Take a note out: it was done, or is no longer wanted. It can be brought back."""
    book.remove(book.plan.at(NOTES)[at].id)
