"""Lines of at most 76 columns: width in cells, words kept whole, clusters never cut, bidi controls closed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

COLUMNS: Final = 76

_ZERO: Final = frozenset({"Mn", "Me", "Cf"})
_JOINER: Final = "\u200d"
_OPENING: Final = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
                   "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
_CLOSING: Final = frozenset(_OPENING.values())
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def cell_width(character: str) -> int:
    """Columns that one character takes: 0 for marks and joiners, 2 for wide ones, else 1."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in _ZERO or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """Columns that *text* takes."""
    if text.isascii():
        return len(text)
    return sum(cell_width(character) for character in text)


def clusters(text: str) -> Iterator[str]:
    """*text* in pieces that belong together: a letter with its marks, an emoji joined to the next."""
    piece = ""
    for character in text:
        joined = piece.endswith(_JOINER) or (piece and character != " " and cell_width(character) == 0)
        if piece and not joined:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def right_to_left(text: str) -> bool:
    """Whether *text* holds letters of a script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def closed(line: str) -> str:
    """*line* with every direction control that it opens also closed, so that the next line is left alone."""
    if line.isascii():
        return line
    waiting: list[str] = []
    kept: list[str] = []
    for character in line:
        if character in _OPENING:
            waiting.append(_OPENING[character])
        elif character in _CLOSING:
            if not waiting or waiting[-1] != character:
                continue
            waiting.pop()
        kept.append(character)
    return "".join((*kept, *reversed(waiting)))


def _pieces(word: str, columns: int) -> Iterator[str]:
    """A word too wide for one line, cut between clusters."""
    piece = ""
    for cluster in clusters(word):
        if piece and cells(piece) + cells(cluster) > columns:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def wrap(text: str, columns: int = COLUMNS, indent: int = 0) -> list[str]:
    """*text* in lines of at most *columns*; lines after the first begin with *indent* spaces.

    Line breaks in the text stay. An empty text is one empty line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = " " * indent if lines else ""
        bare = True
        for word in paragraph.split():
            room = columns - cells(line) - (0 if bare else 1)
            if cells(word) <= room:
                line, bare = (line + word if bare else f"{line} {word}"), False
                continue
            if not bare:
                lines.append(line)
                line = " " * indent
            *whole, line_end = _pieces(word, columns - indent)
            for piece in whole:
                lines.append(line + piece)
                line = " " * indent
            line, bare = line + line_end, False
        lines.append(line.rstrip())
    return [closed(line) for line in lines]
