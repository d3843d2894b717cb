"""Starts for writing: several lists of prompts, and where they come from."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.lenses import SECTION, kept_here, lenses
from wrap_tui.flows.when import counted
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class LensesPage(Page):
    """Enter opens a list of prompts, one at a time."""

    KEYS: ClassVar[tuple[str, ...]] = ()

    def body(self) -> ComposeResult:
        """A line, the lists."""
        yield UserText(say("pages.lenses.line"), classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.lenses.title"))
        rows = [Row(lens.id, lens.label, lens.line) for lens in lenses(self.open_book)]
        rows.append(Row("page:journal", say("pages.journal.title"), gap=True))
        if kept := kept_here(self.open_book):
            rows.append(Row(f"page:section {SECTION}", say("pages.lenses.kept_here"), counted(len(kept))))
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Open a list."""
        kind, colon, name = event.row.id.partition(":")
        self.shell.go(*(name.split(" ") if colon else ("lens", kind)))
