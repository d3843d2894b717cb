"""The menu of all pages, and the person's arranging of it: own names, own order, out of sight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from wrap_tui.domain.text import one_line
from wrap_tui.flows.naming import NAME_SETS, sections_in_order
from wrap_tui.flows.sections import living_menu, menu
from wrap_tui.services.book import Book
from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page in the menu. `page` is "section", or the id of a page of its own kind; `key` its digit.

    `living` pages stand beside the plan: they belong to no copy of it. `group` is one of GROUPS.
    """

    page: str
    section: str
    label: str
    line: str
    key: str
    hidden: bool = False
    living: bool = False
    group: str = "plan"


PAGES: Final = (
    ("today", "1", ""),
    ("people", "7", "people"),
    ("journal", "8", "day"),
    ("looking_back", "9", "day"),
    ("goals", "", "day"),
    ("review", "", "plan"),
    ("good", "", "day"),
    ("export", "", "people"),
    ("copies", "", "people"),
    ("bring_in", "", "program"),
    ("peer", "", "people"),
    ("questions", "", "people"),
    ("leaving", "", "program"),
    ("helplines", "", "people"),
    ("removed", "", "plan"),
    ("backups", "", "program"),
    ("settings", "", "program"),
    ("help", "", "program"),
)
"""Pages that are no section, with their digits (EXPERIENCE.md, Map and keys) and their group in the menu."""

GROUPS: Final = ("", "plan", "day", "people", "program")
"""The groups of the menu in their order; the first has no heading. Sections are "plan", those beside it "day"."""

INSTEAD: Final = {"journal": "journal", "reflect": "reflect", "lenses": "lenses", "helplines": "helplines"}
"""Sections that have a page of their own kind."""
SHOWN_ELSEWHERE: Final = frozenset({"helplines", "later"})
"""Sections beside the plan whose words stand on another page: on the helplines, and on the crisis plan."""
BESIDE: Final = 5
"""How many of these pages stand before the ones beside the plan."""


def all_pages(book: Book, *, with_hidden: bool = False) -> tuple[PageRow, ...]:
    """Every page, group by group: the sections in the person's order, and the other pages.

    Hidden ones only when asked.
    """
    rows = [
        PageRow("section", row.section, row.label, row.line, row.key, row.hidden)
        for row in menu(book)
        if row.section not in INSTEAD and (with_hidden or not row.hidden)
    ]
    pages = [
        PageRow(page, "", say(f"pages.menu.{page}"), say(f"pages.menu.{page}_line"), key, group=group)
        for page, key, group in PAGES
        if page != "leaving" or (book.places is not None and book.places.together)
    ]
    living = [
        PageRow(page_of(row.section), row.section, row.label, row.line, row.key, row.hidden, True, "day")
        for row in living_menu(book)
        if row.section not in SHOWN_ELSEWHERE and (with_hidden or not row.hidden)
    ]
    found = (*rows, *pages[:BESIDE], *living, *pages[BESIDE:])
    return tuple(sorted(found, key=lambda row: GROUPS.index(row.group)))


def grouped(book: Book) -> tuple[tuple[str, tuple[PageRow, ...]], ...]:
    """The pages in sight under the headings of the menu; the first heading is ""."""
    return tuple(
        (say(f"pages.menu.group_{group}") if group else "", tuple(rows))
        for group, rows in groupby(all_pages(book), key=lambda row: row.group)
    )


def words_out_of_sight(book: Book) -> bool:
    """Whether words stand in a section of the plan that is out of sight."""
    return any(row.hidden and row.count for row in menu(book))


def page_of(section: str) -> str:
    """The page that shows a section: "section", or one of its own kind."""
    return INSTEAD.get(section, "section")


def page_of_digit(book: Book, digit: str) -> PageRow | None:
    """The page that a digit opens, hidden or not; None when there is none."""
    return next((row for row in all_pages(book, with_hidden=True) if row.key == digit), None)


def rename(book: Book, section: str, words: str) -> None:
    """Call a section by the person's own name; no words give it the usual name again."""
    book.prefer(f"name.{section}", one_line(words))


def use_names(book: Book, names: Literal["customary", "newer"]) -> None:
    """Use one of the two ready sets of names; own names stay."""
    if names in NAME_SETS:
        book.prefer("names", names)


def hide(book: Book, section: str, hidden: bool) -> None:
    """Put a section out of sight, or back. Its words stay."""
    book.prefer(f"hidden.{section}", hidden)


def move(book: Book, section: str, by: int) -> bool:
    """Move a section *by* places down (up when negative) among those in sight.

    At the ends nothing moves, and a page beside the plan keeps its place; gives whether it moved.
    """
    order, goal = [found.id for found in sections_in_order(book.plan, book.catalog)], _goal(book, section, by)
    if not goal:
        return False
    there = order.index(goal)
    order.remove(section)
    order.insert(there, section)
    book.prefer("section_order", order)
    return True


def can_move(book: Book, section: str, by: int) -> bool:
    """Whether `move` would move it."""
    return bool(_goal(book, section, by))


def _goal(book: Book, section: str, by: int) -> str:
    """The section whose place it would take; "" when it stays."""
    order = {found.id for found in sections_in_order(book.plan, book.catalog)}
    shown = [row.section for row in all_pages(book) if row.section in order]
    there = shown.index(section) + by if section in shown else -1
    return shown[there] if 0 <= there < len(shown) else ""
