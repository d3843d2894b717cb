"""Starts for writing: one prompt at a time out of several lists; what is written becomes a journal entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import Part, Question
from wrap_tui.flows import journal
from wrap_tui.services.book import Book

SECTION: Final = "lenses"
HELP_PAGE: Final = "lenses"
"""The help page that names where the lists come from."""


@dataclass(frozen=True, slots=True)
class Lens:
    """One list of prompts."""

    id: str
    label: str
    line: str
    count: int


def lenses(book: Book) -> tuple[Lens, ...]:
    """All lists, in the offered order."""
    parts = book.catalog.section(SECTION).parts
    return tuple(Lens(part.id, part.label, part.line, len(part.questions)) for part in parts)


def kept_here(book: Book) -> tuple[Item, ...]:
    """Words that stand with a prompt and not in the journal: brought in from a file, or written by an older version."""
    questions = book.catalog.section(SECTION).questions
    return tuple(item for question in questions for item in book.plan.at(question.id))


class Prompts:
    """A walk through the prompts of one list, as often and as far as the person likes.

    Nothing is kept of a prompt that was passed over.
    """

    def __init__(self, book: Book, lens_id: str, begin: str = "") -> None:
        """A walk through the list *lens_id*; it begins at the prompt *begin* (a question's id), else at the first."""
        self.book = book
        self._part = _part(book, lens_id)
        ids = [question.id for question in self._part.questions]
        self._at = ids.index(begin) if begin in ids else 0

    @property
    def label(self) -> str:
        """The name of the list."""
        return self._part.label

    @property
    def prompt(self) -> Question:
        """The prompt shown now: `ask`, `help` and `ideas` are for the page."""
        return self._part.questions[self._at]

    def another(self) -> Question:
        """The next prompt, and the first again after the last."""
        self._at = (self._at + 1) % len(self._part.questions)
        return self.prompt

    def back(self) -> Question:
        """The prompt before."""
        self._at = (self._at - 1) % len(self._part.questions)
        return self.prompt

    def write(self, words: str) -> Item | None:
        """Keep *words* as a journal entry that is called after the prompt; None when there are no words."""
        if not words.strip():
            return None
        return journal.write(self.book, words, title=self.prompt.label)


def _part(book: Book, lens_id: str) -> Part:
    found = next((part for part in book.catalog.section(SECTION).parts if part.id == lens_id), None)
    if found is None:
        raise KeyError(lens_id)
    return found
