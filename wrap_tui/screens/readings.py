"""Readings through the plan that were made: to look at, change, take out."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.readings import READINGS
from wrap_tui.domain.text import one_line
from wrap_tui.flows.readings import Reading, readings
from wrap_tui.flows.when import counted, spoken_date
from wrap_tui.screens.section_rows import clipped
from wrap_tui.screens.things_page import ThingsPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class ReadingsPage(ThingsPage):
    """Enter opens one with its answers, d takes it out, h shows its older words and erases it."""

    KEYS: ClassVar[tuple[str, ...]] = ("readings",)

    def body(self) -> ComposeResult:
        """A line and the list, the newest first."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        found = readings(self.open_book)
        self.head(say("pages.review.earlier"), counted(len(found)))
        line = "earlier_line" if found else "earlier_none"
        self.query_one("#line", UserText).show(say(f"pages.review.{line}"))
        self.query_one(ChoiceList).set_rows(map(reading_row, reversed(found)))

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Open one for changing."""
        self.shell.go("form", READINGS, event.row.id)

    def action_remove(self) -> None:
        """Take it out; undo brings it back."""
        row = self.query_one(ChoiceList).row
        if self.current and row is not None:
            self.open_book.remove(self.current)
            self.tell(say("pages.section.removed", words=one_line(row.text)[:60]))

    def action_older(self) -> None:
        """Its older words, and erasing it for good."""
        if self.current:
            self.shell.go("older", self.current)


def reading_row(reading: Reading) -> Row:
    """One reading: its date, and below what was written at the end."""
    return Row(reading.item, spoken_date(reading.date, year=True), below=tuple(map(clipped, reading.lines())))
