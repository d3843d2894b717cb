"""Keys that act on a row of a list do so while the pointer is on that row, and on no other row."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, press, sam, screen_text
from wrap_tui.screens.base import Page


def go(page: object, *place: str) -> None:
    """Open a page."""
    page.go(*place)  # type: ignore[attr-defined]


async def test_keys_of_a_step_leave_it_alone_while_an_idea_has_the_pointer(tmp_path: Path) -> None:
    book = sam()
    pubs = book.plan.at("triggers.events")[0]
    step = book.plan.at("triggers.plan")[0]
    async with opened(book, tmp_path) as pilot:
        go(pilot.app, "steps", "triggers", pubs.id)
        await pilot.pause()
        await press(pilot, "down", "d")
        assert book.plan.find(step.id) is not None
        assert "Go to a step first. Then the key works on it." in screen_text(pilot)
        assert "d remove" not in screen_text(pilot)
        await press(pilot, "m")
        assert book.plan.items[step.id].words("level") == "must"
        page = pilot.app.screen
        assert isinstance(page, Page)
        page.query_one("#things").focus()
        await press(pilot, "m")
        assert book.plan.items[step.id].words("level") != "must"
        await press(pilot, "d")
        assert book.plan.find(step.id) is None


async def test_reading_through_a_line_stays_while_a_button_has_the_pointer(tmp_path: Path) -> None:
    book = empty_book()
    line = book.add("well.words", {"text": "calm"})
    async with opened(book, tmp_path) as pilot:
        go(pilot.app, "review")
        await pilot.pause()
        await press(pilot, "tab", "d")
        assert book.plan.find(line.id) is not None
        assert "Go to a line first." in screen_text(pilot)
        await press(pilot, "shift+tab", "d")
        assert book.plan.find(line.id) is None
