"""What goes with a copy: the words that open it on a page of their own, and the note beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui.domain import edit, sharing
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows.copies import files_of, find_copy, without_files
from wrap_tui.services import copying, delivery, printing
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings

NOTE_NAME: Final = "note.txt"
SLIP_NAME: Final = "page"
"""How the file name of a slip begins: it says nothing."""


def print_slip(book: Book, settings: Settings, copy: Copy) -> None:
    """Print the words that open a copy on a page of their own. Slow; WriteError with a sentence."""
    printing.print_pdf(_slip(book, settings, copy))


def save_slip(book: Book, settings: Settings, copy: Copy, folder: Path) -> Path:
    """Keep the slip as a new PDF in *folder*, and note where it lies. Slow; WrapError with a sentence.

    A slip of this copy that still lies here is not written again: its place is given.
    """
    known = find_copy(book.plan, copy.id) or copy
    if known.slip in files_of(book.plan, known) and Path(known.slip).is_file():
        return Path(known.slip)
    today = date.fromisoformat(book.today())
    place = delivery.free_place(folder, f"{SLIP_NAME}-{today.isoformat()}.pdf")
    done = delivery.deliver(_slip(book, settings, known), place)
    _keep_beside(book, replace(known, slip=str(done)), done)
    return done


def save_note(book: Book, copy: Copy, words: str, folder: Path) -> Path:
    """Keep what to write beside a copy as a text file in *folder*, and note where it lies; as `save_slip` does."""
    known = find_copy(book.plan, copy.id) or copy
    if known.note in files_of(book.plan, known) and Path(known.note).is_file():
        return Path(known.note)
    done = delivery.deliver(words.encode(), delivery.free_place(folder, NOTE_NAME))
    _keep_beside(book, replace(known, note=str(done)), done)
    return done


def _keep_beside(book: Book, copy: Copy, place: Path) -> None:
    """Change a line of the ledger whose new file lies at *place*, where no other copy has a file any more."""
    others = (one for one in sharing.copies(book.plan) if one.id != copy.id)
    now = book.clock.now()
    plan = without_files(book.plan, others, (str(place),), now)
    with delivery.taken_back_unless((place,)):
        book.apply(edit.change(plan, copy.id, sharing.copy_fields(copy), now), undoable=False)


def _slip(book: Book, settings: Settings, copy: Copy) -> bytes:
    today = date.fromisoformat(book.today())
    return copying.slip_pdf(copy.phrase, copy.name, book.plan, settings.paper, settings.country, today)
