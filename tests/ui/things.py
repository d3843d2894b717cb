"""A page with one of every widget of ours, for tests."""

from __future__ import annotations

from textual.app import ComposeResult

from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox


class ThingsPage(Page):
    """One of every widget of ours, with the same words in each."""

    def __init__(self, words: str = "plain") -> None:
        super().__init__()
        self.words = words
        self.took: list[tuple[str, bool | None]] = []

    def body(self) -> ComposeResult:
        yield UserText(self.words)
        yield ChoiceList(
            (
                Row("a", self.words, detail=self.words, mark=True, below=(self.words,)),
                Row("b", "second", mark=False),
            ),
            id="rows",
        )
        yield WordBox(self.words, one_line=True, draft="triggers.dates", hint=self.words, id="box")
        yield PassphraseBox(id="secret")
        with ButtonRow():
            yield PlainButton(self.words[:20], id="go")

    def redraw(self) -> None:
        self.head(self.words, self.words)

    def on_button_pressed(self) -> None:
        self.tell("pressed")

    def on_choice_list_ticked(self, event: ChoiceList.Ticked) -> None:
        self.took.append((event.row.id, event.on))

    def on_choice_list_opened(self, event: ChoiceList.Opened) -> None:
        self.took.append((event.row.id, None))
