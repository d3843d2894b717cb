"""My people: supporters in call order with phones and hours, and people who are not to be involved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain import edit
from wrap_tui.domain.not_involved import GO_WITH, PEOPLE, first_name, folded, not_involved
from wrap_tui.domain.plan import Item, Plan, Value
from wrap_tui.domain.schema import RecordSpec
from wrap_tui.domain.sharing import COPIES, Copy, newest_held
from wrap_tui.flows.copy_words import under_name
from wrap_tui.flows.steps import where_used
from wrap_tui.services.book import Book
from wrap_tui.wording import say

SUPPORTERS: Final = "crisis.supporters"
NOT_INVOLVED: Final = "crisis.not_involved"
ASK_WORDS: Final = "crisis.ask_words"
_KEPT: Final = frozenset({SUPPORTERS, NOT_INVOLVED, COPIES})
"""Places that "not involved" deals with by itself, and the ledger, which stays true."""
AGREED: Final = ("yes", "no", "asked", "not_asked")
"""What somebody said when they were asked to help."""
WHO_FIELDS: Final = ("who", "name", "stand_in", "who_now", "ask_whom")
"""Fields of records that hold the name of a person."""


@dataclass(frozen=True, slots=True)
class Person:
    """One supporter: place in the call order (0 when not called), phones, and notes.

    These say hours, what they do, what was agreed, the steps that lead to them, and the copies that they hold.
    """

    item: Item
    number: int
    name: str
    relationship: str
    phones: tuple[str, ...]
    email: str
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
    held = newest_held(plan)
    for item in plan.at(SUPPORTERS):
        is_out = out.is_one(item.words("name"))
        number += not is_out
        mine = tuple(copy for copy in held if copy.supporter == item.id)
        links = where_used(book, item.id)
        found.append(_person(item, 0 if is_out else number, mine, links, out=is_out))
    return PeopleView(tuple(found), plan.at(NOT_INVOLVED))


def _person(item: Item, number: int, held: tuple[Copy, ...], links: tuple[str, ...], *, out: bool) -> Person:
    phones = list(item.lines("phones"))
    if item.words("phone_abroad"):
        phones.append(say("pages.people.from_abroad", phone=item.words("phone_abroad")))
    steps = (say("pages.section.used_in", places=", ".join(links)),) if links else ()
    notes = (*_notes(item), *steps, *(under_name(copy) for copy in held))
    return Person(
        item,
        number,
        item.words("name"),
        item.words("relationship"),
        tuple(phones),
        item.words("email"),
        notes,
        out,
    )


def _notes(item: Item) -> tuple[str, ...]:
    said = [item.words("reach")]
    if item.fields.get("text_only") is True:
        said.append(say("pages.people.text_only"))
    said.append(item.words("role"))
    if item.words("agreed") in AGREED:
        said.append(say(f"copies.agreed.{item.words('agreed')}"))
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
    wanted = frozenset({folded(name)}) | first_name(plan, name)
    supporters = tuple(item for item in plan.at(SUPPORTERS) if folded(item.words("name")) == folded(name))
    ids = {item.id for item in supporters}
    mentions = tuple(
        item
        for item in plan.items.values()
        if item.removed is None and item.place not in _KEPT and _names(item, wanted, ids)
    )
    return Leaving(supporters, mentions)


def _names(item: Item, wanted: frozenset[str], ids: set[str]) -> bool:
    for name, value in item.fields.items():
        values = value if isinstance(value, tuple) else (value,)
        for words in values:
            if not isinstance(words, str):
                continue
            if words in ids or (name in WHO_FIELDS and folded(words) in wanted):
                return True
    return False


def not_involve(book: Book, name: str, reason: str = "") -> Leaving:
    """Mark a person as not involved: onto that list, out of calls, pickers and tasks; one undo brings all back."""
    found = leaving(book.plan, name)
    now, plan = book.clock.now, book.plan
    wanted = frozenset({folded(name)}) | first_name(plan, name)
    ids = {item.id for item in found.supporters}
    for item in found.supporters:
        plan = edit.remove(plan, item.id, now())
    for item in found.mentions:
        known = book.catalog.knows(item.place)
        spec = book.catalog.record_of(book.catalog.question(item.place)) if known else None
        fields = _without(item, spec, wanted, ids)
        plan = (
            edit.change(plan, item.id, fields, now())
            if any(fields.values())
            else edit.remove(plan, item.id, now())
        )
    if all(folded(item.words("name")) != folded(name) for item in plan.at(NOT_INVOLVED)):
        fresh = {"name": name.strip(), "reason": reason}
        plan, _ = edit.add(plan, NOT_INVOLVED, fresh, now(), book.clock.new_id)
    book.apply(plan)
    return found


def _without(item: Item, spec: RecordSpec | None, wanted: frozenset[str], ids: set[str]) -> dict[str, Value]:
    """The fields of a thing without the person: their name, what leads to them, and links to them.

    A choice alone is nothing to keep, nor is what stands for the person.
    """
    kept: dict[str, Value] = {}
    for name, value in item.fields.items():
        if isinstance(value, tuple):
            kept[name] = tuple(words for words in value if words not in ids)
        elif not (
            isinstance(value, str) and (value in ids or (name in WHO_FIELDS and folded(value) in wanted))
        ):
            kept[name] = value
    gone = item.fields.keys() - kept.keys()
    if spec is not None and (spec.id in PEOPLE and spec.title in gone):
        return {}
    with_them = {field for name in gone for field in GO_WITH.get((spec.id if spec else "", name), ())}
    kept = {name: value for name, value in kept.items() if name not in with_them}
    return {} if set(kept) <= {"level"} else kept
