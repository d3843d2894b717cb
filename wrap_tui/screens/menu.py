"""The menu of all pages, with digits, and the ways to search it and to arrange it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.arranging import PageRow, all_pages, grouped, page_of_digit
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say


class MenuPage(Page):
    """All pages. Sections stand in the person's order under the person's names; hidden ones stay away."""

    KEYS: ClassVar[tuple[str, ...]] = ("menu",)

    def body(self) -> ComposeResult:
        """One list."""
        yield ChoiceList(id="menu")

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.menu.title"))
        letters = self.shell.settings.letter_keys
        rows: list[Row] = []
        for title, pages in grouped(self.open_book):
            rows += [heading(title)] if title else []
            rows += [self._row(page, letters) for page in pages]
        rows.append(Row("do:search", say("pages.menu.search"), say("pages.menu.search_line"), gap=True))
        rows.append(Row("do:arrange", say("settings.pages.arrange"), say("pages.menu.arrange_line")))
        self.query_one(ChoiceList).set_rows(rows)

    def _row(self, page: PageRow, letters: bool) -> Row:
        row_id = page.section or page.page
        return Row(row_id, page.label, page.line, key=(page.key or " ") if letters else "")

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open the page."""
        kind, _, name = event.row.id.partition(":")
        if kind == "do":
            await self.run_action(name)
            return
        pages = all_pages(self.open_book, with_hidden=True)
        open_page(self, next((page for page in pages if kind in (page.section, page.page)), None))

    def action_digit(self, key: str) -> None:
        """Open a page by its digit."""
        open_page(self, page_of_digit(self.open_book, key))

    def action_arrange(self) -> None:
        """Change names and order."""
        self.shell.go("arrange")
