"""Names and order of the sections: own names, up and down, out of sight and back."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import arranging
from wrap_tui.flows.naming import hidden
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

_SETS: Final = ("customary", "newer")


class ArrangePage(Page):
    """Enter on a page opens a box for its name; u and d move it, h puts it out of sight."""

    KEYS: ClassVar[tuple[str, ...]] = ("arrange",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._naming = ""

    def body(self) -> ComposeResult:
        """A line, the list, the box for a name."""
        yield UserText(say("pages.menu.arrange_help"), classes="help")
        yield ChoiceList(id="arrange")
        yield UserText(say("pages.menu.rename_help"), id="rename-help", classes="help")
        yield WordBox(one_line=True, hint=say("pages.menu.rename_ask"), id="name")

    def redraw(self) -> None:
        """Fill the list; the box is there while a name is written."""
        self.head(say("settings.pages.arrange"))
        book = self.open_book
        pages = [page for page in arranging.all_pages(book, with_hidden=True) if page.section]
        rows = [
            Row(page.section, page.label, say("pages.menu.hidden") if hidden(book.plan, page.section) else "")
            for page in pages
        ]
        rows.append(heading(say("pages.menu.names")))
        rows.extend(
            Row(
                f"names:{name}",
                say(f"pages.menu.names_{name}"),
                mark=book.plan.preference("names", "customary") == name,
            )
            for name in _SETS
        )
        self.query_one(ChoiceList).set_rows(rows)
        self.query_one("#name").display = self.query_one("#rename-help").display = bool(self._naming)

    def ready(self) -> None:
        """The pointer starts in the list."""
        self.focus_first("#arrange")

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Write a name for the page, or use a ready set of names."""
        kind, _, name = event.row.id.partition(":")
        if kind == "names":
            arranging.use_names(self.open_book, "newer" if name == "newer" else "customary")
            return
        self._naming = kind
        self.redraw()
        box = self.query_one("#name", WordBox)
        box.settle(event.row.text)
        box.focus()

    @on(WordBox.Submitted)
    def keep_name(self, event: WordBox.Submitted) -> None:
        """Take the name."""
        section, self._naming = self._naming, ""
        arranging.rename(self.open_book, section, event.text)
        self.redraw()
        self.query_one(ChoiceList).focus()

    def _current(self) -> str:
        row = self.query_one(ChoiceList).row
        return row.id if row is not None and ":" not in row.id else ""

    def action_up(self) -> None:
        """Move the page up."""
        self._move(-1)

    def action_down(self) -> None:
        """Move the page down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if (section := self._current()) and not arranging.move(self.open_book, section, by):
            self.tell(say("pages.menu.stays"))

    def action_hide(self) -> None:
        """Put the page out of sight, or back."""
        if section := self._current():
            arranging.hide(self.open_book, section, not hidden(self.open_book.plan, section))
