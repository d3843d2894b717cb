"""What one group sees, ticked one by one; and its name."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows import audiences, copies
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.screens.gone import BRING_BACK, OfOneThing
from wrap_tui.screens.share_rows import part_rows
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class AudiencePage(OfOneThing):
    """`go("audience", id)`: Space ticks; the name can be changed in the box."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    AUTO_FOCUS: ClassVar[str | None] = "#rows"

    def __init__(self, audience_id: str) -> None:
        super().__init__()
        self.audience_id = self.item_id = audience_id

    def body(self) -> ComposeResult:
        """The ticks, the name."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="rows")
        yield UserText(say("copies.audience.name"), id="name", classes="help")
        yield WordBox(one_line=True, id="box")

    def redraw(self) -> None:
        """Fill the page."""
        found = copies.find_audience(self.open_book.plan, self.audience_id)
        self.query_one("#line", UserText).show(say("copies.audience.line") if found else self.gone_words())
        self.query_one("#name").display = self.query_one("#box").display = found is not None
        if found is None:
            self.head(say("copies.audiences.title"))
            self.query_one(ChoiceList).set_rows(self.gone_rows())
            self.focus_first("#rows")
            self.call_after_refresh(self.show_frame)
            return
        self.head(one_line(found.name))
        rows = part_rows(audiences.everything(self.open_book), audiences.on(found))
        self.query_one(ChoiceList).set_rows(list(rows))

    def ready(self) -> None:
        """The name stands in the box."""
        found = copies.find_audience(self.open_book.plan, self.audience_id)
        self.query_one(WordBox).settle(found.name if found is not None else "")

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Put a part in, or leave it out."""
        audiences.toggle(self.open_book, self.audience_id, event.row.id)

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Ask before a private mark is lifted; on other rows Enter ticks."""
        kind, _, page = event.row.id.partition(":")
        if page == BRING_BACK:
            self.action_bring_back()
            self.ready()
            return
        if kind != "lift":
            audiences.toggle(self.open_book, self.audience_id, event.row.id)
            return
        ask_to_lift(self, page, event.row.text)

    @on(WordBox.Submitted)
    def rename(self, event: WordBox.Submitted) -> None:
        """Call the group something else."""
        if self.still_there():
            audiences.rename(self.open_book, self.audience_id, event.text)
            self.tell(say("copies.audience.renamed"))


def ask_to_lift(page: Page, section: str, label: str) -> None:
    """Say what a private mark is for, and lift it after a yes."""

    def answered(answer: bool | None) -> None:
        if answer:
            audiences.lift(page.open_book, section)
            page.redraw()
            page.query_one("#rows", ChoiceList).go_to(section)

    page.shell.push_screen(
        Confirm(
            say("copies.lift.title", page=label),
            line=say("copies.lift.line"),
            yes=say("copies.lift.yes"),
            no=say("copies.lift.no"),
        ),
        answered,
    )
