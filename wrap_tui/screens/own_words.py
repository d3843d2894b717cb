"""The person's own words for days, one on each line, and for where they are today."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import own_words as flow
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.widgets.words import Typed
from wrap_tui.wording import say


class OwnWordsPage(Page):
    """Four boxes. What is typed holds at once."""

    AUTO_FOCUS: ClassVar[str | None] = "#days"

    def __init__(self) -> None:
        super().__init__()
        self._put_in = False

    def body(self) -> ComposeResult:
        """The words for days, then one box for each place."""
        yield UserText(say("pages.own_words.days"), classes="question")
        yield UserText(say("pages.own_words.days_help"), classes="help")
        yield UserText(say("pages.own_words.as_offered", words=flow.offered_day_words()), classes="help")
        yield WordBox(id="days", ends_on_empty=True)
        yield UserText(say("pages.own_words.where"), classes="question gap")
        yield UserText(say("pages.own_words.where_help"), classes="help")
        for place in flow.PLACES:
            yield UserText(say(f"pages.own_words.{place}"), classes="label")
            yield WordBox(one_line=True, id=place)
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.own_words.keep"), id="keep")

    def redraw(self) -> None:
        """Put the words in, once."""
        self.head(say("pages.own_words.title"))
        if not self._put_in:
            book = self.open_book
            self.query_one("#days", WordBox).settle("\n".join(flow.own_day_words(book)))
            for place in flow.PLACES:
                self.query_one(f"#{place}", WordBox).settle(flow.own_where_word(book, place))
            self._put_in = True

    @on(Typed)
    def take(self, event: Typed) -> None:
        """Hold what stands in the box now."""
        box = event.box
        if not self._put_in or not isinstance(box, WordBox):
            return
        if box.id == "days":
            flow.set_day_words(self.open_book, box.text.split("\n"))
        elif box.id:
            flow.set_where_word(self.open_book, box.id, box.text)

    @on(WordBox.Submitted)
    def go_on(self) -> None:
        """Enter goes to the next box."""
        self.step_focus(1)

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp go from box to box."""
        self.step_focus(1 if event.forward else -1)

    @on(PlainButton.Pressed)
    async def press(self) -> None:
        """Back; the words hold already."""
        await self.action_back()
