"""Directions of writing: which way a text runs, numbers that stay left to right, controls closed line by line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal

from wrap_tui.export.tree import Span, Words

Direction = Literal["ltr", "rtl"]

FSI: Final = "\u2068"
LRI: Final = "\u2066"
RLI: Final = "\u2067"
PDI: Final = "\u2069"

_RTL: Final = frozenset({"R", "AL"})
_EMBEDDING: Final = frozenset("\u202a\u202b\u202d\u202e")
_END_OF_EMBEDDING: Final = "\u202c"
_ISOLATES: Final = frozenset("\u2066\u2067\u2068")
_NUMBER: Final = re.compile(r"\+?\(?\d[\d \u00a0().\-/]{4,}\d")

_DIAL: Final = re.compile(r"\+?[(]?\d(?:[\d\u00a0().\-*#]| (?! ?[/,;|])|/(?=\d))*")

NO_PHONE: Final = 3
LONGEST_PHONE: Final = 17
"""Digits that can be dialled: fewer is no number, more than E.164 allows (15, and two to dial out) is none either."""


def direction(text: str) -> Direction:
    """Which way *text* runs: by its first letter that has a direction and is not isolated (Unicode UAX 9, rule P2)."""
    inside = 0
    for character in text:
        if character in _ISOLATES or character == PDI:
            inside = max(0, inside - 1) if character == PDI else inside + 1
            continue
        kind = unicodedata.bidirectional(character)
        if inside == 0 and kind in _RTL:
            return "rtl"
        if inside == 0 and kind == "L":
            return "ltr"
    return "ltr"


def has_rtl(text: str) -> bool:
    """Whether any letter of *text* runs right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RTL for c in text)


def closed(text: str) -> str:
    """*text* with every direction control closed on its own line, so that none reaches further."""
    if text.isascii():
        return text
    return "\n".join(_closed_line(line) for line in text.split("\n"))


def _closed_line(line: str) -> str:
    opened: list[str] = []
    for character in line:
        if character in _EMBEDDING:
            opened.append(_END_OF_EMBEDDING)
        elif character in _ISOLATES:
            opened.append(PDI)
        elif opened and character == opened[-1]:
            opened.pop()
    return line + "".join(reversed(opened))


def words(text: str) -> Words:
    """A person's words as spans: controls closed; where letters run right to left, numbers are spans of their own."""
    text = closed(text)
    if not has_rtl(text):
        return (Span(text),) if text else ()
    return tuple(Span(piece, "phone" if number else "plain") for piece, number in with_numbers(text))


LONGEST_NUMBER: Final = 24
"""Letters of a number that is kept on one line."""


def with_numbers(text: str) -> Iterator[tuple[str, bool]]:
    """*text* in pieces, each with whether it is a number as telephones have."""
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def phone(number: str, text_only: bool = False) -> Span:
    """A telephone number as a span that always runs left to right and can be dialled (or texted)."""
    return Span(closed(number), "sms" if text_only else "phone", dialled(number))


def dialled(number: str) -> str:
    """What a telephone dials for *number*: a leading plus and digits, the first number where several stand.

    Words before and after are left out, and the "(0)" of "+44 (0)20". "" when nothing there can be dialled.
    """
    found = _DIAL.search(number)
    if found is None:
        return ""
    words = found.group()
    if words.startswith("+"):
        words = words.replace("(0)", "")
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else "" for c in words)
    if not NO_PHONE <= len(digits) <= LONGEST_PHONE:
        return ""
    return "+" + digits if words.startswith("+") else digits


def isolated(text: str) -> str:
    """*text* for a plain file: right-to-left words between isolating marks, other text as it is."""
    return f"{FSI}{text}{PDI}" if has_rtl(text) else text


def running(text: str, way: Direction) -> str:
    """*text* between marks that keep the way of the paragraph it was cut from, whatever letter comes first."""
    return f"{RLI}{text}{PDI}" if way == "rtl" else isolated(text)


def left_to_right(text: str) -> str:
    """*text* between marks that keep it left to right inside right-to-left words."""
    return f"{LRI}{text}{PDI}"
