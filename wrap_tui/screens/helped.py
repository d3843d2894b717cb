"""Something that helped me: a line for the person, kept apart from the plan."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import peer
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class HelpedPage(Page):
    """Enter keeps a line. In a session the lines of this one are shown; outside, all of them."""

    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def body(self) -> ComposeResult:
        """The box, and what was kept."""
        yield UserText(say("peer.helped.ask"), classes="question")
        yield UserText(say("peer.helped.help"), classes="help")
        yield WordBox(one_line=True, draft=peer.HELPED, hint=say("peer.helped.hint"), id="box")
        yield UserText(say("peer.helped.earlier"), id="earlier", classes="label")
        yield ChoiceList(id="kept")

    def redraw(self) -> None:
        """Show what was kept."""
        self.head(say("peer.helped.title"))
        rows = [Row(item.id, item.text) for item in peer.what_helped(self.open_book)]
        self.query_one("#earlier").display = bool(rows)
        self.query_one(ChoiceList).set_rows(rows)

    @on(WordBox.Submitted)
    async def keep(self, event: WordBox.Submitted) -> None:
        """Keep the line; on an empty box go back."""
        if not peer.helped(self.open_book, event.text):
            await self.action_back()
            return
        event.box.settle()
        self.tell(say("peer.helped.kept"))

    @on(ChoiceList.Opened)
    def ask(self, event: ChoiceList.Opened) -> None:
        """Leave a line, or take it out."""
        rows = [Row("leave", say("peer.helped.leave")), Row("remove", say("peer.helped.remove"))]
        self.shell.push_screen(
            Choose(event.row.text, rows), lambda way: self.take_out(event.row.id) if way == "remove" else None
        )

    def take_out(self, item_id: str) -> None:
        """Take a line out; undo brings it back."""
        self.open_book.remove(item_id)
        self.tell(say("peer.helped.removed"))
