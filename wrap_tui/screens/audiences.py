"""What each group sees: groups with a name, and the private marks of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows import audiences, copies
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class AudiencesPage(Page):
    """Type a name and press Enter to add a group; Enter on one opens its ticks; d takes it out."""

    KEYS: ClassVar[tuple[str, ...]] = ("audiences",)
    AUTO_FOCUS: ClassVar[str | None] = "#things"

    def body(self) -> ComposeResult:
        """A line, the groups, a box for a new one."""
        yield UserText(say("copies.audiences.line"), classes="help")
        yield ChoiceList(id="things")
        yield UserText(say("copies.audiences.add"), classes="help")
        yield WordBox(one_line=True, hint=say("copies.audiences.hint"), draft="share.audiences", id="box")

    def redraw(self) -> None:
        """Fill the page."""
        self.head(say("copies.audiences.title"))
        self.query_one(ChoiceList).set_rows(list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        book = self.open_book
        for one in audiences.named(book):
            yield Row(one.id, one.name, below=(audiences.labels(book, one),))
        lifted = audiences.lifted_pages(book)
        if lifted:
            yield heading(say("copies.audiences.lifted"))
            yield from (
                Row(f"shut:{page.id}", say("copies.audiences.shut", page=page.label)) for page in lifted
            )

    @on(WordBox.Submitted)
    def add(self, event: WordBox.Submitted) -> None:
        """Add a group; it begins with the lines in front and their own tasks."""
        if name := one_line(event.text):
            event.box.settle()
            made = copies.add_audience(self.open_book, name)
            self.shell.go("audience", made.id)

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Open the ticks of a group, or make a page private again."""
        kind, _, page = event.row.id.partition(":")
        if kind == "shut":
            audiences.make_private(self.open_book, page)
            self.tell(say("copies.audiences.shut_done"))
        else:
            self.shell.go("audience", event.row.id)

    @property
    def current(self) -> str:
        """The group that the pointer is on, "" when there is none."""
        row = self.pointed("#things")
        found = copies.find_audience(self.open_book.plan, row.id) if row is not None else None
        return found.id if found is not None else ""

    def action_remove(self) -> None:
        """Take the group out; copies stay as they are."""
        found = copies.find_audience(self.open_book.plan, self.current) if self.current else None
        if found is not None:
            self.open_book.remove(found.id)
            self.tell(say("pages.section.removed", words=found.name[:60]))
