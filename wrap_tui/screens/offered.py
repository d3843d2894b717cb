"""Which rows of the key table do something now, for the palette and for help."""

from __future__ import annotations

from typing import Final

from wrap_tui import keys
from wrap_tui.services.book import Book

OPEN_TO_ALL: Final = frozenset({"crisis.country"})
"""What the crisis page does on the lock page and in a session, where the plan is shut."""


def offered(book: Book | None, *groups: str) -> tuple[keys.Key, ...]:
    """The rows of these groups; of the crisis page those alone that do not stay shut."""
    shut = book is None or book.narrowed
    return tuple(
        row
        for row in keys.rows(*groups)
        if not (shut and row.id.startswith("crisis.") and row.id not in OPEN_TO_ALL)
    )
