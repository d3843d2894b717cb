"""The whole plan to be read again, section by section; nothing on it can be changed by a slip."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.arranging import all_pages, words_out_of_sight
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.flows.sections import section_view
from wrap_tui.screens.base import Page
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say


class ReadPage(Page):
    """Down reads on. An empty plan offers where to begin."""

    def body(self) -> ComposeResult:
        """The lines."""
        yield PlanLines(id="lines")
        yield ChoiceList(id="start")

    def redraw(self) -> None:
        """Fill the page."""
        self.head(say("pages.today.read_again"))
        lines = list(lines_of(self.open_book))
        hidden = words_out_of_sight(self.open_book)
        self.query_one(PlanLines).show(lines or _nothing(hidden))
        start = self.query_one(ChoiceList)
        start.display = not lines
        start.set_rows(() if lines else _beginnings(hidden))

    @on(ChoiceList.Opened)
    def begin(self, event: ChoiceList.Opened) -> None:
        """Write the first page of the crisis plan, see all pages, or bring pages back into sight."""
        self.shell.go(*event.row.id.split())


def _nothing(hidden: bool) -> list[PlanLine]:
    if hidden:
        return [PlanLine(say("pages.read.out_of_sight"))]
    return [PlanLine(say("pages.section.empty")), PlanLine(say("pages.read.empty"), "muted")]


def _beginnings(hidden: bool) -> tuple[Row, ...]:
    if hidden:
        return (Row("arrange", say("settings.pages.arrange"), gap=True),)
    first = Row(f"guide {FIRST_PAGE}", say("pages.crisis.write_first"), gap=True)
    return (first, Row("menu", say("pages.menu.title")))


def lines_of(book: Book) -> Iterator[PlanLine]:
    """Every section that holds words, in the person's order and names."""
    for page in all_pages(book):
        view = section_view(book, page.section) if page.section and not page.living else None
        if view is None or not view.groups:
            continue
        yield PlanLine(view.title, "heading")
        for group in view.groups:
            yield PlanLine(group.question.label, "muted")
            for row in group.rows:
                yield PlanLine(row.title, "strong", deep=1)
                yield from (PlanLine(f"{label}: {words}", deep=2) for label, words in row.details)
        yield PlanLine("", "gap")
