"""Today: the daily list with ticks that belong to the date, and the few things offered beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.flows.guide import FIRST_PAGE, carry_on
from wrap_tui.flows.naming import section_name
from wrap_tui.services.book import Book

EVERY: Final = "daily.every"
MIGHT: Final = "daily.might"
ORDER: Final = "today_order"
BY_LIFE: Final = "life"
ORDERS: Final = ("time", BY_LIFE)
"""How the daily list can go; the choice is kept under the preference `ORDER`."""
_TIME: Final = re.compile(r"\s*(\d{1,2})(?:[:.h]\s?(\d{2}))?\s*(?:am|(pm))?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DailyRow:
    """One line of the daily list: when it is done, how often, and the part of life it belongs to ("" for none)."""

    item: Item
    ticked: bool
    at: str
    often: str = ""
    group: str = ""

    @property
    def detail(self) -> str:
        """When and how often, as it stands behind the words."""
        return ", ".join(words for words in (self.at, self.often) if words)


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that Today shows. `carry_on` is a flow name ("" for none) and `carry_on_label` what it is called."""

    date: str
    every: tuple[DailyRow, ...]
    might: tuple[DailyRow, ...]
    done: int
    carry_on: str
    carry_on_label: str
    spare_key_offered: bool


def rows(book: Book, place: str, date: str) -> tuple[DailyRow, ...]:
    """The daily list of one place for a date: things with a time first, by time, then the others in their order.

    By part of life where the person chose that: living, working, playing, then what belongs to none.
    """
    day = book.plan.day(date)
    groups = _groups(book)
    found = [
        DailyRow(
            item,
            day.ticked(item.id),
            item.words("at"),
            item.words("often"),
            groups.get(item.words("group"), ""),
        )
        for item in book.plan.at(place)
    ]
    by_time = sorted(found, key=lambda row: _clock(row.at))
    if order(book) != BY_LIFE:
        return tuple(by_time)
    places = {label: i for i, label in enumerate(groups.values())}
    return tuple(sorted(by_time, key=lambda row: places.get(row.group, len(places))))


def order(book: Book) -> str:
    """How the person wants the daily list: by time of day, or by part of life."""
    return BY_LIFE if book.plan.preference(ORDER) == BY_LIFE else ORDERS[0]


def in_groups(book: Book, found: tuple[DailyRow, ...]) -> tuple[tuple[str, tuple[DailyRow, ...]], ...]:
    """The rows with the name of their part of life; one group without a name when they go by time."""
    if order(book) != BY_LIFE or not any(row.group for row in found):
        return (("", found),)
    names = dict.fromkeys(row.group for row in found)
    return tuple((name, tuple(row for row in found if row.group == name)) for name in names)


def _groups(book: Book) -> dict[str, str]:
    spec = book.catalog.records["daily_item"].field("group")
    return {choice.id: choice.label for choice in (spec.choices if spec is not None else ())}


def _clock(at: str) -> tuple[bool, int, str]:
    """Times in the order of the clock ("8:30" before "10:00"); other words behind them, nothing last."""
    found = _TIME.match(at)
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else 24 * 60
    return (not at, minutes + (12 * 60 if found and found[3] and int(found[1]) < 12 else 0), at)


def today_view(book: Book, date: str = "") -> TodayView:
    """What Today shows for *date* (now when none is given). Nothing counts what is not ticked."""
    date = date or book.today()
    every, might = rows(book, EVERY, date), rows(book, MIGHT, date)
    name = carry_on(book)
    label = ""
    if name:
        section = book.catalog.section("crisis" if name == FIRST_PAGE else name)
        label = section_name(book.plan, section)
    return TodayView(
        date,
        every,
        might,
        sum(row.ticked for row in (*every, *might)),
        name,
        label,
        _offer_spare_key(book),
    )


def _offer_spare_key(book: Book) -> bool:
    vault = book.vault
    if vault is None or vault.has_spare_key() or book.plan.preference("spare_key.later", False):
        return False
    return any(item.removed is None for item in book.plan.items.values())
