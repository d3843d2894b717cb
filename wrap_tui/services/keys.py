"""Passphrase and spare key, as the front ends use them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui.errors import StoreError
from wrap_tui.services.book import Book
from wrap_tui.services.keeping import Notice, with_new_keys
from wrap_tui.store import slots, words
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

Strength = Literal["empty", "quick", "days", "years", "long"]

_MEASURED_TO: Final = 72
"""Characters that the estimate looks at: the library refuses more."""
_PARTS: Final = 20
"""Words of a phrase that are measured one by one; more of them count for nothing."""
_LEAST: Final = 8.0
"""Guesses that any word of a phrase adds, however common."""
_VOCABULARY: Final = 20_000.0
"""Guesses that a word adds at most: whoever guesses at phrases tries the words that people use."""
GUESSES_A_SECOND: Final = 1_600.0
"""What a thousand computer cores try at the usual key cost (store.md 2.1)."""
_DAY: Final = 86_400 * GUESSES_A_SECOND
_STEPS: Final[tuple[tuple[float, Strength], ...]] = (
    (_DAY, "quick"),
    (_DAY * 365, "days"),
    (_DAY * 365 * 10_000, "years"),
)


def suggestion() -> str:
    """Five random words of the list."""
    return words.suggest()


def strength(passphrase: str) -> Strength:
    """How long many computers would guess at it: less than a day, a year, years, longer than anybody waits."""
    if not passphrase:
        return "empty"
    parts = set(passphrase.casefold().split())
    if len(parts) >= words.SUGGESTED and parts <= words.numbers().keys():
        return "long"
    guesses = _guesses(passphrase)
    if len(parts) > 1:
        guesses = min(guesses, _phrase_guesses(parts))
    return next((name for limit, name in _STEPS if guesses < limit), "long")


def _guesses(typed: str) -> float:
    from zxcvbn import zxcvbn

    return float(zxcvbn(typed[:_MEASURED_TO])["guesses"])


def _phrase_guesses(parts: Set[str]) -> float:
    """Guesses of somebody who puts whole words together, the common ones first; the same word twice adds nothing."""
    found = 1.0
    for part in sorted(parts, key=len)[-_PARTS:]:
        most = _VOCABULARY if part.isalpha() else float("inf")
        found *= min(max(_guesses(part), _LEAST), most)
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spare key to copy onto paper: eleven numbered words on lines of 4, 4 and 3."""

    words: tuple[str, ...]

    @property
    def lines(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """The lines of the paper, each word with its number."""
        numbered = list(enumerate(self.words, 1))
        found = []
        for length in words.SPARE_LINES:
            found.append(tuple(numbered[:length]))
            numbered = numbered[length:]
        return tuple(found)

    def second_line_is(self, typed: str) -> bool:
        """Whether *typed* is the second line of the paper; numbers, case, hyphens and spacing do not matter."""
        return _letters(typed) == _letters("".join(word for _, word in self.lines[1]))


def _letters(typed: str) -> str:
    return "".join(letter for letter in typed.casefold() if letter.isalpha())


def new_spare_key(book: Book) -> Sheet:
    """Eleven fresh words. They open nothing until `confirm_spare_key`. Slow: call it in a thread."""
    made: tuple[str, ...] = book.with_vault(Vault.new_spare_key)
    return Sheet(made)


def confirm_spare_key(book: Book, sheet: Sheet) -> tuple[Notice, ...]:
    """Make the words of *sheet* the one spare key; an older one stops working. Slow: call it in a thread."""
    return with_new_keys(book, lambda vault: vault.confirm_spare_key(sheet.words))


def is_passphrase(book: Book, typed: str) -> bool:
    """Whether *typed* is the passphrase of the open vault, asked without touching its file. Slow: call it in a thread."""
    vault = book.vault
    if vault is None:
        return True
    try:
        slots.unlock(bytes.fromhex(vault.vault_id), vault.slots, Passphrase(typed), None)
    except StoreError:
        return False
    return True


def needs_passphrase(book: Book) -> bool:
    """Whether the vault was opened with the spare key: the passphrase is not known, and a new one is due."""
    return book.vault is not None and book.vault.needs_passphrase


def change_passphrase(book: Book, passphrase: str, *, backups_anew: bool = True) -> tuple[Notice, ...]:
    """Seal everything again under a new passphrase; the paper spare key stays valid. Slow: call it in a thread.

    A backup is made before and after. With *backups_anew* the kept ones open with the new passphrase alone.
    """
    return with_new_keys(book, lambda vault: vault.change_passphrase(passphrase), anew=backups_anew)
