"""What the lock page needs: looking at a vault without a key, and opening it with passphrase or spare key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wrap_tui.errors import StoreError
from wrap_tui.paths import Places
from wrap_tui.services.book import Book
from wrap_tui.services.opening import open_book
from wrap_tui.store import precheck, slots, words
from wrap_tui.store.secret import Passphrase, Secret, SpareKey


def problem(vault: Path) -> str:
    """The kind of problem that opening would end with, as far as it shows without a key; "" when none shows.

    Reads the whole file once, which also makes opening it faster. Slow: call it in a thread.
    """
    return precheck.check(vault).problem or ""


def secret(typed: str, *, spare_key: bool = False) -> Secret:
    """What a person typed, as a passphrase or as a spare key."""
    return SpareKey(typed) if spare_key else Passphrase(typed)


def is_spare_key(typed: str) -> bool:
    """Whether these can be the eleven words of a spare key; says nothing about which vault they open."""
    return bool(SpareKey(typed).candidates())


def slip_in_spare_key(typed: str) -> tuple[str, int]:
    """What is surely wrong with words typed as a spare key, as the end of a sentence's id and its number.

    ("count", how many words there are), ("word", the place of the first that is not in the list), or ("", 0).
    """
    found = words.split(typed)
    if len(found) != words.SPARE_WORDS:
        return "count", len(found)
    unknown = words.unknown(found)
    return ("word", unknown[0]) if unknown else ("", 0)


def unlock(
    places: Places, typed: str, *, spare_key: bool = False, cancel: Callable[[], bool] | None = None
) -> Book:
    """Open the vault. StoreError says why it did not open. Slow: call it in a thread."""
    return open_book(places, secret(typed, spare_key=spare_key), cancel=cancel)


def opens(book: Book, typed: str) -> bool:
    """Whether this passphrase opens the vault that is open here. Slow: call it in a thread.

    Asks the key slots alone: reading the file again in this process would drop its lock.
    """
    vault = book.vault
    if vault is None:
        return False
    try:
        unlocked = slots.unlock(bytes.fromhex(vault.vault_id), vault.slots, Passphrase(typed), None)
    except StoreError:
        return False
    return unlocked is not None
