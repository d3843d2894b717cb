"""A line longer than the plan holds in one piece stays in its box; what was kept can be exported and read again."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tests.ui.kit import Wall, empty_book, opened, screen_text, the_app
from tests.unit.plain import sitting
from wrap_tui.codec.toml_plan import read_toml
from wrap_tui.codec.toml_write import export_toml
from wrap_tui.domain.plan import build
from wrap_tui.domain.text import LONGEST
from wrap_tui.screens.base import Page
from wrap_tui.services.book import Book
from wrap_tui.services.intake import review, take_in
from wrap_tui.widgets.word_box import WordBox

LONG = "x" * (LONGEST + 1)


def readable(book: Book) -> None:
    text = export_toml(book.plan, book.catalog)
    ids = count()
    incoming = read_toml(text, book.catalog, "plan.toml")
    checked = review(build(), incoming, book.catalog, lambda: f"n{next(ids)}")
    taken = take_in(build(), checked, book.clock.now)
    assert taken.texts("early.plan") == book.plan.texts("early.plan")


async def test_a_step_that_is_too_long_stays_in_its_box(tmp_path: Path) -> None:
    book = empty_book(Wall())
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("steps", "early")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        box = page.query_one(WordBox)
        box.focus()
        box.put_draft(LONG)
        await pilot.press("enter")
        await pilot.pause()
        assert "more than one box can hold" in screen_text(pilot)
        assert box.text == LONG
        assert book.plan.at("early.plan") == ()
        box.put_draft(LONG[1:])
        await pilot.press("enter")
        await pilot.pause()
    assert [len(step.text) for step in book.plan.at("early.plan")] == [LONGEST]
    readable(book)


def test_line_by_line_a_step_that_is_too_long_comes_back_into_the_line() -> None:
    book = sitting.book()
    said = sitting.sit(book, "steps", "early", answers=["1", LONG, "Short"])
    assert "more than one box can hold" in said
    assert [step.text for step in book.plan.at("early.plan")] == ["Short"]
    readable(book)
