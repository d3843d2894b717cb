"""Something good to read: the person's own words, one at a time; and a place for one more."""

from __future__ import annotations

from typing import Any, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.good import WRITES, ReadMe, celebrate
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

FIRST: Final = ("#another", "#got_through")
"""Where the focus begins."""


class GoodPage(Page):
    """Only words that the person kept as good; never a hard entry. `go("good", place)` starts with writing."""

    AUTO_FOCUS = ""

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self._read: ReadMe | None = None
        self._asks = next((name for name, known in WRITES.items() if known == place), "")

    def body(self) -> ComposeResult:
        """The words, buttons, a box."""
        yield UserText(id="words", classes="question")
        yield UserText(id="when", classes="help")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.good.another"), id="another")
            yield PlainButton(say("pages.good.got_through"), id="got_through")
            yield PlainButton(say("pages.good.celebrate"), id="celebrate")
        yield WordBox(one_line=True, hint=say("pages.good.hint"), id="box")

    def redraw(self) -> None:
        """Show the words."""
        self.head(say("pages.good.title"))
        self._read = self._read or ReadMe(self.open_book)
        line = self._read.line
        self.query_one("#words", UserText).show(line.words if line else say("pages.good.empty"))
        self.query_one("#when", UserText).show(
            say("pages.good.from_day", date=spoken_date(line.when, year=True)) if line and line.when else ""
        )
        self.query_one("#another").display = line is not None
        box = self.query_one(WordBox)
        box.display = box.display and (box.has_focus or box.typed)

    @on(PlainButton.Pressed)
    def press(self, event: PlainButton.Pressed) -> None:
        """Another one, or a box for something to keep."""
        if event.button.id == "another" and self._read is not None:
            self._read.another()
            self.redraw()
            return
        self.ask_for(str(event.button.id))

    def spot(self) -> dict[str, Any]:
        """What the box is for is part of where the person is."""
        box = self.query_one(WordBox)
        return {**super().spot(), "asks": box.draft if box.has_focus else ""}

    def go_to_spot(self, spot: dict[str, Any]) -> None:
        """The box comes back for what it was there for."""
        super().go_to_spot(spot)
        self._asks = next((name for name, known in WRITES.items() if known == spot.get("asks")), "")

    def ready(self) -> None:
        """Opened to write something down: the box is there at once."""
        if self._asks:
            self.ask_for(self._asks)
        elif self.focused is None:
            self.focus_first(*FIRST)

    def ask_for(self, what: str) -> None:
        """Show the box for a celebration or for what was got through, with the words that wait for it."""
        box = self.query_one(WordBox)
        if box.draft != WRITES[what]:
            self.keep_cursors()
            box.draft = WRITES[what]
            box.settle()
            self.restore_drafts()
        box.placeholder = say(f"pages.good.hint_{what}")
        box.display = True
        box.focus()

    @on(WordBox.Submitted)
    def keep(self, event: WordBox.Submitted) -> None:
        """Keep it among the good words."""
        if celebrate(self.open_book, event.text, event.box.draft):
            self.open_book.drop_draft(event.box.draft)
            event.box.settle()
            self.tell(say("pages.good.kept"))
        event.box.display = False
        self.focus_first(*FIRST)
