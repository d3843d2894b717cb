"""Changing the words of one thing; the words before are kept under older words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.text import LONGEST, clean, one_line
from wrap_tui.screens.base import Page
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class ChangePage(Page):
    """One box. Enter and Esc keep the words; an emptied box leaves the thing as it was."""

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item_id = item

    def body(self) -> ComposeResult:
        """The box."""
        yield UserText(id="label", classes="label")
        yield UserText(say("pages.change.help"), classes="help")
        yield WordBox(one_line=True, draft=self.item_id, hint=say("pages.change.hint"), id="box")

    def enter_says(self) -> str:
        """Enter keeps the words."""
        return say("pages.change.keep")

    def redraw(self) -> None:
        """Put the words in, once."""
        book = self.open_book
        item = book.plan.find(self.item_id)
        self.head(say("pages.change.title"))
        box = self.query_one(WordBox)
        if item is not None and not box.text and not box.settled:
            self.query_one("#label", UserText).show(book.catalog.question(item.place).label)
            box.settle(item.text)

    @on(WordBox.Submitted)
    async def keep(self) -> None:
        """Enter keeps and goes back."""
        await self.action_back()

    async def action_back(self) -> None:
        """Keep the words, then go back; words that are too long stay here."""
        box = self.query_one(WordBox)
        item = self.open_book.plan.find(self.item_id)
        if len(box.text) > LONGEST:
            self.tell(say("flows.answers.long"))
            return
        if item is not None and box.typed and (words := kept_words(item.text, box.text)):
            self.open_book.change(item.id, {**item.fields, VALUE_FIELD: words})
        self.open_book.drop_draft(self.item_id)
        await super().action_back()


def kept_words(before: str, typed: str) -> str:
    """The words as kept: one line, unless the thing held more lines before."""
    return clean(typed).strip() if "\n" in before else one_line(typed)
