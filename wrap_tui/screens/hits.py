"""What was found, as rows, and opening it."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.text import folded
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.search import Hit, find
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_item, open_question, open_section
from wrap_tui.services.book import Book
from wrap_tui.widgets.row import Row


def open_target(page: Page, target: str) -> None:
    """Open a page by its name and arguments."""
    page.shell.go(*target.split(" "))


_OPENS: Final = {"section": open_section, "page": open_target, "item": open_item, "question": open_question}


def rows_for(book: Book, typed: str, most: int = 100, *, pages: bool = True) -> list[Row]:
    """Sections, other *pages*, the person's words, questions that hold *typed*, with it marked."""
    names = {s.id: section_name(book.plan, s) for s in book.catalog.sections}
    return [hit_row(hit, names, folded(typed).strip()) for hit in find(book, typed, most=most, pages=pages)]


def hit_row(hit: Hit, names: dict[str, str], found: str) -> Row:
    """What a hit shows: its words, and where they stand."""
    if hit.kind == "page":
        return Row(f"{hit.kind}:{hit.id}", hit.label, found=found)
    words, where = (
        (hit.label, hit.words)
        if hit.kind == "section"
        else (hit.words, ", ".join(dict.fromkeys((names[hit.section], hit.label))))
    )
    return Row(f"{hit.kind}:{hit.id}", words, where, found=found)


def open_hit(page: Page, row_id: str, typed: str) -> None:
    """Open what a row of `rows_for` stands for, at the words that were typed."""
    kind, _, name = row_id.partition(":")
    _OPENS[kind](page, name)
    opened = page.app.screen
    if kind == "item" and isinstance(opened, Page) and opened is not page:
        opened.sought = folded(typed).strip()
        opened.call_after_refresh(opened.mark_found)
