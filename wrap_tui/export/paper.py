"""The tree as plain data for the template of a page of paper."""

from __future__ import annotations

import json
import re
import unicodedata
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
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Liberation Sans",
    "DejaVu Sans",
    "Helvetica Neue",
    "Segoe UI",
    "Libertinus Serif",
)
"""Faces that read well on paper, the first one present is used; the last one comes with the typesetter."""

HAN_FONTS: Final = {
    "zh": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "ja": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic"),
    "ko": ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic"),
}
"""Faces for Han letters as they are written in a language: the same letter is drawn in another way in each."""

_KANA: Final = re.compile("[\u3041-\u30fa\uff66-\uff9d]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")

NEAR: Final = 46
SHORT: Final = 64
"""Letters of a labelled row that shares its line with others: on a card, in a form."""

_BROAD: Final = frozenset({"W", "F"})

A_LINE: Final = 70
WHOLE: Final = 16
"""Letters of a line, and lines that the end of a page does not part."""

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
        "name": words_data(document.name),
        "stamp": list(document.stamp),
        "foot": document.foot,
        "page": document.words.get("page", ""),
        "of": document.words.get("of", ""),
        "sections": [_section(section) for section in document.sections],
    }


def fonts_for(data: Data) -> tuple[str, ...]:
    """The faces for *data*; Han letters look as in Japanese or Korean where letters of these stand beside them."""
    said = json.dumps(data, ensure_ascii=False)
    language = "ja" if _KANA.search(said) else "ko" if _HANGUL.search(said) else "zh"
    return FONTS + HAN_FONTS[language]


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
            return {"kind": "rows", "whole": _stays_whole(rows), "rows": [_row(row) for row in rows]}
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
    alone = "\n" in said
    length = len(row.label) + _breadth(said)
    kinds = {"phone" if span.kind in SCHEMES else span.text for span in row.words}
    return {
        "label": row.label,
        "words": words_data(row.words),
        "near": not alone and length <= NEAR,
        "short": not alone and length <= SHORT,
        "phone": "phone" in kinds and kinds <= {"phone", "\n"},
    }


def _breadth(text: str) -> int:
    """The room that *text* takes, in letters: those of Chinese, Japanese and Korean are twice as broad."""
    return len(text) + sum(unicodedata.east_asian_width(c) in _BROAD for c in text if c > "\u10ff")


def _card(card: Card) -> Data:
    return {
        "title": words_data(card.title),
        "rows": [_row(row) for row in card.rows],
        "whole": _stays_whole((Row("", card.title), *card.rows)),
    }


def _stays_whole(rows: tuple[Row, ...]) -> bool:
    """Whether the end of a page does not part *rows*: they are few and short."""
    said = [row.label + plain(row.words) for row in rows]
    return sum(1 + text.count("\n") + _breadth(text) // A_LINE for text in said) <= WHOLE


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
        return max(_breadth(line) for line in "".join(s["t"] for s in cell["words"]["spans"]).split("\n"))
    return max((len(row["label"]) + _letters(row) for row in cell["rows"]), default=0)


def _line(card: Card, used: list[int], more: bool) -> list[Data]:
    found = {row.column: row for row in card.rows if row.column >= 0}
    cells: list[Data] = [{"kind": "title", "words": words_data(card.title)}]
    cells += [{"kind": "words", "words": words_data(found[i].words if i in found else ())} for i in used]
    if more:
        cells.append({"kind": "rows", "rows": [_row(row) for row in card.rows if row.column < 0]})
    return cells
