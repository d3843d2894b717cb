"""My people: supporters in call order with phones and hours, and people who are not to be involved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.not_involved import folded, not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.services.book import Book
from wrap_tui.wording import say

SUPPORTERS: Final = "crisis.supporters"
NOT_INVOLVED: Final = "crisis.not_involved"


@dataclass(frozen=True, slots=True)
class Person:
    """One supporter: place in the call order (0 when not called), phones, hours, what they do; and what was agreed."""

    item: Item
    number: int
    name: str
    relationship: str
    phones: tuple[str, ...]
    notes: tuple[str, ...]
    out: bool


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The page: who is rung in which order, and who is not to be involved."""

    supporters: tuple[Person, ...]
    not_involved: tuple[Item, ...]


def people_view(book: Book) -> PeopleView:
    """All people of the plan. Someone who is also not to be involved is marked, and has no place in the order."""
    plan = book.plan
    out = not_involved(plan)
    found: list[Person] = []
    number = 0
    for item in plan.at(SUPPORTERS):
        is_out = out.is_one(item.words("name"))
        number += not is_out
        found.append(_person(item, 0 if is_out else number, out=is_out))
    return PeopleView(tuple(found), plan.at(NOT_INVOLVED))


def _person(item: Item, number: int, *, out: bool) -> Person:
    phones = list(item.lines("phones"))
    if item.words("phone_abroad"):
        phones.append(say("pages.people.from_abroad", phone=item.words("phone_abroad")))
    if item.words("email"):
        phones.append(item.words("email"))
    return Person(
        item, number, item.words("name"), item.words("relationship"), tuple(phones), _notes(item), out
    )


def _notes(item: Item) -> tuple[str, ...]:
    said = [item.words("reach")]
    if item.fields.get("text_only") is True:
        said.append(say("pages.people.text_only"))
    said.append(item.words("role"))
    if item.words("ask_of"):
        said.append(say("pages.people.ask_of", words=item.words("ask_of")))
    if item.words("cannot"):
        said.append(say("pages.people.cannot", words=item.words("cannot")))
    return tuple(line for words in said for line in words.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Leaving:
    """What marking a person as not involved changes: where their name stands, shown before it is done."""

    supporters: tuple[Item, ...]
    mentions: tuple[Item, ...]


def leaving(plan: Plan, name: str) -> Leaving:
    """Where a person called *name* stands now: as a supporter, and in tasks, lists of who stays and the like."""
    wanted = folded(name)
    supporters = tuple(item for item in plan.at(SUPPORTERS) if folded(item.words("name")) == wanted)
    ids = {item.id for item in supporters}
    mentions = tuple(
        item
        for item in plan.items.values()
        if item.removed is None and item.place not in (SUPPORTERS, NOT_INVOLVED) and _names(item, wanted, ids)
    )
    return Leaving(supporters, mentions)


def _names(item: Item, wanted: str, ids: set[str]) -> bool:
    for name, value in item.fields.items():
        values = value if isinstance(value, tuple) else (value,)
        for words in values:
            if not isinstance(words, str):
                continue
            if words in ids or (name in ("who", "name", "stand_in", "who_now") and folded(words) == wanted):
                return True
    return False


def not_involve(book: Book, name: str) -> Leaving:
    """Mark a person as not involved: added to that list and taken out of the supporters; one undo brings all back."""
    found = leaving(book.plan, name)
    known = {folded(item.words("name")) for item in book.plan.at(NOT_INVOLVED)}
    for item in found.supporters:
        book.remove(item.id)
    if folded(name) not in known:
        book.add(NOT_INVOLVED, {"name": name.strip()})
    return found
