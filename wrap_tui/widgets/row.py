"""One row of a choice list, and how it breaks into lines of a given width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from textual.content import Content

from wrap_tui.domain.text import clean, one_line, spans_of

GUTTER: Final = 2
"""Cells before every row, for the pointer."""
KEYED: Final = 5
"""Cells of a key or a tick box with the space behind it."""
APART: Final = 3
"""Cells between words and a detail on the same line."""
MARK: Final = {True: "[x]", False: "[ ]"}

Part = tuple[str, str]
"""Words and the name of their style: "text", "muted", "heading", "key", "mark", "pointer", "found"."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `text` and `below` may be the person's words and are shown letter for letter.

    `mark` None has no tick box. `key` is shown before the words, `lead` is a number or bullet that they
    hang behind. `detail` stands muted behind them, or on the next line where it does not fit. `below` are muted lines under the row. A `heading` cannot be chosen, and
    a row with `gap` has an empty line above. `found` is what was looked for (folded): it is marked wherever it stands.
    """

    id: str
    text: str
    detail: str = ""
    mark: bool | None = None
    key: str = ""
    heading: bool = False
    below: tuple[str, ...] = ()
    gap: bool = False
    lead: str = ""
    found: str = ""


def heading(text: str, *, gap: bool = True, detail: str = "") -> Row:
    """A heading between rows."""
    return Row("", text, detail=detail, heading=True, gap=gap)


class Line(NamedTuple):
    """One line of a list: which row it belongs to (None for an empty line), and its parts."""

    row: int | None
    parts: tuple[Part, ...]


def right_to_left(text: str) -> bool:
    """Whether words hold right-to-left letters: they get lines of their own."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def wrapped(text: str, width: int) -> list[str]:
    """Words broken into lines of at most *width* cells; line ends stay line ends."""
    lines: list[str] = []
    for line in clean(text).replace("\t", " ").split("\n"):
        lines.extend(part.plain.rstrip() for part in Content(line).wrap(max(width, 2)))
    return lines or [""]


def packed(parts: Iterable[str], width: int) -> Iterator[str]:
    """Short things beside each other, in as many lines as they take; none is broken unless it is longer than a line."""
    line = ""
    for part in parts:
        longer = f"{line}{' ' * APART}{part}" if line else part
        if line and cells(longer) > width:
            yield from wrapped(line, width)
            longer = part
        line = longer
    if line:
        yield from wrapped(line, width)


def whole_words(text: str, most: int) -> str:
    """The first words of a text, at most so many characters; a word that is longer by itself is cut."""
    cut = text[: most + 1].rpartition(" ")[0] or text[:most]
    return cut.rstrip()


def cells(text: str) -> int:
    """How many cells words take."""
    return len(text) if text.isascii() else Content(text).cell_length


def beside(rows: Iterable[Row]) -> bool:
    """Whether rows have keys or tick boxes before their words, so that all words of the list begin there."""
    return any((row.key or row.mark is not None) and not row.heading for row in rows)


def lines_of(index: int, row: Row, width: int, *, apart: bool) -> Iterator[Line]:
    """The lines of one row; *apart* leaves the room of a key or tick box free before the words."""
    if row.gap:
        yield Line(None, ())
    if row.heading:
        yield from _heading(index, row, width)
        return
    before: list[Part] = [(" " * GUTTER, "pointer")]
    if row.key:
        before.append((f" {row.key} ", "key"))
        before.append(("  ", "text"))
    if row.mark is not None:
        before.append((MARK[row.mark], "mark"))
        before.append(("  ", "text"))
    if row.lead:
        before.append((f"{row.lead} ", "text"))
    if apart and not row.key and not row.lead and row.mark is None:
        before.append((" " * KEYED, "text"))
    indent = sum(cells(words) for words, _ in before)
    room = max(width - indent, 4)
    first, *rest = wrapped(row.text, room)
    detail = one_line(row.detail)
    fits = not rest and detail and cells(first) + APART + cells(detail) <= room
    inline = bool(fits) and not right_to_left(first)
    tail: list[Part] = [(" " * APART + detail, "muted")] if inline else []
    yield Line(index, (*before, *marked(first, row.found), *tail))
    blank = " " * indent
    for line in rest:
        yield Line(index, ((blank, "text"), *marked(line, row.found)))
    under = row.below if inline or not row.detail else (row.detail, *row.below)
    for words in under:
        for line in wrapped(words, room):
            yield Line(index, ((blank + line, "muted"),))


def marked(line: str, found: str) -> list[Part]:
    """A line of words with what was looked for in a style of its own."""
    parts: list[Part] = []
    at = 0
    for begin, end in spans_of(line, found) if found else ():
        parts += [(line[at:begin], "text"), (line[begin:end], "found")]
        at = end
    return [part for part in (*parts, (line[at:], "text")) if part[0]] or [("", "text")]


def _heading(index: int, row: Row, width: int) -> Iterator[Line]:
    first, *rest = wrapped(row.text, width)
    detail = f"{' ' * APART}{one_line(row.detail)}" if row.detail else ""
    inline = bool(detail) and not rest and cells(first) + cells(detail) <= width
    yield Line(None, ((first, "heading"), *([(detail, "muted")] if inline else [])))
    for line in rest:
        yield Line(None, ((line, "heading"),))
    if row.detail and not inline:
        for line in wrapped(row.detail, width):
            yield Line(None, ((line, "muted"),))
