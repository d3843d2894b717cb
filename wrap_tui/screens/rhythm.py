"""When a review is offered: never, by an interval, on a date, after a crisis."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.answering import show_date
from wrap_tui.flows.review_rhythm import DATE, RHYTHMS, chosen, suggest, suggest_on
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class RhythmPage(Page):
    """Enter or Space chooses; a date is typed in a box."""

    AUTO_FOCUS: ClassVar[str | None] = "#things"

    def body(self) -> ComposeResult:
        """A line, the choices, a box for a date."""
        yield UserText(say("pages.review.again_line"), classes="help")
        yield ChoiceList(id="things")
        box = WordBox(one_line=True, hint=say("pages.review.on_hint"), id="box")
        box.display = False
        yield box

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.review.again"))
        now, on_date = chosen(self.open_book)
        rows = [
            Row(
                name,
                say(f"pages.review.rhythm_{name}"),
                show_date(on_date) if name == DATE else "",
                mark=name == now,
            )
            for name in RHYTHMS
        ]
        self.query_one(ChoiceList).set_rows(rows, go_to="" if self.query_one(ChoiceList).rows else now)

    @on(ChoiceList.Opened)
    @on(ChoiceList.Ticked)
    def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Take it, or ask for the date."""
        if event.row.id == DATE:
            box = self.query_one(WordBox)
            box.display = True
            box.focus()
            return
        suggest(self.open_book, event.row.id)
        self.tell(say("pages.review.noted"))

    @on(WordBox.Submitted)
    def keep_date(self, event: WordBox.Submitted) -> None:
        """Take the date; words that are no date stay in the box."""
        if suggest_on(self.open_book, event.text) != "kept":
            self.tell(say("pages.review.no_date"))
            return
        event.box.settle()
        event.box.display = False
        self.query_one(ChoiceList).focus()
        self.tell(say("pages.review.noted"))
