"""Changing one good thing of a check-in in the box, while what is half typed there waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wrap_tui.flows.answering import too_long
from wrap_tui.flows.checkin import CHANGED, CheckIn
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Value


class ChangesGood(Page):
    """A good thing stays in the plan until its other words are kept in its place."""

    def __init__(self, date: str = "") -> None:
        super().__init__()
        self.date = date
        self._flow: CheckIn | None = None
        self.changes = ""
        """The good thing that is changed in the box now, "" while the box is for another one."""

    @property
    def flow(self) -> CheckIn:
        """The check-in of the date."""
        self._flow = self._flow or CheckIn(self.open_book, self.date)
        return self._flow

    def draft_fields(self, key: str) -> Mapping[str, Value]:
        """Half-typed other words know what they are for."""
        fields = super().draft_fields(key)
        return {**fields, CHANGED: self.changes} if fields and self.changes else fields

    def enter_says(self) -> str:
        """Enter keeps other words."""
        return say("pages.change.keep") if self.changes else ""

    def ask_about_good(self, at: int) -> None:
        """Change a good thing in the box, or take it out."""
        words = self.flow.day.good[at]
        ways = ("change_it", "take_it_out")
        rows = [Row(way, say(f"pages.check_in.{way}"), key=str(i)) for i, way in enumerate(ways, 1)]
        self.shell.push_screen(Choose(words, rows), lambda way: self.do_with_good(at, way))

    def do_with_good(self, at: int, way: str | None) -> None:
        """Put a good thing into the box to be changed, or take it out of the list."""
        if way is None or not self.keep_change() or at >= len(self.flow.day.good):
            return
        if way == "change_it":
            self.begin_change(self.flow.day.good[at])
            self.tell(say("pages.check_in.good_changed"))
        else:
            self.flow.change_good(at, "")

    def begin_change(self, words: str) -> None:
        """The box is for this good thing now; what is half typed in it waits under its own key."""
        self.fill_box("change", words)
        self.redraw()
        self.focus_first("#box")

    def fill_box(self, kind: str, words: str = "") -> None:
        """Use the box for a new "good" thing, or for a "change" of one, with what waits half-typed for that."""
        self.keep_cursors()
        box = self.query_one("#box", WordBox)
        self.changes = words
        box.draft = self.flow.key(kind)
        box.settle(words)
        self.restore_drafts()
        self.show_frame()

    def keep_change(self) -> bool:
        """Put the other words in the place of the good thing, and bring back what was half typed; no words leave it.
        False when they are too long, or when there is no room for them: they stay in the box then.
        """
        box = self.query_one("#box", WordBox)
        if not self.changes:
            return True
        if too_long(box.text):
            self.tell(say("flows.answers.long"))
            return False
        if not self.flow.reword_good(self.changes, box.text):
            self.tell(say("pages.check_in.rest"))
            return False
        self.open_book.drop_draft(box.draft)
        self.fill_box("good")
        return True
