"""Helplines as the person has them, and choosing the country by one key. Without a passphrase the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import helpline_page as flow
from wrap_tui.flows.helpline_page import HelplinesView, LineRow, helplines_view
from wrap_tui.screens.base import Page
from wrap_tui.screens.countries import NONE, country_rows
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.services.book import Book
from wrap_tui.services.own_lines import OWN
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class HelplinesPage(Page):
    """The lines with their hours; without a country the choice, with the numbers that work in most places."""

    KEYS: ClassVar[tuple[str, ...]] = ("helplines", "choice")

    def __init__(self) -> None:
        super().__init__()
        self._choosing = False

    def body(self) -> ComposeResult:
        """A question, then lines or countries."""
        yield UserText(say("pages.helplines.choose"), id="ask", classes="question")
        yield UserText(say("pages.helplines.choose_help"), id="help", classes="help")
        yield ChoiceList(id="rows")

    @property
    def choosing(self) -> bool:
        """Whether a country is asked for now."""
        return self._choosing or not self.shell.settings.country

    @property
    def own_book(self) -> Book | None:
        """The open plan, where the lines in it may be seen and changed: not in a session with chosen sections."""
        return None if self.book is None or self.book.narrowed else self.book

    def view(self) -> HelplinesView:
        """The lines as they are now."""
        return helplines_view(self.own_book, self.shell.settings.country)

    def redraw(self) -> None:
        """Show the lines of the country, or the choice."""
        view = self.view()
        self.head(say("pages.helplines.title"), "" if self.choosing else view.country)
        for selector in ("#ask", "#help"):
            self.query_one(selector).display = self.choosing
        rows = self.countries(view) if self.choosing else list(self.lines(view))
        choices = self.query_one(ChoiceList)
        choices.by_name = self.choosing
        choices.set_rows(rows)

    def countries(self, view: HelplinesView) -> list[Row]:
        """The countries; under them, until one is chosen, what works in most places, and own lines."""
        rows = country_rows(self.shell.settings.country)
        if not self.shell.settings.country:
            rows += [_line_row(row, gap=True) for row in view.rows]
            rows += [heading(words, gap=i == 0) for i, words in enumerate(view.last)]
        return rows

    def lines(self, view: HelplinesView) -> Iterator[Row]:
        """The lines, what stands last, and what can be done."""
        letters = self.shell.settings.letter_keys
        for i, row in enumerate(view.rows):
            yield _line_row(row, gap=i > 0)
        yield Row("last", view.last[-2], below=(*view.last[:-2], view.last[-1]), gap=True)
        if self.own_book is not None:
            yield Row("add", say("pages.helplines.add"), key="a" if letters else "", gap=True)
            for line in view.hidden:
                yield Row(f"show:{line.id}", say("pages.helplines.show", name=line.name))
        yield Row(
            "change", say("pages.helplines.change"), key="c" if letters else "", gap=self.own_book is None
        )

    @on(ChoiceList.Opened)
    async def choose(self, event: ChoiceList.Opened) -> None:
        """Take the country, or do what the row says."""
        kind, colon, name = event.row.id.partition(":")
        if colon and self.own_book is None:
            self.tell(say("pages.helplines.locked"))
        elif kind == "line":
            self._ask_about(name)
        elif kind == "show":
            flow.show_again(self.open_book, next(line for line in self.view().hidden if line.id == name))
        elif kind in ("add", "change"):
            await self.run_action(kind)
        elif kind != "last":
            self._take(kind)

    def _take(self, code: str) -> None:
        self._choosing = False
        country = "" if code == NONE else code
        self.shell.use(replace(self.shell.settings, country=country))
        if country:
            self.redraw()
            self.query_one(ChoiceList).action_leap("home")
        else:
            self.shell.back()

    def _ask_about(self, line_id: str) -> None:
        row = next((row for row in self.view().rows if row.line.id == line_id), None)
        if row is None:
            return
        ways = flow.WAYS[row.source]
        rows = [Row(way, say(f"pages.helplines.{way}_it"), key=str(i)) for i, way in enumerate(ways, 1)]
        self.shell.push_screen(Choose(row.line.name, rows, line=row.ways), lambda way: self._do(row, way))

    def _do(self, row: LineRow, way: str | None) -> None:
        if way == "change":
            self.shell.go("form", OWN, flow.item_to_change(self.open_book, row.line))
        elif way is not None:
            getattr(flow, way)(self.open_book, row.line)
            self.tell(say(f"pages.helplines.{way}_done"))

    def action_add(self) -> None:
        """Write down a line of one's own."""
        if self.own_book is None:
            self.tell(say("pages.helplines.locked"))
        else:
            self.shell.go("form", OWN)

    def action_change(self) -> None:
        """Show the countries."""
        self._choosing = True
        self.redraw()
        self.query_one(ChoiceList).focus()

    def action_digit(self, key: str) -> None:
        """Choose by digit."""
        self.query_one(ChoiceList).open_key(key)


def _line_row(row: LineRow, *, gap: bool) -> Row:
    return Row(f"line:{row.line.id}", row.line.name, row.ways, below=row.facts, gap=gap)
