"""The crisis plan line by line: one line at a time, as slowly as the person likes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.crisis import crisis_view_for
from wrap_tui.screens.base import Page
from wrap_tui.screens.crisis_lines import one_by_one
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class LinesPage(Page):
    """Enter, Space, Down and PgDn show the next line; Up and PgUp the one before."""

    KEYS: ClassVar[tuple[str, ...]] = ("lines",)
    CRISIS_TARGET: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def body(self) -> ComposeResult:
        """A heading, the line, two buttons."""
        yield UserText(id="group", classes="label")
        yield UserText(id="one-line", classes="question")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.crisis.next"), id="next")
            yield PlainButton(say("pages.crisis.previous"), id="previous")

    def redraw(self) -> None:
        """Show the line."""
        view = crisis_view_for(self.book, self.shell.settings.country)
        lines = one_by_one(view)
        self.at = min(max(self.at, 0), len(lines) - 1)
        group, words = lines[self.at]
        self.head(view.title, say("pages.crisis.line_title", number=self.at + 1, total=len(lines)))
        self.query_one("#group", UserText).show(group)
        self.query_one("#one-line", UserText).show(words)
        self.last = self.at == len(lines) - 1

    def go(self, by: int) -> None:
        """Show another line."""
        self.tell(say("pages.crisis.line_end") if by > 0 and self.last else "")
        self.at += by
        self.redraw()

    def action_read_on(self, way: str) -> None:
        """Down and PgDn go on, Up and PgUp go back."""
        if way == "home":
            self.at = 0
        self.go(1 if way in ("down", "page_down") else -1)

    @on(PlainButton.Pressed)
    def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        self.go(1 if event.button.id == "next" else -1)

    def action_good(self) -> None:
        """Read something good."""
        self.shell.go("good")
