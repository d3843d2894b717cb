"""Every page by its name, and by other words that people type for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wrap_tui import wording
from wrap_tui.domain.text import folded
from wrap_tui.flows.arranging import all_pages
from wrap_tui.flows.sections import menu
from wrap_tui.services.book import Book
from wrap_tui.wording import say

TARGETS: Final = {
    "today": "today", "notice": "notice", "check_in": "check_in", "menu": "menu", "people": "people", "crisis": "crisis", "search": "search",
    "journal": "journal", "celebrate": "good journal.celebrations",
    "got_through": "good journal.got_through", "good": "good",
    "tools": "tools", "looking_back": "looking_back", "review": "review", "readings": "readings", "goals": "goals", "export": "export", "copies": "copies",
    "share": "share", "audiences": "audiences",
    "bring_in": "bring_in", "removed": "removed",
    "backups": "backups", "helplines": "helplines", "own_words": "own_words", "card": "card", "plans": "plans",
    "peer": "peer", "questions": "questions", "settings": "settings", "help": "help",
}  # fmt: skip
"""Pages by their names in the wording, and what opens them."""
OF_A_VAULT: Final = ("passphrase", "spare_key", "forget")
"""Pages that work on the file of the plan: there when it has one."""
IN_SETTINGS: Final = ("arrange", "rhythm")
"""Pages of the settings that are there for every plan."""
SHORTCUT: Final = "shortcut"
"""The page of the entry in the desktop's menu: for a plan that has a file."""
WITHOUT_PLAN: Final = ("crisis", "settings", "help")
"""Pages that are there before a plan is open."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page: what opens it (its name and arguments, with spaces between), what it is called, other words for it."""

    target: str
    label: str
    also: str = ""


def places(book: Book | None) -> tuple[Place, ...]:
    """Every page that can be gone to now; in a session with a supporter the chosen sections alone."""
    if book is None:
        return tuple(_named(name, name) for name in WITHOUT_PLAN)
    if book.narrowed:
        chosen = book.sections or ()
        return tuple(_section(e.section, e.label) for e in menu(book) if e.section in chosen)
    found = [_named(name, target) for name, target in TARGETS.items()]
    in_settings = list(IN_SETTINGS)
    if book.vault is not None:
        found += [_named(name, name) for name in OF_A_VAULT]
        in_settings.append(SHORTCUT)
    found += [_named(name, name) for name in in_settings]
    for entry in all_pages(book):
        if entry.section and entry.page == "section":
            found.append(_section(entry.section, entry.label))
        elif entry.section or entry.page not in TARGETS.values():
            found.append(Place(entry.page, entry.label, other_words(entry.page)))
    return tuple(found)


def other_words(name: str) -> str:
    """Other words for a page, a section or a key, as people type them; "" for none."""
    return wording.found(wording.chosen(), f"shell.also.{name}") or ""


def begins(wanted: str, *texts: str) -> bool:
    """Whether *wanted* (folded) stands in one of the texts at the beginning of a word."""
    sought = re.compile(rf"(?<!\w){re.escape(wanted)}")
    return any(sought.search(folded(text)) for text in texts)


def _named(name: str, target: str) -> Place:
    return Place(target, name_of(name), other_words(name))


def name_of(name: str) -> str:
    """The one name of a page: that of the menu, else that of the settings, else one of its own."""
    tables = ("pages.menu", "settings.pages", "shell.places")
    ids = (f"{table}.{name}" for table in tables)
    return say(next(one for one in ids if wording.found(wording.BASE, one) is not None))


def _section(section: str, label: str) -> Place:
    return Place(f"section {section}", label, other_words(section))
