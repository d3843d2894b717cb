"""An entry in the desktop's menu, by choice, under a name that says nothing unless the person wants it to."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import WriteError
from wrap_tui.screens.base import Page
from wrap_tui.services import shortcut
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of


class ShortcutPage(Page):
    """A box with the name, and two buttons."""

    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def body(self) -> ComposeResult:
        """What it is, the name, what can be done."""
        yield UserText(say("pages.shortcut.line"), classes="help")
        yield UserText(say("pages.shortcut.ask"), classes="question")
        yield WordBox(one_line=True, id="box")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.shortcut.make"), id="make")
            yield PlainButton(say("pages.shortcut.remove"), id="remove")

    def redraw(self) -> None:
        """The title, and whether there is one."""
        there = shortcut.there()
        self.head(say("pages.shortcut.title"), say("pages.shortcut.there") if there else "")
        self.query_one("#remove").display = there

    def enter_says(self) -> str:
        """Enter in the box puts the entry there."""
        return say("pages.shortcut.enter")

    def ready(self) -> None:
        """The name that the menu shows now, or a neutral one."""
        self.query_one(WordBox).settle(shortcut.name_now() or say("pages.shortcut.neutral"))

    @on(WordBox.Submitted)
    @on(PlainButton.Pressed, "#make")
    def make(self) -> None:
        """Write the entry, or say why not."""
        if self.open_book.memory_only:
            self.tell(say("pages.shortcut.demo"))
            return
        try:
            name = self.query_one(WordBox).text.strip() or say("pages.shortcut.neutral")
            shortcut.make(name, shortcut.command(self.shell.places))
        except WriteError as error:
            self.tell(sentence_of(error))
            return
        self.tell(say("pages.shortcut.made"))
        self.redraw()

    @on(PlainButton.Pressed, "#remove")
    def take_away(self) -> None:
        """Take the entry away."""
        try:
            shortcut.remove()
        except WriteError as error:
            self.tell(sentence_of(error))
            return
        self.tell(say("pages.shortcut.removed"))
        self.redraw()
        self.query_one(WordBox).focus()
