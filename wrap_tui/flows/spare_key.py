"""The spare key: eleven words on paper, one line typed back before it counts; it may be left for later."""

from __future__ import annotations

from itertools import count
from typing import Final

from wrap_tui.services.book import Book
from wrap_tui.services.keys import Sheet, confirm_spare_key, new_spare_key

LEFT_OUT: Final = "spare_key.later"


class SpareKey:
    """A new spare key being made. Nothing about it is in the plan; the vault takes it at `confirm`."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sheet: Sheet | None = None
        self.confirmed = False

    @property
    def words(self) -> tuple[str, ...]:
        """The eleven words, none before `make`."""
        return self.sheet.words if self.sheet is not None else ()

    @property
    def had_one(self) -> bool:
        """Whether a spare key counts already; it goes on counting until the new one is confirmed."""
        vault = self.book.vault
        return vault is not None and vault.has_spare_key()

    def make(self) -> tuple[str, ...]:
        """Make eleven words; slow, so call it in a thread. They count only after `confirm`."""
        self.sheet = new_spare_key(self.book)
        return self.words

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The words as they stand on paper: lines of 4, 4 and 3."""
        lines = self.sheet.lines if self.sheet is not None else ()
        return tuple(tuple(word for _, word in line) for line in lines)

    def numbered(self, between: str) -> tuple[str, ...]:
        """The lines of the paper, each word with its number in front."""
        numbers = count(1)
        return tuple(between.join(f"{next(numbers)} {word}" for word in line) for line in self.lines())

    def right(self, typed: str) -> bool:
        """Whether *typed* is the second line; capitals, numbers, hyphens and spaces do not matter."""
        return self.sheet is not None and self.sheet.second_line_is(typed)

    def confirm(self) -> None:
        """Make the new key count; slow, so call it in a thread. StoreError when it cannot be written."""
        if self.sheet is not None:
            confirm_spare_key(self.book, self.sheet)
            self.confirmed = True

    def leave_out(self) -> None:
        """Do without: Today does not offer it again by itself. Settings still have it."""
        self.book.prefer(LEFT_OUT, True)
