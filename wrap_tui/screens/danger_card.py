"""The card for when someone says they want to die: stop, stay, ask, their own crisis page, the number on paper."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import peer
from wrap_tui.screens.base import Page
from wrap_tui.screens.session_asking import with_passphrase
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class DangerCardPage(Page):
    """Read-only. The person's own crisis page opens as far as they chose, or with their passphrase."""

    def body(self) -> ComposeResult:
        """The lines, and two ways."""
        for number in range(1, len(peer.DANGER) + 1):
            yield UserText(id=f"line-{number}", classes="gap")
        yield ChoiceList(id="ways")

    def redraw(self) -> None:
        """Show the card."""
        self.head(say("peer.danger.title"))
        for number, words in enumerate(peer.danger_lines(self.shell.settings.country), 1):
            self.query_one(f"#line-{number}", UserText).show(f"{number}. {words}")
        self.query_one(ChoiceList).set_rows(
            [
                Row("crisis", say("peer.danger.own"), gap=True),
                Row("helplines", say("peer.danger.lines")),
                Row("back", say("peer.start.back")),
            ]
        )

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open what the row says."""
        match event.row.id:
            case "crisis" if self.book is not None and not peer.shows_whole(self.book):
                with_passphrase(self, self.show_crisis)
            case "back":
                await self.action_back()
            case name:
                self.shell.go(name)

    def show_crisis(self) -> None:
        """Open the person's whole crisis page."""
        peer.show_more(self.open_book, "whole")
        self.shell.go("crisis")
