"""Removed things: everything that was taken out, ready to come back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui import keys
from wrap_tui.domain.text import one_line
from wrap_tui.flows.older import removed_things
from wrap_tui.screens.base import Page
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class RemovedPage(Page):
    """Enter brings a thing back; h shows its older words, where it can be erased for good."""

    KEYS: ClassVar[tuple[str, ...]] = ("removed",)

    def body(self) -> ComposeResult:
        """A line and the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the page."""
        gone = removed_things(self.open_book)
        self.head(say("pages.removed.title"))
        self.query_one("#line", UserText).show(say("pages.removed.line" if gone else "pages.removed.empty"))
        rows = (Row(row.item, clipped(row.title) or row.where, f"{row.where}, {row.when}") for row in gone)
        self.query_one(ChoiceList).set_rows(rows)

    def hints(self) -> Iterable[Hint]:
        """Older words of a row, where there is one."""
        empty = self.query_one(ChoiceList).row is None
        return (
            hint for hint in super().hints() if not (empty and hint.label == keys.row("removed.erase").label)
        )

    @on(ChoiceList.Opened)
    def bring_back(self, event: ChoiceList.Opened) -> None:
        """Put it back where it was."""
        self.open_book.bring_back(event.row.id)
        self.tell(say("pages.removed.brought_back", words=one_line(event.row.text)[:60]))

    def action_older(self) -> None:
        """Older words of the thing."""
        row = self.query_one(ChoiceList).row
        if row is not None:
            self.shell.go("older", row.id)
