"""A break in a session: the page is empty of everything but what calms, and the words wait where they are."""

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


class PausePage(Page):
    """Esc or Enter goes on where the two were, with cursor and half-typed words."""

    def body(self) -> ComposeResult:
        """Calm words, the person's own tools, and the ways."""
        yield UserText(say("peer.pause.line"), classes="question")
        yield UserText(say("peer.pause.own"), id="own", classes="label")
        yield UserText(id="tools", classes="help")
        yield ChoiceList(id="ways")

    def redraw(self) -> None:
        """Show the person's own tools, as far as they may be seen."""
        self.head(say("peer.pause.title"))
        tools = peer.calming(self.open_book)
        self.query_one("#own").display = bool(tools)
        calm = self.query_one("#tools", UserText)
        calm.show("\n".join(tools) or say("peer.pause.anyone"))
        calm.set_class(bool(tools), "under")
        rows = [Row("on", say("peer.pause.on")), Row("hide", say("peer.pause.hide"))]
        if peer.more_to_show(self.open_book):
            rows.append(Row("own", say("peer.pause.show_own")))
        rows += [Row("danger", say("peer.session.danger")), Row("end", say("peer.pause.end"))]
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Go on, hide, show the own tools, or end."""
        match event.row.id:
            case "on":
                await self.action_back()
            case "hide":
                await self.run_action("app.hide")
            case "own":
                with_passphrase(self, self.show_own)
            case "danger":
                self.shell.go("danger_card")
            case _:
                self.shell.go("read_back")

    def show_own(self) -> None:
        """Show the person's own steps and tools from now on."""
        peer.show_more(self.open_book, "steps")
        self.redraw()
