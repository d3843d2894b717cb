"""I notice something: from what the person notices to their own action plan. It never picks or escalates by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.flows import review_rhythm
from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.services.book import Book
from wrap_tui.wording import say

DOORS: Final = ("triggers", "early", "breaking", "unsure")
"""The doors of the router, in order: something happened, small signs, much worse, not sure."""

WHERE: Final = {"steady": "today", "stretched": "early", "crisis": "crisis"}
"""Where "Where am I today?" leads: set by the person alone."""


@dataclass(frozen=True, slots=True)
class Door:
    """One choice: its id, label and plain line; `section` is where it leads ("" for the list of own signs)."""

    id: str
    label: str
    line: str
    section: str


def doors() -> tuple[Door, ...]:
    """What the router asks."""
    return tuple(
        Door(
            door,
            say(f"flows.router.{door}"),
            say(f"flows.router.{door}_line"),
            "" if door == "unsure" else door,
        )
        for door in DOORS
    )


def own_things(book: Book) -> tuple[Thing, ...]:
    """The person's own triggers and signs, for "I am not sure"."""
    return CheckIn(book).things()


def notice(book: Book, thing: Thing) -> str:
    """Mark a thing for today and say which section's plan belongs to it."""
    if not thing.marked:
        CheckIn(book).toggle(thing)
    return thing.section


def where_words(book: Book) -> tuple[tuple[str, str], ...]:
    """The three places a person can be in today, in their own words where they have some: (id, words)."""
    found = []
    for place in WHERE:
        own = book.plan.preference(f"word.{place}", "")
        found.append(
            (place, own if isinstance(own, str) and own.strip() else say(f"flows.router.where_{place}"))
        )
    return tuple(found)


def set_where(book: Book, place: str) -> str:
    """Remember where the person says they are today; gives the page that belongs to it."""
    book.prefer("where", [book.today(), place])
    if place == "crisis":
        review_rhythm.in_crisis(book)
    return WHERE[place]


def where_today(book: Book) -> str:
    """Where the person said they are today, "" when they have not said."""
    match book.plan.preference("where"):
        case [str(date), str(place)] if date == book.today() and place in WHERE:
            return place
    return ""
