"""Lines of a given width for plain text: words stay whole, wide letters count twice, breaks of the person stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

WIDTH: Final = 72
_WIDE: Final = frozenset("WF")
_SPACES: Final = re.compile(r"([ \t]+)")


def columns(text: str) -> int:
    """How many columns a terminal or a typewriter face needs for *text*."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def fold(text: str, width: int = WIDTH) -> list[str]:
    """*text* in lines of at most *width* columns. A longer word stays whole, unless its letters are wide ones."""
    return [line for given in text.split("\n") for line in _fold_line(given, width)]


def _fold_line(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text):
        if line and columns(line) + columns(piece.rstrip(" \t")) > width:
            yield line.rstrip(" \t")
            line = ""
        line += piece
    yield line.rstrip(" \t")


def _pieces(text: str) -> Iterator[str]:
    """Words with the space after them; between wide letters a line may break too."""
    parts = _SPACES.split(text)
    for i in range(0, len(parts), 2):
        space = parts[i + 1] if i + 1 < len(parts) else ""
        *letters, last = _wide_split(parts[i])
        yield from letters
        yield last + space


def _wide_split(word: str) -> list[str]:
    if word.isascii():
        return [word]
    pieces: list[str] = []
    current = ""
    for character in word:
        if current and unicodedata.east_asian_width(character) in _WIDE and character not in "。、」』）":
            pieces.append(current)
            current = ""
        current += character
    return [*pieces, current]
