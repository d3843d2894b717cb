"""What comes after a copy is made: its words, a slip, a note to go with it, what became of it, its files here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from wrap_tui.domain.sharing import Copy, State
from wrap_tui.domain.text import one_line
from wrap_tui.flows import copies, copy_beside
from wrap_tui.services import copying, delivery
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import say

ABOUT_WORDS: Final = ("copies.words.other_way", "export.slip.typing", "export.slip.keep")
"""What is said under the words that open a copy."""


class CopyMade:
    """One or more files that were made together for one person."""

    def __init__(self, book: Book, settings: Settings, made: Iterable[Copy]) -> None:
        self.book, self.settings = book, settings
        self.copies = tuple(made)

    def fresh(self) -> None:
        """Look again at the ledger."""
        found = (copies.find_copy(self.book.plan, copy.id) for copy in self.copies)
        self.copies = tuple(copy for copy in found if copy is not None)

    @property
    def phrase(self) -> str:
        """The words that open it, "" when nothing is locked."""
        return next((copy.phrase for copy in self.copies if copy.phrase), "")

    @property
    def name(self) -> str:
        """For whom it is."""
        return next((one_line(copy.name) for copy in self.copies), "")

    def done_lines(self) -> tuple[str, ...]:
        """That it was exported, and where it is; or that it went to the printer."""
        paths = [copy.path for copy in self.copies if copy.path]
        if not paths:
            return (say("pages.export.printed"),)
        return (say("pages.export.done"), *(say("pages.export.done_where", path=path) for path in paths))

    def note(self) -> str:
        """What to write beside the file or the paper."""
        me = self.book.plan.find("crisis.about_me")
        called = one_line(me.words("called")) if me is not None else ""
        notes = (
            copying.covering_note(
                copy.name,
                copy.format,
                Path(copy.path).name,
                locked=copy.locked,
                me=called,
                on_paper=self.on_paper,
            )
            for copy in self.copies
            if copy.path or self.on_paper
        )
        return "\n".join(notes)

    @property
    def on_paper(self) -> bool:
        """Whether they read it on paper: an open PDF for someone with no device."""
        copy = next(iter(self.copies), None)
        if copy is None or copy.locked or copy.format != "pdf":
            return False
        person = self.book.plan.find(copy.supporter)
        return not copy.path or (person is not None and person.words("device") == copying.PAPER)

    @property
    def note_ask(self) -> str:
        """What can be done with the note."""
        return say("copies.note.ask_paper" if self.on_paper else "copies.note.ask")

    def save_note(self) -> Path:
        """Keep the note as a text file beside the copy, once; gives where. WriteError with a sentence."""
        known = next((copy for copy in self.copies if copy.path), self.copies[0])
        place = copy_beside.save_note(self.book, known, self.note(), self._folder(known))
        self.fresh()
        return place

    def _folder(self, copy: Copy) -> Path:
        """Where the file of a copy is, else the usual place."""
        return Path(copy.path).parent if copy.path else delivery.default_folder(places=self.book.places)

    def mark(self, state: State) -> None:
        """Note what became of it."""
        for copy in self.copies:
            copies.set_state(self.book, copy, state)
        self.fresh()

    def files(self) -> tuple[str, ...]:
        """The files of it that lie here."""
        noted = (path for copy in self.copies for path in copies.files_of(self.book.plan, copy))
        return tuple(path for path in noted if Path(path).is_file())

    def remove_files(self) -> None:
        """Take its files off this computer. WriteError when one cannot be removed."""
        for path in self.files():
            copies.remove_file(self.book, path)
        self.fresh()

    def print_slip(self) -> str:
        """Print the words on a page of their own; gives what to say. Slow."""
        copy_beside.print_slip(self.book, self.settings, self._locked())
        return say("pages.export.printed")

    def save_slip(self) -> str:
        """Keep the words as a page to print, beside the last file, once; gives what to say. Slow."""
        known = self._locked()
        place = copy_beside.save_slip(self.book, self.settings, known, self._folder(known))
        self.fresh()
        return say("pages.export.done_where", path=place)

    def _locked(self) -> Copy:
        return next(copy for copy in self.copies if copy.phrase)
