"""The section page and the menu of all pages, as both front ends draw them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.plan import Item, Plan, Value
from wrap_tui.domain.schema import LINK_KINDS, VALUE_FIELD, Catalog, FieldSpec, Question, RecordSpec, Section
from wrap_tui.flows.answering import show_date, show_moment
from wrap_tui.flows.naming import hidden, living_sections, section_name, sections_in_order
from wrap_tui.services.book import Book
from wrap_tui.wording import say

WITHIN: Final = frozenset({"helplines", "later"})
"""Sections that are shown on another page: own helplines among the others, notes for later with the crisis plan."""
BETWEEN_LINES: Final = "; "
"""Between several lines where they are shown as one: a comma may stand in each of them."""


@dataclass(frozen=True, slots=True)
class MenuRow:
    """One section in the menu of all pages. `count` is how many things stand in it."""

    section: str
    label: str
    line: str
    key: str
    count: int
    hidden: bool


def menu(book: Book) -> tuple[MenuRow, ...]:
    """The sections of the plan in the person's order, with the person's names."""
    return tuple(_menu_row(book.plan, section) for section in sections_in_order(book.plan, book.catalog))


def living_menu(book: Book) -> tuple[MenuRow, ...]:
    """The pages that stand beside the plan, with the person's names; not those that are part of another page."""
    found = (section for section in living_sections(book.catalog) if section.id not in WITHIN)
    return tuple(_menu_row(book.plan, section) for section in found)


def _menu_row(plan: Plan, section: Section) -> MenuRow:
    return MenuRow(
        section.id,
        section_name(plan, section),
        section.line,
        section.key,
        sum(len(plan.at(question.id)) for question in section.questions),
        hidden(plan, section.id),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered thing of a section page; `details` are its further fields as (label, words)."""

    number: int
    item: Item
    question: Question
    title: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One question of a section page with what was written for it."""

    question: Question
    rows: tuple[Row, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section page: groups with words first, then the questions that hold none yet."""

    section: str
    title: str
    line: str
    groups: tuple[Group, ...]
    empty: tuple[Question, ...]
    beside: tuple[str, ...] = ()


def section_view(book: Book, section_id: str) -> SectionView:
    """The page of one section."""
    section = book.catalog.section(section_id)
    groups: list[Group] = []
    empty: list[Question] = []
    number = 0
    for question in section.questions:
        rows: list[Row] = []
        for item in book.plan.at(question.id):
            number += 1
            rows.append(row_of(book, item, number))
        if rows:
            beside = book.plan.texts(question.beside) if question.beside else ()
            groups.append(Group(question, tuple(rows), beside))
        else:
            empty.append(question)
    well = next((question.beside for question in section.questions if question.beside), "")
    return SectionView(
        section_id,
        section_name(book.plan, section),
        section.line,
        tuple(groups),
        tuple(empty),
        book.plan.texts(well) if well else (),
    )


def row_of(book: Book, item: Item, number: int = 0) -> Row:
    """One thing as a row: what it is called, and its further fields."""
    question = book.catalog.question(item.place)
    title, details = shown(book.plan, book.catalog, item)
    if book.narrowed and (not title or _stands_shut(book, question, item)):
        title = say("peer.shut_thing")
    return Row(number, item, question, title, details)


def _stands_shut(book: Book, question: Question, item: Item) -> bool:
    """Whether a thing is called by one that is not in this part of the plan."""
    spec = book.catalog.record_of(question)
    linked = _stand_in(spec, item) if spec is not None else ""
    return bool(linked) and linked not in book.plan.items


def shown(
    plan: Plan, catalog: Catalog, item: Item, *, without: Collection[str] = ()
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title of an item and its other fields as (label, words), those *without* left out."""
    question = catalog.question(item.place)
    spec = catalog.record_of(question)
    if spec is None:
        return plain_value(question, item), ()
    return title_of(plan, spec, item), tuple(
        (field.label, words)
        for field in spec.fields
        if field.id != spec.title and field.id not in without and (words := field_words(plan, field, item))
    )


def title_of(plan: Plan, spec: RecordSpec, item: Item) -> str:
    """What stands for a record in lists: its title field, the thing it links to, else its first filled field."""
    if linked := _stand_in(spec, item):
        return linked_name(plan, linked) or gone_words(plan, linked)
    fields = sorted(spec.fields, key=lambda field: (field.id != spec.title, field.kind in LINK_KINDS))
    return next((words for field in fields if (words := field_words(plan, field, item))), "")


def _stand_in(spec: RecordSpec, item: Item) -> str:
    """The id of what a record without a title links to first (what it is, not what it is for), "" for none."""
    if item.words(spec.title):
        return ""
    first = next((field for field in spec.fields if field.kind in LINK_KINDS), None)
    return next(iter(item.lines(first.id)), "") if first is not None else ""


def gone_words(plan: Plan, item_id: str) -> str:
    """A sentence for a linked thing that was removed, with its name unless that was erased too."""
    item = plan.items.get(item_id)
    kind = "tool" if item is not None and item.place.startswith("toolbox.") else "thing"
    name = name_of(item) if item is not None else ""
    return say(f"flows.gone.{kind}_named", words=name) if name else say(f"flows.gone.{kind}")


def plain_value(question: Question, item: Item) -> str:
    """The words of an item without fields, as shown: labels of choices, yes and no in words, dates as people say them."""
    value = item.fields.get(VALUE_FIELD, "")
    if isinstance(value, bool):
        return say("flows.answers.yes" if value else "flows.answers.no")
    words = item.text
    if question.kind == "choice":
        return next((choice.label for choice in question.choices if choice.id == words), words)
    return show_date(words) if question.kind == "date" else words


def field_words(plan: Plan, field: FieldSpec, item: Item) -> str:
    """The words of one field, as shown: linked things by their names, choices and tags by their labels."""
    return value_words(plan, field, item.fields.get(field.id))


def value_words(plan: Plan, field: FieldSpec, value: Value | None) -> str:
    """What stands in a field, as shown; "" for nothing."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return say("flows.answers.yes" if value else "flows.answers.no")
    values = value if isinstance(value, tuple) else (value,)
    if field.kind in LINK_KINDS:
        names = (linked_name(plan, item_id) for item_id in values)
        return ", ".join(name for name in names if name)
    if field.choices:
        labels = {choice.id: choice.label for choice in field.choices}
        return ", ".join(labels.get(words, words) for words in values)
    if field.kind == "date":
        return ", ".join(show_date(words) for words in values)
    if field.kind == "moment":
        return ", ".join(show_moment(words) for words in values)
    return (BETWEEN_LINES if field.kind == "lines" else ", ").join(values)


def linked_name(plan: Plan, item_id: str) -> str:
    """What a linked thing is called, "" when it was removed."""
    item = plan.find(item_id)
    return name_of(item) if item is not None else ""


def name_of(item: Item) -> str:
    """What a thing is called, "" when it has no name of its own."""
    return next((words for name in ("name", "text", "what") if (words := item.words(name))), "")


def linkable(catalog: Catalog, links: tuple[str, ...]) -> tuple[str, ...]:
    """Places that a link field can point to; "section.*" stands for every list of that section but its plan."""
    found: list[str] = []
    for link in links:
        section, _, name = link.partition(".")
        if name != "*":
            found.extend([link] if catalog.knows(link) else [])
            continue
        questions = catalog.section(section).questions
        found.extend(q.id for q in questions if not q.single and q.kind != "steps")
    return tuple(found)


def used_in(plan: Plan, item_id: str) -> tuple[Item, ...]:
    """The things that link to this one: a tool knows in which plans it is used."""
    return tuple(
        item
        for item in plan.items.values()
        if item.removed is None
        and any(
            item_id == value or (isinstance(value, tuple) and item_id in value)
            for name, value in item.fields.items()
            if name != VALUE_FIELD
        )
    )
