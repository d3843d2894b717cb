"""What opens a vault: a passphrase, or the spare key from paper."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from wrap_tui.errors import RefusedError
from wrap_tui.store import words

LONGEST: Final = 1024
"""Characters of the longest passphrase."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase as the person typed it."""

    text: str = field(repr=False)

    def candidates(self) -> tuple[bytes, ...]:
        """The byte strings to try: as typed, then (when all its words are from the list) in plain lower case.

        Empty for a passphrase that no vault can have.
        """
        if not self.text or len(self.text) > LONGEST:
            return ()
        typed = normal(self.text)
        plain = self.text.casefold().split()
        if not plain or not all(word in words.numbers() for word in plain):
            return (typed,)
        joined = normal(" ".join(plain))
        return (typed,) if joined == typed else (typed, joined)


@dataclass(frozen=True, slots=True)
class SpareKey:
    """The eleven words of a spare key as the person typed them; case, numbers before the words and spacing do not matter."""

    text: str = field(repr=False)

    def candidates(self) -> tuple[bytes, ...]:
        """The 128 bits that the words stand for; empty when they are not a spare key."""
        try:
            return (words.secret_of(words.split(self.text)),)
        except ValueError:
            return ()


Secret = Passphrase | SpareKey


def normal(passphrase: str) -> bytes:
    """A passphrase as bytes: Unicode NFC, UTF-8; what a terminal could not decode is kept as it came."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def for_new_slot(passphrase: str) -> bytes:
    """The bytes of a new passphrase. RefusedError for the empty one and for more than 1,024 characters."""
    if not passphrase:
        raise RefusedError("store.passphrase_empty")
    if len(passphrase) > LONGEST:
        raise RefusedError("store.passphrase_long", longest=LONGEST)
    return normal(passphrase)
