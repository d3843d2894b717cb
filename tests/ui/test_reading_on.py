"""PgDn reads what is below before it turns the page, and no key acts on a row out of sight."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, press, screen_text, the_app
from wrap_tui.screens.base import Page
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.choice_list import ChoiceList


async def test_page_down_reads_a_long_section_to_its_end_before_the_next_one(tmp_path: Path) -> None:
    book = empty_book()
    for number in range(40):
        book.add("well.words", {"text": f"word {number}"})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        seen = screen_text(pilot)
        first = seen.splitlines()[0]
        for _ in range(6):
            if not page.query_one(Body).more_below:
                break
            await press(pilot, "pagedown")
            seen += screen_text(pilot)
            row = page.query_one("#things", ChoiceList).row
            assert row is not None
            assert f"\n  › [ ]  {row.text}\n" in screen_text(pilot), "the pointer goes along"
        assert screen_text(pilot).splitlines()[0] == first
        assert all(f"word {number}" in seen for number in range(40))
        await press(pilot, "pagedown")
        assert screen_text(pilot).splitlines()[0] != first


async def test_at_the_end_no_next_page_is_offered_and_page_down_goes_from_box_to_box(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path, size=(80, 40)) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        while "Three questions" not in screen_text(pilot):
            assert "PgDn" in screen_text(pilot)
            await press(pilot, "pagedown")
        assert "PgDn" not in screen_text(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "worked"
        await press(pilot, "pagedown")
        assert pilot.app.focused.id == "celebrate"


async def test_enter_on_a_row_that_was_scrolled_away_shows_it_first(tmp_path: Path) -> None:
    book = empty_book()
    for number in range(60):
        book.add("daily.every", {"text": f"thing {number}"})
    async with opened(book, tmp_path) as pilot:
        page = pilot.app.screen
        assert isinstance(page, Page)
        await press(pilot, "home")
        page.query_one(Body).scroll_end(animate=False)
        await pilot.pause()
        assert "Check in" not in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is page
        assert "›  c   Check in" in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is not page
