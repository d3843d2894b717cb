"""The word list: suggested passphrases, and spare keys as eleven words."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from wrap_tui import resources

SUGGESTED: Final = 5
"""Words of a suggested passphrase."""
SPARE_WORDS: Final = 11
SPARE_LINES: Final = (4, 4, 3)
"""Words on each line of the paper."""
SECRET_BYTES: Final = 16
_CHECK_BITS: Final = 14
_NUMBERING: Final = re.compile(r"^\d+[.):]?$|^\d+[.):]")


@cache
def listed() -> tuple[str, ...]:
    """The 7,776 words of the EFF long list in their order."""
    return tuple(resources.text("words", "eff_long.txt").split())


@cache
def numbers() -> Mapping[str, int]:
    """Each word's place in the list, counted from 0."""
    return {word: number for number, word in enumerate(listed())}


@cache
def gentle() -> tuple[str, ...]:
    """The words that are offered: without those that can hurt in a hard hour (`data/words/left_out.txt`)."""
    left_out = frozenset(resources.text("words", "left_out.txt").split())
    return tuple(word for word in listed() if word not in left_out)


def suggest(count: int = SUGGESTED) -> str:
    """*count* random words with spaces between: 12.7 bits each."""
    return " ".join(secrets.choice(gentle()) for _ in range(count))


def new_secret() -> bytes:
    """128 random bits whose eleven words are all kind ones: about one draw in six, so 125 bits to guess."""
    offered = frozenset(gentle())
    while True:
        secret = secrets.token_bytes(SECRET_BYTES)
        if offered.issuperset(words_of(secret)):
            return secret


def split(text: str) -> tuple[str, ...]:
    """The words in what a person typed: lower case, numbers before the words left out."""
    found = (_NUMBERING.sub("", part).strip(",;") for part in text.casefold().split())
    return tuple(word for word in found if word)


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(b"wrap/1 spare words\0" + secret).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - _CHECK_BITS)


def words_of(secret: bytes) -> tuple[str, ...]:
    """The eleven words of 128 bits: the bits and a 14-bit checksum as a number to the base 7,776, highest place first."""
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    places: list[str] = []
    for _ in range(SPARE_WORDS):
        number, place = divmod(number, len(listed()))
        places.append(listed()[place])
    return tuple(reversed(places))


def unknown(typed: Sequence[str]) -> tuple[int, ...]:
    """The places (from 1) of words that are not in the list, to help with typing."""
    return tuple(place for place, word in enumerate(typed, 1) if word not in numbers())


def secret_of(typed: Sequence[str]) -> bytes:
    """The 128 bits of eleven words. ValueError (naming no word) when they are not a spare key."""
    if len(typed) != SPARE_WORDS:
        raise ValueError(f"{len(typed)} words")
    number = 0
    for word in typed:
        place = numbers().get(word)
        if place is None:
            raise ValueError("a word that is not in the list")
        number = number * len(listed()) + place
    value, check = number >> _CHECK_BITS, number & ((1 << _CHECK_BITS) - 1)
    if value >> (8 * SECRET_BYTES):
        raise ValueError("checksum")
    secret = value.to_bytes(SECRET_BYTES, "big")
    if _check(secret) != check:
        raise ValueError("checksum")
    return secret
