"""Changing the words of one thing; the words before are kept under older words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.text import LONGEST, clean, one_line
from wrap_tui.flows.half_typed import put
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
        """Put the words in, unless others are typed. A removed thing says that it is."""
        book = self.open_book
        item = book.plan.items.get(self.item_id)
        if item is None:
            return
        self.head(say("pages.change.title"), say("pages.change.is_removed") if item.removed else "")
        self.query_one("#label", UserText).show(book.catalog.question(item.place).label)
        box = self.query_one(WordBox)
        if not box.typed:
            box.settle(item.text)

    @on(WordBox.Submitted)
    async def keep(self) -> None:
        """Enter keeps and goes back."""
        await self.action_back()

    async def action_back(self) -> None:
        """Keep the words, then go back; words that are too long stay here."""
        box = self.query_one(WordBox)
        item, came_back = self.open_book.plan.items.get(self.item_id), False
        if len(box.text) > LONGEST:
            self.tell(say("flows.answers.long"))
            return
        if item is not None and box.typed and (words := kept_words(item.text, box.text)):
            came_back = put(self.open_book, item.id, item.place, {VALUE_FIELD: words}) == "back"
        self.open_book.drop_draft(self.item_id)
        await super().action_back()
        if came_back:
            self.shell.tell(say("pages.change.came_back"))


def kept_words(before: str, typed: str) -> str:
    """The words as kept: one line, unless the thing held more lines before."""
    return clean(typed).strip() if "\n" in before else one_line(typed)
