"""Where a question is asked: most on the page of questions; starts for writing and the journal on pages of their own."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.journal import ENTRIES
from wrap_tui.flows.lenses import SECTION
from wrap_tui.services.book import Book

_ASKS: Final = frozenset({"guide", "question"})
"""Pages that ask questions and keep each answer with its question."""


def asked_at(book: Book, page: str, *about: str) -> tuple[str, ...]:
    """The page (with what it is about) that is opened for this one: words for the journal are written where they
    go into the journal. In a session with a supporter nothing changes.
    """
    if book.narrowed or page not in _ASKS or not about:
        return page, *about
    name = about[-1] if about[0] == SECTION else about[0]
    if name == ENTRIES:
        return ("journal",)
    if book.catalog.knows(name) and (question := book.catalog.question(name)).section == SECTION:
        return "lens", question.part, name
    return (SECTION,) if about[0] == SECTION else (page, *about)
