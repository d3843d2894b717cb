"""The document as a small tree that every format draws; it knows nothing of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

SpanKind = Literal["plain", "strong", "phone", "sms"]
Look = Literal["plain", "note", "absent", "danger", "label"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. A phone runs left to right always; `call` is what a telephone dials ("" for none)."""

    text: str
    kind: SpanKind = "plain"
    call: str = ""


Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; line breaks of the person stay."""

    words: Words
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of things."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its words; `column` is where it stands when records are drawn as a table (-1: with the rest)."""

    label: str
    words: Words
    column: int = -1


@dataclass(frozen=True, slots=True)
class Rows:
    """Answers that are short enough to stand beside their labels."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One record: its title and its other fields."""

    title: Words
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Records of one kind. With a `head` (title column first) they can be drawn as a table."""

    cards: tuple[Card, ...]
    head: tuple[str, ...] = ()
    rest: str = ""

    @property
    def tabular(self) -> bool:
        """Whether a table shows them well: there is a head, and little stands outside its columns."""
        return bool(self.head) and all(_beside(card) <= MOST_BESIDE for card in self.cards)


MOST_BESIDE = 70
"""Letters outside the columns of a table that its last column still holds well."""


def _beside(card: Card) -> int:
    rest = [row for row in card.rows if row.column < 0]
    return sum(len(row.label) + len(plain(row.words)) for row in rest)


@dataclass(frozen=True, slots=True)
class SignLine:
    """A line to sign on: as what, and the name when it is known."""

    role: str
    name: Words = ()


@dataclass(frozen=True, slots=True)
class SignLines:
    """Lines for signatures, each with room for a date."""

    lines: tuple[SignLine, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write on by hand."""

    lines: int


Block = Para | Bullets | Rows | Records | SignLines | Ruled


HIGHEST: Final = 2
"""The level of a section that is part of no other; the title of the document stands above it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a level (2 to 4, empty for none) and what stands under it. `new_page` begins a page.

    `brief` is the box in front; `small` text keeps the page for staff on one side. What is `overleaf` goes to the
    other side of a document of one side that is too long for it.
    """

    heading: Words
    level: int
    blocks: tuple[Block, ...]
    new_page: bool = False
    brief: bool = False
    small: bool = False
    overleaf: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `stamp` says version, date, for whom; `foot` stands on every page.

    `one_side` asks for smaller letters where it would not fit on one page of paper.
    """

    title: str
    lang: str
    stamp: tuple[str, ...]
    sections: tuple[Section, ...]
    name: Words = ()
    foot: str = ""
    words: dict[str, str] = field(default_factory=dict)
    one_side: bool = False


def plain(words: Words) -> str:
    """The letters of *words* alone."""
    return "".join(span.text for span in words)


def headings(document: Document) -> tuple[str, ...]:
    """The headings of the sections that are part of no other, each once."""
    found = (plain(section.heading) for section in document.sections if section.level == HIGHEST)
    return tuple(dict.fromkeys(heading for heading in found if heading))


def all_words(document: Document) -> Iterator[Words]:
    """Every run of words of a document, in reading order."""
    yield document.name
    for section in document.sections:
        yield section.heading
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Words]:
    match block:
        case Para(words):
            yield words
        case Bullets(items):
            yield from items
        case Rows(rows):
            yield from (row.words for row in rows)
        case Records(cards):
            for card in cards:
                yield card.title
                yield from (row.words for row in card.rows)
        case SignLines(lines):
            yield from (line.name for line in lines)
