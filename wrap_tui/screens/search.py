"""Search: what holds the typed words, as one types. Nothing of the search is kept."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from wrap_tui.flows import journal
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.search import Hit, find
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_item, open_question, open_section
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

AROUND = 30


class SearchPage(Page):
    """`go("search", "journal")` looks in the journal alone."""

    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def __init__(self, where: str = "") -> None:
        super().__init__()
        self.where = where
        self._entries: tuple[journal.Entry, ...] = ()

    def body(self) -> ComposeResult:
        """The box, and what was found."""
        yield WordBox(one_line=True, hint=say("pages.search.hint"), id="box")
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="found")

    def redraw(self) -> None:
        """Look again."""
        journal_only = self.where == "journal"
        self.head(say("pages.journal.search" if journal_only else "pages.search.title"))
        if journal_only:
            self._entries = journal.entries(self.open_book)
        self.look()

    @on(TextArea.Changed)
    def look(self) -> None:
        """Show what holds the words typed now."""
        typed = self.query_one(WordBox).text
        rows = self.journal_rows(typed) if self.where == "journal" else self.rows(typed)
        empty = say("pages.search.none") if typed.strip() else say("pages.search.line")
        self.query_one("#line", UserText).show("" if rows else empty)
        self.query_one("#line").display = not rows
        self.query_one(ChoiceList).set_rows(rows)

    def rows(self, typed: str) -> list[Row]:
        """Sections, the person's words, questions."""
        book = self.open_book
        names = {s.id: section_name(book.plan, s) for s in book.catalog.sections}
        return [Row(f"{hit.kind}:{hit.id}", *self.shown(hit, names)) for hit in find(book, typed)]

    def shown(self, hit: Hit, names: dict[str, str]) -> tuple[str, str]:
        """What a hit shows: its words, and where they stand."""
        if hit.kind == "section":
            return hit.label, hit.words
        return hit.words, f"{names[hit.section]}, {hit.label}"

    def journal_rows(self, typed: str) -> list[Row]:
        """Entries that hold the words, with the words around the first place."""
        return [
            Row(f"item:{found.entry.item.id}", around(found), spoken_date(found.entry.moment[:10], year=True))
            for found in journal.search(self._entries, typed)
        ]

    @on(WordBox.Submitted)
    def to_list(self) -> None:
        """Enter opens the first that was found."""
        self.query_one(ChoiceList).action_open()

    @on(ChoiceList.Opened)
    def open_hit(self, event: ChoiceList.Opened) -> None:
        """Open what was found."""
        kind, _, name = event.row.id.partition(":")
        {"section": open_section, "item": open_item, "question": open_question}[kind](self, name)


def around(found: journal.Found) -> str:
    """The words around the first place in an entry; its headline when only the title holds them."""
    if not found.spans:
        return found.entry.headline
    begin, end = found.spans[0]
    start = max(begin - AROUND, 0)
    words = " ".join(found.entry.text[start : end + 2 * AROUND].split())
    return words if start == 0 else f"... {words}"
