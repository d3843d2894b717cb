"""A running session: what is open, the supporter's card, and everything the two can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import peer
from wrap_tui.flows.naming import section_name
from wrap_tui.screens.base import Page
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

MINUTE = 20.0
"""Seconds between looks at the clock."""
WAYS = ("pause", "typing", "helped", "danger_card", "search", "read_back")


class SessionPage(Page):
    """The first page while a session runs; every way leads back to it."""

    KEYS: ClassVar[tuple[str, ...]] = ("session",)

    def body(self) -> ComposeResult:
        """What was agreed, and one list."""
        yield UserText(id="agreed", classes="help")
        yield ChoiceList(id="session")

    def redraw(self) -> None:
        """Fill the page."""
        self.head(say("peer.session.title"), time_left(self.open_book))
        agreed = peer.agreement(self.open_book)
        said = say("peer.session.how_to_stop", words=agreed.stop) if agreed.stop else ""
        self.query_one("#agreed", UserText).show(said)
        self.query_one("#agreed").display = bool(said)
        self.query_one(ChoiceList).set_rows(self.rows())

    def rows(self) -> Iterator[Row]:
        """The open sections, then the ways."""
        book = self.open_book
        session = peer.running(book)
        if session is None:
            return
        yield heading(say("peer.session.open"), gap=False)
        for name in session.sections:
            yield Row(f"section:{name}", section_name(book.plan, book.catalog.section(name)))
        yield heading(say("peer.session.both"))
        for way in WAYS:
            yield way_row(way, session.typed_by)

    def ready(self) -> None:
        """Follow the clock the two agreed on."""
        self.set_interval(MINUTE, self.follow_clock)

    def follow_clock(self) -> None:
        """Show how much time is left; nothing happens by itself."""
        if self.book is not None and self.book.narrowed:
            self.head(say("peer.session.title"), time_left(self.book))

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open a section, or go a way."""
        kind, _, name = event.row.id.partition(":")
        if kind == "section":
            self.shell.go("section", name)
        elif name == "typing":
            self.action_typing()
        else:
            self.shell.go(name)

    def action_typing(self) -> None:
        """The other one types from now on."""
        session = peer.running(self.open_book)
        if session is not None:
            peer.typed_by(self.open_book, "me" if session.typed_by == "supporter" else "supporter")


def way_row(way: str, who: peer.TypedBy) -> Row:
    """One way, with a line that says what it does."""
    if way == "typing":
        return Row("go:typing", say(f"peer.session.typing_{who}"), say("peer.session.typing_line"))
    name = "danger" if way == "danger_card" else way
    if way == "search":
        return Row("go:search", say("peer.session.search"))
    return Row(f"go:{way}", say(f"peer.session.{name}"), say(f"peer.session.{name}_line"))


def time_left(book: Book) -> str:
    """The time left, in words; "" when no clock is looked at."""
    left = peer.minutes_left(book)
    if left is None:
        return ""
    return say("peer.session.time_left", count=left) if left else say("peer.session.time_over")
