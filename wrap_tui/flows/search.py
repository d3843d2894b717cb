"""Find words anywhere: sections, questions, the person's own things. Nothing of the search is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui.domain.plan import Fields, Item
from wrap_tui.domain.schema import LINK_KINDS, VALUE_FIELD, Question
from wrap_tui.domain.text import folded
from wrap_tui.flows.arranging import INSTEAD
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.places import begins, other_words, places
from wrap_tui.flows.sections import BETWEEN_LINES, shown
from wrap_tui.services.book import Book

FEWEST: Final = 2
"""Letters from which on pages are found too."""
JOINED: Final = (", ", BETWEEN_LINES)
"""What may stand between the values of a list where it is shown."""
SEARCH: Final = "search"
"""The page of the search itself."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a section, another page, a question, or an item, with the line that shows it."""

    kind: Literal["section", "page", "question", "item"]
    id: str
    section: str
    label: str
    words: str


def find(
    book: Book, typed: str, *, sections: frozenset[str] | None = None, most: int = 100, pages: bool = True
) -> tuple[Hit, ...]:
    """What holds *typed* (case and accents do not matter): sections, *pages* that are none, words of the plan, questions.

    Sections and pages are found by other words for them too. With *sections* nothing outside of these is found
    (peer session).
    """
    sections = book.sections if sections is None else sections
    wanted = folded(typed).strip()
    if not wanted:
        return ()
    allowed = [s for s in book.catalog.sections if sections is None or s.id in sections]
    hits = [
        Hit("section", s.id, s.id, name, s.line)
        for s in allowed
        if wanted in folded(name := section_name(book.plan, s))
        or wanted in folded(s.line)
        or begins(wanted, other_words(s.id))
    ]
    if pages and sections is None:
        hits += _pages(book, wanted)
    questions = [q for s in allowed for q in s.questions]
    for question in questions:
        lines = ((item, _line(book, item, wanted)) for item in _worth_showing(book, question, wanted))
        hits += [Hit("item", item.id, question.section, question.label, line) for item, line in lines if line]
    hits += [
        Hit("question", q.id, q.section, q.label, q.ask)
        for s in allowed
        for part in s.parts
        for q in part.questions
        if _asks(q, f"{part.label}\0{section_name(book.plan, s)}", wanted)
    ]
    return tuple(hits[:most])


def _asks(question: Question, where: str, wanted: str) -> bool:
    """Whether a question is about *wanted*: it holds the words as typed, or each of several beside where it stands."""
    own = folded(f"{question.ask}\0{question.label}\0{question.help}")
    if wanted in own:
        return True
    several = wanted.split()
    around = folded(where)
    return (
        len(several) > 1
        and any(word in own for word in several)
        and all(word in own or word in around for word in several)
    )


def _pages(book: Book, wanted: str) -> list[Hit]:
    """The pages that are no section, by a word of their name or another word for them."""
    if len(wanted) < FEWEST:
        return []
    found = {place.target: place for place in places(book) if begins(wanted, place.label, place.also)}
    return [
        Hit("page", place.target, "", place.label, place.label)
        for place in found.values()
        if place.target not in (SEARCH, *INSTEAD.values()) and not place.target.startswith("section ")
    ]


def lines_around(book: Book, item_id: str, typed: str) -> tuple[str, ...]:
    """The lines of an item that hold *typed*, each with the line before and after it, as they stand; no line twice."""
    item = book.plan.find(item_id)
    wanted = folded(typed).strip()
    if item is None or not wanted:
        return ()
    title, details = shown(book.plan, book.catalog, item)
    found: list[str] = []
    for words in (title, *(words for _, words in details)):
        lines = words.split("\n")
        holding = [i for i, line in enumerate(lines) if wanted in folded(line)]
        near = {at for i in holding for at in (i - 1, i, i + 1) if 0 <= at < len(lines)}
        found += [lines[at] for at in sorted(near) if lines[at].strip()]
    return tuple(found)


def _worth_showing(book: Book, question: Question, wanted: str) -> list[Item]:
    """The items of a question that may show *wanted*, in their order: quick, and none that shows it is left out.

    Words that are shown as they stand are looked through; an item with anything else is worth showing.
    """
    other = _shown_otherwise(book, question)
    return [item for item in book.plan.at(question.id) if _may_show(item.fields, other, wanted)]


def _shown_otherwise(book: Book, question: Question) -> frozenset[str]:
    """The fields whose words are not shown as they stand: choices by their labels, links by names, dates as spoken."""
    spec = book.catalog.record_of(question)
    if spec is None:
        return frozenset((VALUE_FIELD,)) if question.kind in ("choice", "date") else frozenset()
    return frozenset(
        field.id for field in spec.fields if field.choices or field.kind in {*LINK_KINDS, "date"}
    )


def _may_show(fields: Fields, other: frozenset[str], wanted: str) -> bool:
    """Whether one of these fields holds *wanted*, or is shown otherwise than it stands."""
    if not other.isdisjoint(fields):
        return True
    for value in fields.values():
        if isinstance(value, str):
            if wanted in (value.casefold() if value.isascii() else folded(value)):
                return True
        elif isinstance(value, bool) or any(wanted in folded(between.join(value)) for between in JOINED):
            return True
    return False


def _line(book: Book, item: Item, wanted: str) -> str:
    """The words of an item around what was found, "" when it does not hold it."""
    title, details = shown(book.plan, book.catalog, item)
    for words in (title, *(words for _, words in details)):
        at = folded(words).find(wanted)
        if at >= 0:
            begin = max(at - 30, 0)
            part = " ".join(words[begin : at + len(wanted) + 60].split())
            return part if begin == 0 else f"... {part}"
    return ""
