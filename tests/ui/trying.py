"""A page with a box, a list and a button, and the keys of a section, for tests."""

from __future__ import annotations

from textual.app import ComposeResult

from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox


class TryPage(Page):
    """A page with one of everything."""

    KEYS = ("section",)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name_of_it = name
        self.added = 0

    def body(self) -> ComposeResult:
        yield UserText("words [with] brackets [/]")
        yield WordBox(one_line=True, draft="triggers.dates", id="box")
        yield ChoiceList((Row("a", "first", mark=False), Row("b", "second", key="2")), id="rows")
        with ButtonRow():
            yield PlainButton("Go on", id="go")

    def redraw(self) -> None:
        self.head(f"Try {self.name_of_it}")

    def action_add(self) -> None:
        self.added += 1
