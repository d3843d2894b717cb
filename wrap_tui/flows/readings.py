"""Readings through the plan that were made: when, and what the person wrote at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.readings import CELEBRATE, NEXT, ON, READINGS, WORKED
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.flows.sections import linked_name
from wrap_tui.services.book import Book
from wrap_tui.wording import say

A_DAY: Final = timedelta(days=1)
SAID: tuple[str, ...] = (WORKED, CELEBRATE, NEXT)
"""The questions at the end, in their order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: its thing, its date (ISO), and the words under each of SAID that has some."""

    item: str
    date: str
    said: tuple[tuple[str, str], ...]

    def lines(self) -> tuple[str, ...]:
        """What the person wrote at the end, as sentences."""
        return tuple(say(f"pages.review.said_{name}", words=words) for name, words in self.said)

    def words(self, name: str) -> str:
        """The words under one of SAID, "" for none."""
        return dict(self.said).get(name, "")


def readings(book: Book) -> tuple[Reading, ...]:
    """The readings made so far, on this computer or another, oldest first."""
    found = sorted(book.plan.at(READINGS), key=lambda item: (_date(book, item), item.created))
    return tuple(Reading(item.id, _date(book, item), _said(book, item)) for item in found)


def _said(book: Book, item: Item) -> tuple[tuple[str, str], ...]:
    said = {name: item.words(name) for name in SAID}
    said[CELEBRATE] = linked_name(book.plan, said[CELEBRATE])
    return tuple((name, words) for name, words in said.items() if words)


def _date(book: Book, item: Item) -> str:
    """The day that was written down, ISO; the day it was written on, for one that is none or is still to come."""
    on, made = _day(item.words(ON)), date.fromisoformat(book.date_of(item.created))
    return (on if on is not None and on <= made + A_DAY else made).isoformat()


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def last_stamp(book: Book) -> Stamp:
    """The moment of the last reading; NEVER before the first one."""
    return max((_moment(book, item) for item in book.plan.at(READINGS)), default=NEVER)


def _moment(book: Book, item: Item) -> Stamp:
    """When it was added, or the end of its day when that lies further back: one may be added from a note on paper.

    A day more or less is a journey, or another hour at which the day begins.
    """
    on, made = date.fromisoformat(_date(book, item)), item.created.moment().date()
    if on >= made - A_DAY:
        return item.created
    over = datetime.combine(on + A_DAY, time(book.day_start), book.clock.wall().tzinfo)
    return Stamp(int(over.timestamp() * 1000), 0, "")


def last_date(book: Book) -> str:
    """The date of the last reading, "" before the first one."""
    made = readings(book)
    return made[-1].date if made else ""
