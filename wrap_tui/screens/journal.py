"""The journal: a box to write in at once, the newest entries, the months before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.answering import too_long
from wrap_tui.flows.journal import ENTRIES, Entry, draft_fields, entries, keep_earlier, months, write_begun
from wrap_tui.flows.when import counted, month_name, spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Value

NEWEST: Final = 30
"""Entries on the first page; the others stand by month."""


class JournalPage(Page):
    """Typing starts at once; going back keeps the entry. `go("journal", "2025-10")` shows one month."""

    KEYS: ClassVar[tuple[str, ...]] = ("journal",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, month: str = "") -> None:
        super().__init__()
        self.month = month

    def body(self) -> ComposeResult:
        """The box and the entries."""
        yield WordBox(draft=ENTRIES, hint=say("pages.journal.hint"), id="box", classes="-long")
        yield ChoiceList(id="entries")

    def redraw(self) -> None:
        """Fill the list."""
        found = entries(self.open_book)
        self.head(self.title_of_page(), counted(len(found)))
        self.query_one("#box").display = not self.month
        self.query_one(ChoiceList).set_rows(self.rows(found))

    def title_of_page(self) -> str:
        """The name of the page, or of the month."""
        return spoken_month(self.month) if self.month else say("pages.journal.title")

    def rows(self, found: tuple[Entry, ...]) -> Iterator[Row]:
        """The entries of the month, or the newest and the months."""
        if self.month:
            yield from (entry_row(entry) for entry in found if entry.month == self.month)
            return
        yield heading(say("pages.journal.entries" if found else "pages.journal.empty"))
        yield from map(entry_row, found[:NEWEST])
        if len(found) > NEWEST:
            yield heading(say("pages.journal.by_month"))
            yield from (Row(f"month:{m}", spoken_month(m), counted(count)) for m, count in months(found))
        if found:
            yield Row("do:search", say("pages.journal.search"), gap=True)
        starts = say("pages.journal.starts")
        yield Row("page:lenses", say("pages.lenses.title"), starts, gap=not found)
        yield Row("page:good", say("pages.journal.good"))

    def ready(self) -> None:
        """Typing starts in the box."""
        self.focus_first("#box", "#entries")

    def draft_fields(self, key: str) -> Mapping[str, Value]:
        """The words with the moment at which they were begun."""
        words = super().draft_fields(key).get("text", "")
        return draft_fields(self.open_book, words if isinstance(words, str) else "")

    def restore_drafts(self) -> None:
        """Words of today come back into the box; those of another day become the entry of that day."""
        if (entry := keep_earlier(self.open_book)) is not None:
            self.tell(say("pages.journal.kept_then", date=spoken_date(entry.moment[:10])))
            self.redraw()
        super().restore_drafts()

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Open an entry, or a month."""
        kind, colon, month = event.row.id.partition(":")
        if kind == "month":
            self.shell.go("journal", month)
        elif kind == "page":
            self.shell.go(month)
        elif kind == "do":
            self.action_search()
        elif not colon:
            self.shell.go("entry", kind)

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn keeps the entry and goes to the list."""
        if event.forward:
            self.keep()
            self.focus_first("#entries")

    def action_write(self) -> None:
        """Write a new entry."""
        if self.month:
            self.shell.go("journal")
        self.focus_first("#box")

    def action_search(self) -> None:
        """Search the journal."""
        self.keep()
        self.shell.go("search", "journal")

    def keep(self) -> bool:
        """Make an entry of what stands in the box; False when it is too long and stays there."""
        box = self.query_one(WordBox)
        if too_long(box.text):
            self.tell(say("flows.answers.long"))
            return False
        if write_begun(self.open_book, box.text) is not None:
            box.settle()
            self.tell(say("pages.journal.kept"))
        return True

    async def action_back(self) -> None:
        """Keep the entry, then go back; one that is too long stays here."""
        if self.keep():
            await super().action_back()


def entry_row(entry: Entry) -> Row:
    """One entry: its first words and its day."""
    return Row(entry.item.id, entry.headline, spoken_date(entry.moment[:10], year=True))


def spoken_month(month: str) -> str:
    """ "2025-10" as "October 2025"."""
    year, _, number = month.partition("-")
    if not number.isdigit() or not 1 <= int(number) <= 12:
        return month
    return say("pages.journal.month", month=month_name(int(number)), year=year)
