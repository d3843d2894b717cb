"""Where things open: a page of the menu, an item for changing, a question."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.arranging import PageRow, page_of
from wrap_tui.flows.journal import ENTRIES
from wrap_tui.flows.lenses import SECTION as STARTS
from wrap_tui.flows.reflection import GOALS
from wrap_tui.screens.base import Page

CRISIS: Final = "crisis"
"""The section that opens for reading; it is changed from there."""


def open_page(page: Page, row: PageRow | None) -> None:
    """Open a page of the menu."""
    if row is None:
        return
    if row.page != "section":
        page.shell.go(row.page)
    else:
        open_section(page, row.section)


def open_section(page: Page, section: str) -> None:
    """Open the page of a section."""
    name = CRISIS if section == CRISIS else page_of(section)
    page.shell.go(name, *((section,) if name == "section" else ()))


def open_item(page: Page, item_id: str) -> None:
    """Open a thing for reading and changing: a form for records, a box for plain words, the question for answers."""
    book = page.open_book
    item = book.plan.find(item_id)
    if item is None or not book.catalog.knows(item.place):
        return
    question = book.catalog.question(item.place)
    if item.place == ENTRIES:
        page.shell.go("entry", item_id)
    elif item.place == GOALS:
        page.shell.go("goal", item_id)
    elif question.record:
        page.shell.go("form", question.id, item_id)
    elif question.single and question.section != STARTS:
        page.shell.go("guide", question.id, "one")
    else:
        page.shell.go("change", item_id)


def open_question(page: Page, question_id: str) -> None:
    """Ask one question."""
    question = page.open_book.catalog.question(question_id)
    if question.kind == "form":
        page.shell.go("form", question_id)
    else:
        page.shell.go("guide", question_id, "one")
