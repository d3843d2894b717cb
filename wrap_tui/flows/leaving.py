"""Leaving nothing on a computer that is not one's own: which files of the plan lie on it, and taking them away."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from wrap_tui.errors import WriteError
from wrap_tui.flows import copies
from wrap_tui.services.book import Book

SAVED: Final = "export.files"
"""The preference that holds where the person's own copies were saved."""
MOST: Final = 200


def note_file(book: Book, path: Path) -> None:
    """Remember where a file of the plan was saved, so that it can be found and taken away later.

    It is one's own from now on, whatever copy for somebody lay there before.
    """
    copies.taken_over(book, str(path))
    known = [name for name in _noted(book) if name != str(path)]
    book.prefer(SAVED, [*known, str(path)][-MOST:])


def _noted(book: Book) -> list[str]:
    noted = book.plan.preference(SAVED, ())
    return [name for name in noted if isinstance(name, str)] if isinstance(noted, (list, tuple)) else []


def home_of(book: Book) -> Path | None:
    """The folder that holds vault, settings, state and backups; None when they do not lie together."""
    places = book.places
    return places.vault.parent if places is not None and places.together else None


def files_left(book: Book) -> tuple[Path, ...]:
    """Files that were saved from this plan and lie on this computer, outside the folder of the vault."""
    home = home_of(book)
    named = [*(found.path for found in copies.files_here(book)), *_noted(book)]
    files = (Path(name) for name in dict.fromkeys(named))
    return tuple(file for file in files if file.is_file() and (home is None or not file.is_relative_to(home)))


def remove(book: Book, path: Path) -> bool:
    """Remove a file and what is known of its place; False when the system did not let us."""
    try:
        if not copies.remove_file(book, str(path)):
            path.unlink(missing_ok=True)
    except (OSError, WriteError):
        return False
    if str(path) in _noted(book):
        book.prefer(SAVED, [name for name in _noted(book) if name != str(path)])
    return True
