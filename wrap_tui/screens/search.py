"""Search: what holds the typed words, as one types. Nothing of the search is kept."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from wrap_tui import keys
from wrap_tui.domain.text import folded
from wrap_tui.flows import journal
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.screens.hits import open_hit, rows_for
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class SearchPage(Page):
    """`go("search", "journal")` looks in the journal alone."""

    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def __init__(self, where: str = "") -> None:
        super().__init__()
        self.where = where
        self._entries: tuple[journal.Entry, ...] = ()

    def body(self) -> ComposeResult:
        """The box, and what was found."""
        yield WordBox(one_line=True, hint=say("pages.search.hint"), id="box")
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="found")

    def enter_says(self) -> str:
        """Enter opens what is found first."""
        return keys.row("list.open").label

    def redraw(self) -> None:
        """Look again."""
        journal_only = self.where == "journal"
        self.head(say("pages.journal.search" if journal_only else "pages.search.title"))
        if journal_only:
            self._entries = journal.entries(self.open_book)
        self.look()

    @on(TextArea.Changed)
    def look(self) -> None:
        """Show what holds the words typed now."""
        typed = self.query_one(WordBox).text
        rows = self.journal_rows(typed) if self.where == "journal" else rows_for(self.open_book, typed)
        empty = say("pages.search.none") if typed.strip() else say("pages.search.line")
        self.query_one("#line", UserText).show("" if rows else empty)
        self.query_one("#line").display = not rows
        self.query_one(ChoiceList).set_rows(rows)

    def journal_rows(self, typed: str) -> list[Row]:
        """Entries that hold the words, with the words around the first place."""
        return [
            Row(
                f"item:{found.entry.item.id}",
                journal.around(found),
                spoken_date(found.entry.moment[:10], year=True),
                found=folded(typed).strip(),
            )
            for found in journal.search(self._entries, typed)
        ]

    @on(WordBox.Submitted)
    def to_list(self) -> None:
        """Enter opens the first that was found."""
        self.query_one(ChoiceList).action_open()

    @on(ChoiceList.Opened)
    def open_hit(self, event: ChoiceList.Opened) -> None:
        """Open what was found."""
        open_hit(self, event.row.id, self.query_one(WordBox).text)
