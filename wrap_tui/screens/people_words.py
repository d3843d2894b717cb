"""What is said before somebody is marked as not involved."""

from __future__ import annotations

from wrap_tui.domain.text import one_line
from wrap_tui.flows.older import where
from wrap_tui.flows.people import leaving
from wrap_tui.services.book import Book
from wrap_tui.wording import say

_SHOWN = 6


def leaving_lines(book: Book, name: str) -> tuple[str, ...]:
    """What changes, where the name stands too, and what cannot be called back."""
    said = [say("pages.people.not_involve_says", name=name[:60])]
    mentions = leaving(book.plan, name).mentions
    if mentions:
        said.append(say("pages.people.mentions"))
        said.extend(f"  {one_line(where(book, item))}" for item in mentions[:_SHOWN])
    return (*said, say("pages.people.copies"), say("pages.people.bring_back"))
