"""Plain text, 72 columns: for any telephone, any mail, any machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wrap_tui.export.direction import Direction, direction, has_rtl, left_to_right, running
from wrap_tui.export.tree import (
    Block,
    Bullets,
    Card,
    Document,
    Para,
    Records,
    Row,
    Rows,
    Ruled,
    Section,
    SignLines,
    Words,
    plain,
)
from wrap_tui.export.wrapping import WIDTH, columns, fold

RULES: Final = {1: "=", 2: "=", 3: "-", 4: ""}
NAME_SPACE: Final = 40


def as_text(document: Document) -> str:
    """The document as lines of text that end with one line feed."""
    lines = [*_heading(document.title, 1)]
    if document.name:
        lines += _fold(document.name)
    lines.append("")
    for sentence in document.stamp:
        lines += fold(sentence)
    for section in document.sections:
        lines += _section(section)
    lines += ["", "-" * 20, *fold(document.foot)]
    return "\n".join(lines) + "\n"


def _heading(text: str, level: int) -> list[str]:
    lines = fold(text)
    rule = RULES.get(level, "")
    return [*lines, rule * max(columns(line) for line in lines)] if rule else lines


def _section(section: Section) -> Iterator[str]:
    yield ""
    if section.heading:
        if section.level == min(RULES) + 1:
            yield ""
        yield from _heading(_line(section.heading), section.level)
    for i, block in enumerate(section.blocks):
        if i:
            yield ""
        yield from _block(block)


def _line(words: Words) -> str:
    """Spans as one text: what runs right to left between marks, numbers always left to right beside it."""
    if not has_rtl(plain(words)):
        return plain(words)
    said = plain(words)
    return _marked(said, words, direction(said))


def _fold(words: Words, first: str = "", rest: str | None = None) -> list[str]:
    """Spans in lines, the first behind *first*, the others behind *rest*; direction marks closed on every line."""
    if rest is None:
        rest = " " * columns(first)
    mixed = has_rtl(plain(words))
    lines: list[str] = []
    text = "".join(_glued(span.text) if span.kind in ("phone", "sms") else span.text for span in words)
    room = WIDTH - max(columns(first), columns(rest))
    for given in text.split("\n"):
        way = direction(given)
        for line in fold(given, room):
            shown = line.replace(_GLUE, " ")
            shown = _marked(shown, words, way) if mixed and shown else shown
            lines.append(((rest if lines else first) + shown).rstrip())
    return lines


_GLUE: Final = "\ufffc"
"""Stands for a space inside a number while lines are made, so that no number is broken over two lines."""


def _glued(number: str) -> str:
    return number.replace(" ", _GLUE) if len(number) <= NAME_SPACE else number


def _marked(line: str, words: Words, way: Direction) -> str:
    for span in words:
        if span.kind in ("phone", "sms") and span.text:
            line = line.replace(span.text, left_to_right(span.text), 1)
    return running(line, way)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Para(words):
            yield from _fold(words)
        case Bullets(items):
            for item in items:
                yield from _fold(item, "- ")
        case Rows(rows):
            for row in rows:
                yield from _row(row, "")
        case Records(cards):
            yield from _cards(cards)
        case SignLines() | Ruled():
            yield from _by_hand(block)


def _by_hand(block: SignLines | Ruled) -> Iterator[str]:
    if isinstance(block, Ruled):
        yield from ("", "_" * WIDTH) * block.lines
        return
    for line in block.lines:
        yield ""
        yield f"{line.role}: {_line(line.name)}".rstrip()
        yield f"{'_' * NAME_SPACE}  {block.date}: {'_' * 20}"


def _cards(cards: tuple[Card, ...]) -> Iterator[str]:
    for i, card in enumerate(cards):
        if i and (card.rows or cards[i - 1].rows):
            yield ""
        yield from _fold(card.title, "- ")
        for row in card.rows:
            yield from _row(row, "  ")


def _row(row: Row, indent: str) -> list[str]:
    first = f"{indent}{row.label}: " if row.label else indent
    if "\n" in plain(row.words) and row.label:
        return [first.rstrip(), *_fold(row.words, f"{indent}  ")]
    return _fold(row.words, first, f"{indent}  " if row.label else indent)
