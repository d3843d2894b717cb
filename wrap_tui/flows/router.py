"""I notice something: from what the person notices to their own action plan. It never picks or escalates by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wrap_tui.flows import review_rhythm
from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.flows.naming import hidden, section_name
from wrap_tui.flows.steps import has_plan
from wrap_tui.services.book import Book
from wrap_tui.wording import say

DOORS: Final = ("triggers", "early", "breaking", "unsure")
"""The doors of the router, in order: something happened, small signs, much worse, not sure."""

WHERE: Final[Mapping[str, tuple[str, ...]]] = {
    "steady": ("today",),
    "stretched": ("plan", "early"),
    "crisis": ("crisis",),
}
"""The page that each answer to "Where am I today?" leads to: set by the person alone."""

OWN_THINGS: Final = ("own_things",)
"""The page of the person's own triggers and signs."""
TOOLBOX: Final = "toolbox"
ONE_BY_ONE: Final = "breaking"
"""The section whose steps come one at a time."""


@dataclass(frozen=True, slots=True)
class Door:
    """One choice: its id, label and plain line; `section` is where it leads ("" for the list of own signs)."""

    id: str
    label: str
    line: str
    section: str


def doors(book: Book) -> tuple[Door, ...]:
    """What the router asks: no door leads to a page that the person put out of sight."""
    return tuple(
        Door(
            door,
            say(f"flows.router.{door}"),
            say(f"flows.router.{door}_line"),
            "" if door == "unsure" else door,
        )
        for door in DOORS
        if not hidden(book.plan, door)
    )


def own_things(book: Book) -> tuple[Thing, ...]:
    """The person's own triggers and signs, for "I am not sure": those of sections in sight."""
    return tuple(thing for thing in CheckIn(book).things() if not hidden(book.plan, thing.section))


def tools_in_sight(book: Book) -> bool:
    """Whether the toolbox can be offered: it is not out of sight."""
    return not hidden(book.plan, TOOLBOX)


def notice(book: Book, thing: Thing) -> str:
    """Mark a thing for today and say which section's plan belongs to it."""
    if not thing.marked:
        CheckIn(book).toggle(thing)
    return thing.section


def way_to_plan(book: Book, section: str, for_item: str = "") -> tuple[str, ...]:
    """The page of a plan, with what it is about: on the breaking-down page one step at a time when there are any."""
    about = (section, for_item) if for_item else (section,)
    one_by_one = section == ONE_BY_ONE and bool(action_plan(book, section, for_item).steps)
    return ("walk" if one_by_one else "plan", *about)


@dataclass(frozen=True, slots=True)
class PlanOfThings:
    """A plan that fits what was marked: of one thing that has steps of its own (`label` its words), or of a section."""

    section: str
    item: str
    label: str


def plans_of(book: Book, things: Iterable[Thing]) -> tuple[PlanOfThings, ...]:
    """The plans that fit the marked things, those of single things first; nothing is marked or opened by itself."""
    marked = [thing for thing in things if thing.marked]
    own = [thing for thing in marked if has_plan(book, thing.id)]
    names = {s.id: section_name(book.plan, s) for s in book.catalog.sections}
    sections = dict.fromkeys(thing.section for thing in marked)
    return (
        *(PlanOfThings(thing.section, thing.id, thing.label) for thing in own),
        *(PlanOfThings(section, "", names[section]) for section in sections),
    )


def where_words(book: Book) -> tuple[tuple[str, str], ...]:
    """The three places a person can be in today, in their own words where they have some: (id, words)."""
    found = []
    for place in WHERE:
        own = book.plan.preference(f"word.{place}", "")
        found.append(
            (place, own if isinstance(own, str) and own.strip() else say(f"flows.router.where_{place}"))
        )
    return tuple(found)


def set_where(book: Book, place: str) -> tuple[str, ...]:
    """Remember where the person says they are today; gives the page that belongs to it, with what it is about:
    their own things, when that page is of a section out of sight.

    What was said last counts for the day, also for a review after a crisis.
    """
    book.prefer("where", [book.today(), place])
    if place == "crisis":
        review_rhythm.in_crisis(book)
    else:
        review_rhythm.not_in_crisis(book)
    page, *about = WHERE[place]
    return OWN_THINGS if any(hidden(book.plan, section) for section in about) else (page, *about)


def take_where_back(book: Book) -> None:
    """Forget where the person said they are today."""
    if where_today(book):
        book.prefer("where", [book.today(), ""])
        review_rhythm.not_in_crisis(book)


def where_today(book: Book) -> str:
    """Where the person said they are today, "" when they have not said."""
    match book.plan.preference("where"):
        case [str(date), str(place)] if date == book.today() and place in WHERE:
            return place
    return ""
