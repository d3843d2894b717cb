"""Leaving nothing on a computer that is not one's own: which files of the plan lie on it, and taking them away."""

from __future__ import annotations

from pathlib import Path

from wrap_tui.flows import copies
from wrap_tui.services.book import Book


def home_of(book: Book) -> Path | None:
    """The folder that holds vault, settings, state and backups; None when they do not lie together."""
    places = book.places
    return places.vault.parent if places is not None and places.together else None


def files_left(book: Book) -> tuple[Path, ...]:
    """Files that were saved from this plan and lie on this computer, outside the folder of the vault."""
    home = home_of(book)
    found = (Path(copy.path) for copy in copies.files_here(book))
    return tuple(dict.fromkeys(path for path in found if home is None or not path.is_relative_to(home)))


def remove(path: Path) -> bool:
    """Remove a file; False when the system did not let us."""
    try:
        path.unlink()
    except OSError:
        return False
    return True
