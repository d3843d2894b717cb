"""The place where a person was, kept in the vault over a lock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from wrap_tui.screens.base import Page
from wrap_tui.screens.pages import PAGES

if TYPE_CHECKING:
    from wrap_tui.services.book import Book

PLACE: Final = "shell.place"
"""The preference that holds it; used once, then taken away."""

_NEVER: Final = frozenset({"lock", "first_run"})
"""Pages that belong to the time before a plan is open: nobody is sent back to them."""

Place = tuple[tuple[str, ...], dict[str, Any]]
"""Name and arguments of a page, and the spot on it."""


def remember_place(book: Book, pages: Iterable[Page]) -> None:
    """Keep the pages that are open, and where the person is on each."""
    book.prefer(PLACE, [[list(page.place), page.spot()] for page in pages if page.is_attached])


def kept_place(book: Book) -> list[Place]:
    """The pages to open again after a lock; nothing after an ordinary close. Forgets them."""
    kept = book.plan.preference(PLACE)
    if kept is None:
        return []
    book.prefer(PLACE, None)
    return [place for entry in kept if (place := _read(entry)) is not None] if isinstance(kept, list) else []


def places_of(book: Book) -> list[Place]:
    """The pages to open first: those before a lock, else Today. A running session begins at its first page, and
    pages that are shut in it stay away.
    """
    from wrap_tui.flows import peer

    kept = kept_place(book)
    home = (peer.home_of(book),)
    inside = [(place, spot) for place, spot in kept if peer.may_open(book, *place)]
    return inside if inside and (inside[0][0] == home or not book.narrowed) else [(home, {})]


def _read(entry: Any) -> Place | None:
    try:
        place, spot = entry
        name, *args = place
    except (TypeError, ValueError):
        return None
    if (
        name not in PAGES
        or name in _NEVER
        or not all(isinstance(arg, str) for arg in args)
        or not isinstance(spot, dict)
    ):
        return None
    return (name, *args), spot


def place_for(book: Book | None, *place: str) -> tuple[str, ...]:
    """The name and arguments of the page that is opened for a place: another one for questions of the journal."""
    if book is None:
        return place
    from wrap_tui.flows.asked_at import asked_at

    return asked_at(book, *place)


def shut(book: Book, name: str, *args: str) -> bool:
    """Whether a page stays away in a running session."""
    from wrap_tui.flows import peer

    return not peer.may_open(book, name, *args)


def within(book: Book) -> Book:
    """The book of the session that runs in a plan, else the book itself."""
    from wrap_tui.flows import peer

    return peer.within(book)
