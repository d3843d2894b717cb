"""Finding a tool by its tags."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, press, screen_text, the_app
from tests.unit.plain.sitting import sit
from wrap_tui.services.book import Book


def bath() -> Book:
    book = empty_book()
    book.add("toolbox.use", {"name": "Tea", "own_tags": ("warm",)})
    book.add("toolbox.try", {"name": "Bath", "own_tags": ("slow",)})
    return book


async def test_a_tag_that_a_tool_to_try_alone_has_says_that_this_one_fits(tmp_path: Path) -> None:
    async with opened(bath(), tmp_path) as pilot:
        the_app(pilot).go("tools")
        await press(pilot)
        await press(pilot, "home", "down", "space")
        text = screen_text(pilot)
        assert "[x]" in text
        assert "Bath" in text
        assert "None fits" not in text
        assert "What fits" not in text
        assert "1 thing" in text
        await press(pilot, "home", "space")
        assert "None fits all of these." in screen_text(pilot)
        assert "Bath" not in screen_text(pilot)


def test_plain_mode_says_it_too() -> None:
    said = sit(bath(), "tools", answers=["q"])
    number = next(row.partition(".")[0] for row in said.splitlines() if "Choose what fits now" in row)
    said = sit(bath(), "tools", answers=[number, "2", "", "", "q"])
    assert "Bath" in said.rpartition("To try.")[2]
    assert "0 things" not in said
    book = empty_book()
    book.add("toolbox.try", {"name": "Bath"})
    assert "None is here yet" not in sit(book, "tools", answers=["q"])
