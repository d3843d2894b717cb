"""After opening: looks for copies of the plan in its folder, and says when one holds something new."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.screens.base import Page
    from wrap_tui.services.book import Book


class Sees(Protocol):
    """The part of the app that this uses."""

    book: Book | None

    @property
    def page(self) -> Page | None:
        """The page that is seen."""

    def tell(self, sentence: str) -> None:
        """Say one sentence on it."""


async def look_beside(app: Sees, book: Book) -> None:
    """Note the copies on the book; the page of copies and backups offers them, Today has a row that leads there."""
    if book.vault is None:
        return
    from wrap_tui.services.uniting import fresh_copies

    found = await asyncio.to_thread(fresh_copies, book)
    if not found or app.book is not book:
        return
    book.others = found
    if app.page is not None:
        app.page.redraw()
    app.tell(say("keeping.page.copies_found"))
