"""Ctrl+P: finds a page or a thing to do by its name; our own commands only."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from wrap_tui import keys
from wrap_tui.domain.text import folded
from wrap_tui.flows.sections import menu
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

_PLACES = ("today", "menu", "people", "crisis", "export", "copies", "settings", "help")
_SHELL = ("hide", "saved", "undo", "redo", "close")


class FindDialog(Dialog[str]):
    """Type a word, press Enter. What it finds are pages (`go:`) and actions of the page below (`do:`)."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, rows: tuple[Row, ...]) -> None:
        super().__init__(say("shell.find.title"))
        self._rows = rows

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
        wanted = folded(self.query_one(WordBox).text).split()
        rows = [row for row in self._rows if all(w in folded(f"{row.text} {row.detail}") for w in wanted)]
        self.query_one(ChoiceList).set_rows(rows)
        self.query_one("#none").display = not rows

    @on(WordBox.Submitted)
    def take_first(self) -> None:
        """Enter in the box opens the current row."""
        self.query_one(ChoiceList).action_open()

    @on(ChoiceList.Opened)
    def answer(self, event: ChoiceList.Opened) -> None:
        """Answer with the row; `follow` does what it says."""
        self.dismiss(event.row.id)


def find_from(page: Page) -> None:
    """Ask what to find, then go there or do it on *page*."""

    def follow(found: str | None) -> None:
        kind, _, what = (found or "").partition(":")
        if kind == "go":
            page.shell.go(*what.split(" "))
        elif kind == "do":
            page.app.call_later(page.app.run_action, keys.row(what).action, page)

    page.shell.push_screen(FindDialog((*_actions(page), *_places(page))), follow)


def _actions(page: Page) -> list[Row]:
    rows = [row for row in keys.rows(*page.KEYS) if row.command]
    rows += [keys.row(f"shell.{name}") for name in _SHELL]
    settings = page.shell.settings
    return [
        Row(
            f"do:{row.id}",
            row.help.rstrip("."),
            detail=keys.spoken_keys(row, settings.keys, letters=settings.letter_keys),
        )
        for row in rows
    ]


def _places(page: Page) -> list[Row]:
    if page.book is None:
        return [Row(f"go:{name}", say(f"shell.places.{name}")) for name in ("crisis", "settings", "help")]
    rows = [Row(f"go:{name}", say(f"shell.places.{name}")) for name in _PLACES]
    rows += [Row(f"go:section {entry.section}", entry.label) for entry in menu(page.book) if not entry.hidden]
    return rows
