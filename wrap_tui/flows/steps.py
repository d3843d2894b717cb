"""What I do about one trigger or sign: the steps written for it, under it, and how one more is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.flows.action_plan import PLAN_OF, step_label
from wrap_tui.flows.half_typed import one_key
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import linkable, linked_name, row_of, used_in
from wrap_tui.services.book import Book
from wrap_tui.wording import say

MUST: Final = "must"
MIGHT: Final = "might"
FOR: Final = "for"
LEVEL: Final = "level"
LINK: Final = "link"
_NO_PLACE: Final = frozenset({"toolbox", "journal"})
"""Sections that link to tools and use none: a try-out, and the entry that a tool was made from."""


def steps_for(book: Book, item_id: str) -> tuple[Item, ...]:
    """The steps that the person wrote for one trigger or sign, in their order."""
    return tuple(
        item
        for place in dict.fromkeys(PLAN_OF.values())
        for item in book.plan.at(place)
        if item.words(FOR) == item_id
    )


def has_plan(book: Book, item_id: str) -> bool:
    """Whether a trigger or sign has steps that can be done: one whose tool was removed is none."""
    return any(step_label(book.plan, item) for item in steps_for(book, item_id))


def step_title(book: Book, item: Item) -> str:
    """What a step is called where it is written: also one whose tool was removed."""
    return step_label(book.plan, item) or row_of(book, item).title


def _there(book: Book, for_item: str) -> str:
    """The trigger or sign that a new step is for, "" when it was removed meanwhile."""
    return for_item if book.plan.find(for_item) is not None else ""


def what_i_do(book: Book, item_id: str) -> str:
    """One line under a trigger or sign: its steps one after the other, "" when there are none."""
    words = [step_label(book.plan, item).rstrip(".") for item in steps_for(book, item_id)]
    said = ". ".join(word for word in words if word)
    return say("pages.steps.what_i_do", words=said) if said else ""


def where_used(book: Book, item_id: str) -> tuple[str, ...]:
    """Where a tool is used, each place once: the plan it is a step of, with the one trigger or sign it is for."""
    places = (_place_of(book, item) for item in used_in(book.plan, item_id) if book.catalog.knows(item.place))
    return tuple(dict.fromkeys(filter(None, places)))


def _place_of(book: Book, item: Item) -> str:
    question = book.catalog.question(item.place)
    if question.section in _NO_PLACE:
        return ""
    if item.place not in PLAN_OF.values():
        return question.label
    named = section_name(book.plan, book.catalog.section(question.section))
    thing = linked_name(book.plan, item.words(FOR))
    return say("pages.steps.used_for", section=named, thing=thing) if thing else named


def takes_steps(book: Book, item: Item) -> bool:
    """Whether a plan of its own can be written for this thing: single triggers and signs."""
    if not book.catalog.knows(item.place):
        return False
    place = PLAN_OF.get(book.catalog.question(item.place).section, "")
    if not place or place == item.place:
        return False
    spec = book.catalog.record_of(book.catalog.question(place))
    field = spec.field(FOR) if spec is not None else None
    return field is not None and item.place in linkable(book.catalog, field.links)


def add_step(book: Book, section: str, words: str, for_item: str = "") -> Item | None:
    """Add a step in own words to a section's plan, for one trigger or sign when given; None for empty words."""
    if not words.strip():
        return None
    fields = {VALUE_FIELD: words.strip(), LEVEL: MIGHT, FOR: _there(book, for_item)}
    return book.add(PLAN_OF[section], fields, keep_draft=True)


def half_key(book: Book, section: str, for_item: str = "") -> str:
    """Where a half-typed step waits: for one trigger or sign, or for a whole section."""
    return one_key(book, f"{PLAN_OF[section]}#{for_item}", f"step.{for_item or section}")


@dataclass(frozen=True, slots=True)
class Linkable:
    """A tool or a person that can be a step."""

    id: str
    label: str


def linkable_steps(book: Book, section: str, for_item: str = "") -> tuple[Linkable, ...]:
    """The tools and people that can be a step here and are none yet, in the person's order."""
    spec = book.catalog.record_of(book.catalog.question(PLAN_OF[section]))
    field = spec.field(LINK) if spec is not None else None
    places = linkable(book.catalog, field.links) if field is not None else ()
    used = {item.words(LINK) for item in book.plan.at(PLAN_OF[section]) if item.words(FOR) == for_item}
    out = not_involved(book.plan)
    found = (
        Linkable(item.id, linked_name(book.plan, item.id)) for place in places for item in book.plan.at(place)
    )
    return tuple(one for one in found if one.label and one.id not in used and not out.is_one(one.label))


def add_linked(book: Book, section: str, link: str, for_item: str = "") -> Item:
    """Add a tool or a person as a step: it follows when they are renamed, and the tool knows that it is used here."""
    fields = {LINK: link, LEVEL: MIGHT, FOR: _there(book, for_item)}
    return book.add(PLAN_OF[section], fields, keep_draft=True)


def toggle_must(book: Book, step: Item) -> None:
    """Make a might step a must step, or the other way round."""
    level = MIGHT if step.words(LEVEL) == MUST else MUST
    book.change(step.id, {**step.fields, LEVEL: level}, keep_draft=True)
