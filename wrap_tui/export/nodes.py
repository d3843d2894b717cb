"""The tree as page elements: the same for a plain page and for a locked one, whose script builds them from JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wrap_tui.export.direction import LONGEST_NUMBER, direction, with_numbers
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

Node = str | tuple[str, dict[str, str], list["Node"]]

SCHEMES: Final = {"phone": "tel:", "sms": "sms:"}


def nodes(document: Document) -> list[Node]:
    """The body of a page: a header, a section for every heading of the second level, a footer."""
    name: list[Node] = [element("p", _words(document.name), **{"class": "name"}, **_dir(document.name))]
    stamp = element("p", _broken(document.stamp), **{"class": "stamp"})
    head: list[Node] = [element("h1", [document.title]), *(name if document.name else []), stamp]
    groups = (_group(group) for group in _groups(document.sections))
    return [element("header", head), *groups, element("footer", [element("p", [document.foot])])]


def element(tag: str, children: list[Node], **attributes: str) -> Node:
    """One element."""
    return tag, attributes, children


def _groups(sections: tuple[Section, ...]) -> Iterator[list[Section]]:
    top = min((section.level for section in sections), default=2)
    group: list[Section] = []
    for section in sections:
        if group and section.level == top and section.heading:
            yield group
            group = []
        group.append(section)
    if group:
        yield group


def _group(group: list[Section]) -> Node:
    first = group[0]
    marks = {"page": first.new_page, "brief": first.brief, "small": first.small}
    names = ["part", *(name for name, marked in marks.items() if marked)]
    inside: list[Node] = []
    for section in group:
        if section.heading:
            extra = {"class": "page"} if section.new_page and section is not group[0] else {}
            inside.append(
                element(f"h{section.level}", _words(section.heading), **_dir(section.heading), **extra)
            )
        inside.extend(_block(block) for block in section.blocks)
    return element("section", inside, **{"class": " ".join(names)})


def _dir(words: Words) -> dict[str, str]:
    text = plain(words)
    return {"dir": "rtl"} if direction(text) == "rtl" else {}


def _words(words: Words) -> list[Node]:
    return [node for span in words for node in _span(span)]


def _span(span: Span) -> list[Node]:
    lines = _broken(span.text.split("\n"))
    if span.kind == "strong":
        return [element("strong", lines)]
    if span.kind in SCHEMES:
        if span.call:
            return [element("a", lines, href=SCHEMES[span.kind] + span.call, dir="ltr")]
        return [_number(span.text)]
    return [node for piece, number in with_numbers(span.text) for node in _piece(piece, number)]


def _piece(text: str, number: bool) -> list[Node]:
    return [_number(text)] if number else _broken(text.split("\n"))


def _number(text: str) -> Node:
    """A number runs left to right, and stands on one line where it can."""
    short = {"class": "number"} if len(text) <= LONGEST_NUMBER else {}
    return element("bdi", _broken(text.split("\n")), dir="ltr", **short)


def _broken(lines: tuple[str, ...] | list[str]) -> list[Node]:
    found: list[Node] = []
    for i, line in enumerate(lines):
        if i:
            found.append(element("br", []))
        if line:
            found.append(line)
    return found


def _block(block: Block) -> Node:
    match block:
        case Para(words, look):
            extra = {"class": look} if look != "plain" else {}
            return element("p", _words(words), **extra, **_dir(words))
        case Bullets(items):
            return element("ul", [element("li", _words(item), **_dir(item)) for item in items])
        case Rows(rows):
            return _rows(rows)
        case Records(cards, head, rest) if block.tabular:
            return _table(cards, head, rest)
        case Records(cards):
            return element("ul", [_card(card) for card in cards], **{"class": "cards"})
        case SignLines(lines, date):
            drawn = [
                element(
                    "li",
                    [element("bdi", [f"{line.role}: ", *_words(line.name)]), element("span", [f"{date}:"])],
                )
                for line in lines
            ]
            return element("ul", [*drawn], **{"class": "sign"})
        case Ruled(count):
            return element("ul", [element("li", []) for _ in range(count)], **{"class": "ruled"})


def _rows(rows: tuple[Row, ...]) -> Node:
    pairs: list[Node] = []
    for row in rows:
        inside = [element("dt", [row.label]), element("dd", _words(row.words), **_dir(row.words))]
        pairs.append(element("div", inside))
    return element("dl", pairs)


def _card(card: Card) -> Node:
    labelled = tuple(row for row in card.rows if row.label)
    bare = [row for row in card.rows if not row.label]
    inside: list[Node] = [element("strong", _words(card.title), **_dir(card.title))] if card.title else []
    inside.extend(element("p", _words(row.words), **_dir(row.words)) for row in bare)
    if labelled:
        inside.append(_rows(labelled))
    return element("li", inside)


def _table(cards: tuple[Card, ...], head: tuple[str, ...], rest: str) -> Node:
    """Records as a table: columns of the head that hold words, and one for all other fields."""
    used = [
        0,
        *(i for i in range(1, len(head)) if any(row.column == i for card in cards for row in card.rows)),
    ]
    more = any(row.column < 0 for card in cards for row in card.rows)
    labels = [head[i] for i in used] + ([rest] if more else [])
    top = element("tr", [element("th", [label], scope="col") for label in labels])
    lines = [_line(card, used, head, more) for card in cards]
    return element("table", [element("thead", [top]), element("tbody", [*lines])])


def _line(card: Card, used: list[int], head: tuple[str, ...], more: bool) -> Node:
    cells: list[Node] = [element("th", _words(card.title), scope="row", **_dir(card.title))]
    for i in used[1:]:
        row = next((row for row in card.rows if row.column == i), None)
        cells.append(_cell(head[i], row))
    if more:
        others = tuple(row for row in card.rows if row.column < 0)
        cells.append(element("td", [_rows(others)] if others else []))
    return element("tr", cells)


def _cell(label: str, row: Row | None) -> Node:
    if row is None:
        return element("td", [])
    shown: Node = element("span", [label], **{"class": "label"})
    return element("td", [shown, element("span", _words(row.words), **_dir(row.words))])
