"""Half-typed words that wait in a place while something else is put there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from wrap_tui.services.book import Book


@contextmanager
def draft_kept(book: Book, place: str) -> Iterator[None]:
    """Keep what waits half-typed in the box of *place* while words from elsewhere are added there.

    Adding drops the draft of its place, because it is as a rule the draft that was added.
    """
    draft = book.plan.drafts.get(place)
    yield
    if draft is not None:
        book.draft(place, draft.fields, draft.cursor, draft.focus)
