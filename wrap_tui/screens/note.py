"""A note for later: something to change in the crisis plan on a better day."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.answering import too_long
from wrap_tui.flows.changing_crisis import NOTES, keep_note
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class NotePage(Page):
    """One box; going back keeps the note."""

    def body(self) -> ComposeResult:
        """The box."""
        yield UserText(say("pages.crisis.note_hint"), classes="question")
        yield WordBox(draft=NOTES, id="box")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.form.keep"), id="keep")

    def redraw(self) -> None:
        """The title."""
        self.head(say("pages.crisis.keep_note"))

    @on(WordBox.Left)
    @on(PlainButton.Pressed)
    async def leave_box(self) -> None:
        """PgDn, or the button."""
        await self.action_back()

    async def action_back(self) -> None:
        """Keep what is typed and go back; words that are too long stay here."""
        if too_long(self.query_one(WordBox).text):
            self.tell(say("flows.answers.long"))
            return
        if keep_note(self.open_book, self.query_one(WordBox).text):
            self.open_book.drop_draft(NOTES)
        await super().action_back()
