"""The spare key: eleven words on paper, one line typed back before it counts; it may be left for later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wrap_tui.services.book import Book

LINES: Final = (4, 4, 3)
"""Words on each line of the paper."""
ASKED: Final = 1
"""The line that is typed back: the second."""
LEFT_OUT: Final = "spare_key.later"


class SpareKey:
    """A new spare key being made. Nothing about it is in the plan; the vault takes it at `confirm`."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.words: tuple[str, ...] = ()
        self.confirmed = False

    @property
    def had_one(self) -> bool:
        """Whether a spare key counts already; it goes on counting until the new one is confirmed."""
        vault = self.book.vault
        return vault is not None and vault.has_spare_key()

    def make(self) -> tuple[str, ...]:
        """Make eleven words; slow, so call it in a thread. They count only after `confirm`."""
        self.words = tuple(self.book.with_vault(lambda vault: vault.new_spare_key()))
        return self.words

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The words as they stand on paper."""
        return lines_of(self.words)

    def right(self, typed: str) -> bool:
        """Whether *typed* is the line that is asked back; capitals, hyphens and spaces do not matter."""
        return bool(self.words) and plain(typed) == plain(" ".join(self.lines()[ASKED]))

    def confirm(self) -> None:
        """Make the new key count; slow, so call it in a thread. StoreError when it cannot be written."""
        self.book.with_vault(lambda vault: vault.confirm_spare_key(self.words))
        self.confirmed = True

    def leave_out(self) -> None:
        """Do without: Today does not offer it again by itself. Settings still have it."""
        self.book.prefer(LEFT_OUT, True)


def lines_of(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Eleven words on lines of 4, 4, 3."""
    rows, at = [], 0
    for count in LINES:
        rows.append(tuple(words[at : at + count]))
        at += count
    return tuple(rows)


def plain(words: str) -> str:
    """Words as compared: letters only, in lower case."""
    return "".join(letter for letter in words.casefold() if letter.isalpha())
