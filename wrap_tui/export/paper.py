"""The tree as plain data for the template of a page of paper."""

from __future__ import annotations

from typing import Any, Final

from wrap_tui.export.direction import direction, has_rtl
from wrap_tui.export.nodes import SCHEMES
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
    Span,
    Words,
    plain,
)

Data = dict[str, Any]

FONTS: Final = (
    "Noto Sans",
    "Liberation Sans",
    "DejaVu Sans",
    "Helvetica Neue",
    "Segoe UI",
    "Libertinus Serif",
)
"""Faces that read well on paper, the first one present is used; the last one comes with the typesetter."""

NEAR: Final = 46
SHORT: Final = 64
"""Letters of a labelled row that shares its line with others: on a card, in a form."""

NARROW: Final = 9
BROAD: Final = 34
"""Bounds for the share of a column in the width of a table, in letters of its longest cell."""


def paper_data(document: Document, paper: str = "a4", scale: float = 1.0) -> Data:
    """The document as JSON-ready data: words, looks, directions; *paper* is "a4" or "us-letter", *scale* of 1."""
    return {
        "title": document.title,
        "lang": document.lang,
        "paper": paper,
        "scale": scale,
        "fonts": list(FONTS),
        "name": words_data(document.name),
        "stamp": list(document.stamp),
        "foot": document.foot,
        "page": document.words.get("page", ""),
        "of": document.words.get("of", ""),
        "sections": [_section(section) for section in document.sections],
    }


def _section(section: Section) -> Data:
    return {
        "heading": words_data(section.heading),
        "level": section.level,
        "new": section.new_page,
        "brief": section.brief,
        "small": section.small,
        "blocks": [_block(block) for block in section.blocks],
    }


def words_data(words: Words) -> Data:
    """Spans, and whether they run right to left."""
    said = plain(words)
    return {
        "spans": [span_data(span) for span in words],
        "rtl": direction(said) == "rtl",
        "mixed": has_rtl(said),
    }


def span_data(span: Span) -> Data:
    """One span: its text, kind, and what a tap on it dials."""
    scheme = SCHEMES.get(span.kind, "")
    return {
        "t": span.text,
        "k": "phone" if scheme else span.kind,
        "c": scheme + span.call if span.call else "",
    }


def _block(block: Block) -> Data:
    match block:
        case Para(words, look):
            return {"kind": "para", "look": look, "words": words_data(words)}
        case Bullets(items):
            return {"kind": "list", "items": [words_data(item) for item in items]}
        case Rows(rows):
            return {"kind": "rows", "rows": [_row(row) for row in rows]}
        case Records(cards, head, rest) if block.tabular:
            return _table(cards, head, rest)
        case Records(cards):
            return {"kind": "cards", "cards": [_card(card) for card in cards]}
        case SignLines(lines, date):
            drawn = [{"role": line.role, "name": words_data(line.name)} for line in lines]
            return {"kind": "sign", "date": date, "lines": drawn}
        case Ruled(count):
            return {"kind": "ruled", "lines": count}


def _row(row: Row) -> Data:
    said = plain(row.words)
    alone = "\n" in said or has_rtl(said)
    length = len(row.label) + len(said)
    return {
        "label": row.label,
        "words": words_data(row.words),
        "near": not alone and length <= NEAR,
        "short": not alone and length <= SHORT,
        "phone": any(span.kind in SCHEMES for span in row.words),
    }


def _card(card: Card) -> Data:
    return {"title": words_data(card.title), "rows": [_row(row) for row in card.rows]}


def _table(cards: tuple[Card, ...], head: tuple[str, ...], rest: str) -> Data:
    used = [i for i in range(1, len(head)) if any(row.column == i for card in cards for row in card.rows)]
    more = any(row.column < 0 for card in cards for row in card.rows)
    labels = [head[0], *(head[i] for i in used), *([rest] if more else [])]
    lines = [_line(card, used, more) for card in cards]
    widths = [_share(label, [line[i] for line in lines]) for i, label in enumerate(labels)]
    return {"kind": "table", "head": labels, "widths": widths, "lines": lines}


def _share(label: str, cells: list[Data]) -> int:
    """The share of a column: its longest cell or label, within bounds."""
    longest = max((_letters(cell) for cell in cells), default=0)
    return min(max(longest, len(label), NARROW), BROAD)


def _letters(cell: Data) -> int:
    if "words" in cell:
        return max(len(line) for line in "".join(s["t"] for s in cell["words"]["spans"]).split("\n"))
    return max((len(row["label"]) + _letters(row) for row in cell["rows"]), default=0)


def _line(card: Card, used: list[int], more: bool) -> list[Data]:
    found = {row.column: row for row in card.rows if row.column >= 0}
    cells: list[Data] = [{"kind": "title", "words": words_data(card.title)}]
    cells += [{"kind": "words", "words": words_data(found[i].words if i in found else ())} for i in used]
    if more:
        cells.append({"kind": "rows", "rows": [_row(row) for row in card.rows if row.column < 0]})
    return cells
