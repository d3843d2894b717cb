"""Ctrl+P: finds a page or a thing to do by its name; our own commands only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from wrap_tui import keys
from wrap_tui.domain.text import folded
from wrap_tui.flows.places import begins, other_words, places
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.screens.hits import open_hit, rows_for
from wrap_tui.screens.offered import offered
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

FEWEST: Final = 2
"""Letters from which on the plan is searched too."""
MOST: Final = 30
_SHELL = ("hide", "saved", "undo", "redo", "close")
_FIRST: Final = (
    "go:crisis", "do:shell.hide", "go:notice", "go:today", "go:check_in", "go:people", "go:helplines", "go:good",
)  # fmt: skip
"""What is needed most, above everything else while nothing is typed."""
_LAST: Final = ("erase", "remove", "saved", "undo", "redo", "close")
"""What takes words away or goes back in time: below everything else, so that no slip of Enter reaches it."""


class FindDialog(Dialog[tuple[str, str]]):
    """Type a word, press Enter.

    It finds pages (`go:`), actions of the page below (`do:`), and what the plan holds. Nothing typed is kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(
        self, rows: tuple[Row, ...], search: Callable[[str], list[Row]], also: Mapping[str, str]
    ) -> None:
        super().__init__(say("shell.find.title"))
        self._rows, self._search, self._also = rows, search, also

    def inside(self) -> ComposeResult:
        """A box and what fits."""
        yield WordBox(one_line=True, hint=say("shell.find.hint"), id="find-box")
        yield ChoiceList(self._rows, id="found")
        none = UserText(say("shell.find.none"), id="none", classes="muted")
        none.display = False
        yield none

    @on(TextArea.Changed)
    def narrow(self) -> None:
        """Show the rows that hold all typed words."""
        typed = self.query_one(WordBox).text
        wanted = folded(typed).split()
        rows = fitting(self._rows, wanted, self._also)
        hits = self._search(typed) if len("".join(wanted)) >= FEWEST else []
        if hits:
            rows += [heading(say("shell.find.plan"), gap=bool(rows)), *hits]
        first = next((row.id for row in rows if not row.heading), "")
        self.query_one(ChoiceList).set_rows(rows, go_to=first)
        self.query_one("#none").display = not rows

    @on(WordBox.Submitted)
    def take_first(self) -> None:
        """Enter in the box opens the current row."""
        self.query_one(ChoiceList).action_open()

    @on(ChoiceList.Opened)
    def answer(self, event: ChoiceList.Opened) -> None:
        """Answer with the row and what was typed; `follow` does what the row says."""
        self.dismiss((event.row.id, self.query_one(WordBox).text))


def fitting(rows: tuple[Row, ...], wanted: list[str], also: Mapping[str, str]) -> list[Row]:
    """The rows that hold all the folded words: the very name first, names that start so, then names, then other words for them."""
    phrase = " ".join(wanted)

    def rank(row: Row) -> int:
        name = " ".join(folded(row.text).split())
        is_place = row.id.startswith("go:")
        if name == phrase:
            return -1
        if name.startswith(phrase):
            return 0 if is_place else 1
        if phrase in (folded(word).strip() for word in also.get(row.id, "").split(",")):
            return 1
        if is_place and begins(phrase, name):
            return 2
        if begins(phrase, also.get(row.id, "")):
            return 3
        return 4 if is_place and all(word in name for word in wanted) else 5

    def holds(row: Row) -> bool:
        shown = folded(f"{row.text} {row.detail}")
        return all(word in shown for word in wanted) or begins(phrase, also.get(row.id, ""))

    return sorted(filter(holds, rows), key=rank) if wanted else list(rows)


def find_from(page: Page) -> None:
    """Ask what to find, then go there or do it on *page*."""

    def follow(found: tuple[str, str] | None) -> None:
        row, typed = found or ("", "")
        kind, _, what = row.partition(":")
        if kind == "go":
            page.shell.go(*what.split(" "))
        elif kind == "do":
            page.app.call_later(page.app.run_action, keys.row(what).action, page)
        elif kind:
            open_hit(page, row, typed)

    def search(typed: str) -> list[Row]:
        return rows_for(page.book, typed, MOST, pages=False) if page.book is not None else []

    rows = sorted((*_actions(page), *_places(page)), key=needed)
    page.shell.push_screen(FindDialog(tuple(rows), search, also_of(page)), follow)


def needed(row: Row) -> int:
    """The place of a row while nothing is typed: what helps most, then this page, then the others."""
    if row.id in _FIRST:
        return _FIRST.index(row.id)
    kind, _, name = row.id.partition(":")
    if kind == "do":
        return len(_FIRST) + (2 if name.partition(".")[2] in _LAST else 0)
    return len(_FIRST) + 1


def _actions(page: Page) -> list[Row]:
    """What the keys do, one row for each thing: two ways to do the same stand in one row, with both keys."""
    settings = page.shell.settings
    rows: dict[str, Row] = {}
    for row in _commands(page):
        spoken = keys.spoken_keys(row, settings.keys, letters=settings.letter_keys)
        known = rows.get(row.help)
        both = ", ".join(filter(None, (known.detail if known else "", spoken)))
        rows[row.help] = Row(known.id if known else f"do:{row.id}", row.help.rstrip("."), detail=both)
    return list(rows.values())


def _commands(page: Page) -> list[keys.Key]:
    beside = ("session",) if page.book is not None and page.book.narrowed else ()
    rows = [row for row in offered(page.book, *page.KEYS, *beside) if row.command]
    return rows + [keys.row(f"shell.{name}") for name in _SHELL]


def also_of(page: Page) -> dict[str, str]:
    """Other words for the rows of *page*, by their ids; they are looked through and not shown."""
    words = {f"go:{place.target}": place.also for place in places(page.book)}
    words |= {f"do:{row.id}": other_words(f"do_{row.id.partition('.')[2]}") for row in _commands(page)}
    return {row_id: found for row_id, found in words.items() if found}


def _places(page: Page) -> list[Row]:
    return [Row(f"go:{place.target}", place.label) for place in places(page.book)]
