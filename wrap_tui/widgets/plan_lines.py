"""Lines to be read: headings, words, phones in a column of their own; nothing to choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from wrap_tui.domain.text import spans_of
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.row import cells, marked, packed, right_to_left, wrapped

_INDENT: Final = 2
_APART: Final = 3
_NAMES: Final = 0.46
"""Share of the width up to which names may push the column of phones to the right."""
_STYLES: Final = ("crisis", "heading", "strong", "text", "muted", "found")
_WORDS: Final = ("strong", "text")
"""Styles in which what was looked for is marked."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line. `style` is "crisis" or "heading" (headings), "strong", "text", "muted", or "gap" (empty line).

    A `deep` line stands so many steps further in. `phone` stands in a column of its own, left to right; `note` muted behind it (spaces before it
    keep it in a column), or on the next line.
    `parts` stand beside each other instead of a text, each of them whole.
    """

    text: str
    style: str = "text"
    phone: str = ""
    note: str = ""
    deep: int = 0
    parts: tuple[str, ...] = ()


class PlanLines(Widget):
    """Read-only lines, as high as they need; the page scrolls. Words are shown letter for letter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{name}" for name in _STYLES}

    def __init__(self, lines: Iterable[PlanLine] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[PlanLine, ...] = tuple(lines)
        self._made: list[tuple[tuple[str, str], ...]] = []
        self._width = -1
        self._found = ""

    def mark(self, wanted: str) -> bool:
        """Mark *wanted* (folded) wherever it stands, and scroll to the first place; False when there is none."""
        places = [y for y, parts in enumerate(self._make(self.content_size.width)) if _holds(parts, wanted)]
        if not places:
            return False
        self._found = wanted
        self.refresh()
        for body in (node for node in self.ancestors if isinstance(node, Body)):
            body.reveal(self, places[0])
        return True

    def show(self, lines: Iterable[PlanLine]) -> None:
        """Show other lines."""
        fresh = tuple(lines)
        if fresh != self.lines:
            self.lines, self._width = fresh, -1
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take at this width."""
        return len(self._make(width))

    def _make(self, width: int) -> list[tuple[tuple[str, str], ...]]:
        if width != self._width:
            column = self._column(width)
            self._made = []
            beside = True
            for line in self.lines:
                if line.phone and line.text:
                    beside = _fits_beside(line, column)
                below = line.phone and not line.text and not beside
                self._made += _drawn(line, width, 2 * _INDENT if below else column)
            self._width = width
        return self._made

    def _column(self, width: int) -> int:
        room = int(width * _NAMES)
        names = [cells(line.text) for line in self.lines if line.phone]
        fitting = [name for name in names if name <= room]
        return _INDENT + max(fitting, default=0) + _APART

    def render_line(self, y: int) -> Strip:
        """One line."""
        made = self._make(self.content_size.width)
        base = self.rich_style
        parts = made[y] if y < len(made) else ()
        segments = [
            Segment(words, self.get_component_rich_style(f"lines--{style}"))
            for words, style in _with_found(parts, self._found)
        ]
        return Strip(segments).adjust_cell_length(self.content_size.width, base)


def _holds(parts: tuple[tuple[str, str], ...], wanted: str) -> bool:
    return any(style in _WORDS and spans_of(words, wanted) for words, style in parts)


def _with_found(parts: tuple[tuple[str, str], ...], found: str) -> Iterator[tuple[str, str]]:
    """The parts of a line with what was looked for in a style of its own."""
    for words, style in parts:
        if not found or style not in _WORDS:
            yield words, style
        else:
            yield from (
                (piece, "found" if kind == "found" else style) for piece, kind in marked(words, found)
            )


def _drawn(line: PlanLine, width: int, column: int) -> Iterator[tuple[tuple[str, str], ...]]:
    if line.style == "gap":
        yield ()
        return
    if line.style in ("crisis", "heading"):
        yield from (((words, line.style),) for words in wrapped(line.text, width))
        return
    if line.phone:
        yield from _with_phone(line, width, column)
        return
    indent = " " * _INDENT * (1 + line.deep)
    if line.parts:
        yield from (((indent + words, line.style),) for words in packed(line.parts, width - len(indent)))
        return
    *before, last = wrapped(line.text, width - len(indent))
    yield from (((indent + words, line.style),) for words in before)
    fits = len(indent) + cells(last) + _APART + cells(line.note) <= width and not right_to_left(last)
    if line.note and fits:
        yield (indent + last, line.style), (" " * _APART + line.note, "muted")
        return
    yield ((indent + last, line.style),)
    if line.note:
        yield from (
            ((indent * 2 + words, "muted"),) for words in wrapped(line.note.strip(), width - 2 * _INDENT)
        )


def _fits_beside(line: PlanLine, column: int) -> bool:
    """Whether the phone stands beside the name; a further phone without a name stands under the one before."""
    apart = cells(line.text) + _INDENT + _APART <= column and not right_to_left(line.text)
    return apart or not line.text


def _with_phone(line: PlanLine, width: int, column: int) -> Iterator[tuple[tuple[str, str], ...]]:
    indent = " " * _INDENT
    if _fits_beside(line, column):
        head = (indent + line.text).ljust(column) if line.text.isascii() else indent + line.text
        head += " " * max(column - cells(head), 0)
    else:
        yield from (((indent + words, line.style),) for words in wrapped(line.text, width - _INDENT))
        head = " " * (_INDENT * 2)
    first, *more = wrapped(line.phone, max(width - cells(head), 8))
    room = width - cells(head) - cells(first) - _APART
    note_beside = bool(line.note) and not more and cells(line.note) <= room
    tail = ((" " * _APART + line.note, "muted"),) if note_beside else ()
    yield ((head, line.style), (first, "strong"), *tail)
    yield from (((" " * cells(head) + words, "strong"),) for words in more)
    if line.note and not note_beside:
        yield from (((indent * 2 + words, "muted"),) for words in wrapped(line.note, width - 2 * _INDENT))
