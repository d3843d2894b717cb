"""A look round the made-up plan: its stops, with one sentence each."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import look_round
from wrap_tui.screens.base import Page
from wrap_tui.screens.pages import HOME
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class LookRoundPage(Page):
    """Enter opens a stop; the way back leads here, to the next one."""

    KEYS: ClassVar[tuple[str, ...]] = ("choice",)

    def body(self) -> ComposeResult:
        """A line, the stops."""
        yield UserText(say("first_run.look.how"), classes="help")
        yield ChoiceList(id="stops")

    def redraw(self) -> None:
        """Fill the list; the pointer stands on the next stop."""
        self.head(say("first_run.look.title"))
        made = [
            Row(str(stop.number), stop.label, key=str(stop.number + 1), below=(stop.line,))
            for stop in look_round.stops()
        ]
        done = Row("enough", say("first_run.look.enough"), say("first_run.look.enough_line"), gap=True)
        following = look_round.next_stop(self.open_book)
        go_to = str(following) if following < len(made) else done.id
        self.query_one(ChoiceList).set_rows([*made, done], go_to=go_to)

    def action_digit(self, key: str) -> None:
        """Open a stop by its number."""
        self.query_one(ChoiceList).open_key(key)

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Open a stop and say how to go on, or leave the look round."""
        stop = next((one for one in look_round.stops() if str(one.number) == event.row.id), None)
        if stop is None:
            look_round.enough(self.open_book)
            self.shell.back()
            self.shell.tell("")
            return
        look_round.seen(self.open_book, stop)
        self.shell.go(*stop.page)
        if stop.page != (HOME,):
            self.shell.tell(say("first_run.look.back"))
            return
        self.shell.tell(say("first_run.look.from_today"))
        self.app.screen.query_one(ChoiceList).go_to("do:look_round")
