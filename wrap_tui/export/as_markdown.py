"""Markdown: headings, lists and bold labels; the person's marks stay letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wrap_tui.export.direction import has_rtl, isolated, left_to_right
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
    SignLines,
    Span,
    Words,
    plain,
)

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>|#~$&])")
_START: Final = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
_SPACES: Final = re.compile(r"^[ \t]+")


def as_markdown(document: Document) -> str:
    """The document as CommonMark."""
    parts = [f"# {_escaped(document.title)}"]
    if document.name:
        parts.append(f"**{_inline(document.name)}**")
    parts.append("  \n".join(_escaped(sentence) for sentence in document.stamp))
    for section in document.sections:
        if section.heading:
            parts.append(f"{'#' * section.level} {_inline(section.heading)}")
        parts.extend(_block(block) for block in section.blocks)
    parts.append(f"* * *\n\n{_escaped(document.foot)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    """*text* with every character that Markdown could read as a mark escaped."""
    return "\n".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(line: str) -> str:
    line = _SPACES.sub("", line).rstrip()
    line = _MARKS.sub(r"\\\1", line)
    return _START.sub(lambda m: f"{m[1]}{m[2]}" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


def _safe_start(text: str) -> str:
    """A digit and a dot at the start of a line would begin a numbered list."""
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def _inline(words: Words, indent: str = "") -> str:
    """Spans on one or more lines; a break of the person is a hard break."""
    mixed = has_rtl(plain(words))
    text = "".join(_span(span, mixed) for span in words)
    lines = [_safe_start(line) for line in text.split("\n")]
    if mixed:
        lines = [isolated(line) for line in lines]
    return f"\\\n{indent}".join(line if line else "\u00a0" for line in lines) if len(lines) > 1 else lines[0]


def _span(span: Span, mixed: bool) -> str:
    text = _escaped(span.text) if span.text.strip() else span.text
    if span.text.strip() and span.text[:1] == " ":
        text = " " + text
    if span.text.strip() and span.text[-1:] == " ":
        text += " "
    if span.kind == "strong":
        return f"**{text.strip()}**"
    return left_to_right(text) if mixed and span.kind in ("phone", "sms") else text


def _block(block: Block) -> str:
    match block:
        case Para(words):
            return _inline(words)
        case Bullets(items):
            return "\n".join(f"- {_inline(item, '  ')}" for item in items)
        case Rows(rows):
            return "\n".join(_row(row, "") for row in rows)
        case Records(cards):
            return "\n".join(line for card in cards for line in _card(card))
        case SignLines(lines, date):
            drawn, day = r"\_" * 30, f"{_escaped(date)}: " + r"\_" * 15
            return "\n\n".join(f"{_escaped(line.role)}: {_inline(line.name)} {drawn} {day}" for line in lines)
        case Ruled(count):
            return "\n\n".join([r"\_" * 60] * count)


def _row(row: Row, indent: str) -> str:
    label = f"**{_escaped(row.label)}:** " if row.label else ""
    return f"{indent}- {label}{_inline(row.words, indent + '  ')}"


def _card(card: Card) -> Iterator[str]:
    title = _inline(card.title, "  ")
    yield f"- **{title}**" if title.strip() else "-"
    for row in card.rows:
        yield _row(row, "  ")
