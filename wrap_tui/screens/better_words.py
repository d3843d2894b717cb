"""Which of the person's words count as days they call good; nobody else says so."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.better_days import choose_better, words_to_choose
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class BetterWordsPage(Page):
    """Space ticks a word."""

    def body(self) -> ComposeResult:
        """A line, the words."""
        yield UserText(say("pages.back.better_line"), classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.back.better"))
        rows = [Row(str(i), word, mark=on) for i, (word, on) in enumerate(words_to_choose(self.open_book))]
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def turn(self, event: ChoiceList.Ticked | ChoiceList.Opened) -> None:
        """Count a word among the good ones, or not."""
        words = words_to_choose(self.open_book)
        at = int(event.row.id)
        choose_better(self.open_book, [word for i, (word, on) in enumerate(words) if on != (i == at)])
