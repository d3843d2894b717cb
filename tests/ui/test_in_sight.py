"""What one is at stays in sight: in very low windows, after another size of the window, and for the terminal's cursor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.every_page import FULL, place_of
from tests.ui.kit import empty_book, opened, screen_text
from tests.ui.looks import LOOKS, resized, show_place, text_of
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

LOW = (20, 5)
"""The smallest window: one line between the rules."""


async def test_the_line_one_types_on_is_seen_in_a_very_low_window(tmp_path: Path) -> None:
    async with FULL.begun(tmp_path, LOW, LOOKS["normal"]) as (app, pilot):
        for name in ("guide", "form", "entry", "journal", "search", "note"):
            await show_place(app, pilot, place_of(FULL, name, app.book))
            assert isinstance(app.focused, WordBox), name
            body = app.screen.query_one(Body).region
            assert body.height == 1, name
            assert app.cursor_position.y == body.y, name
            await pilot.press("Z")
            await pilot.pause()
            await pilot.pause(0.05)
            assert "Z" in text_of(app).splitlines()[body.y], (name, text_of(app))


async def test_the_cursor_follows_words_that_are_wrapped_anew(tmp_path: Path) -> None:
    """At the end of a long text: on the last line that holds words, whatever the width."""
    async with FULL.begun(tmp_path, (60, 20), LOOKS["normal"]) as (app, pilot):
        await show_place(app, pilot, place_of(FULL, "entry", app.book))
        for size in ((60, 20), (100, 30), (80, 24)):
            lines = (await resized(app, pilot, size)).splitlines()
            spot = app.cursor_position
            assert lines[spot.y][: spot.x].rstrip().endswith("mine)."), (size, spot)


async def test_reading_pages_have_the_cursor_where_reading_goes_on(tmp_path: Path) -> None:
    async with FULL.begun(tmp_path, (80, 24), LOOKS["normal"]) as (app, pilot):
        for name in ("read", "crisis", "help-page"):
            await show_place(app, pilot, place_of(FULL, name, app.book))
            assert app.focused is None, name
            top = app.screen.query_one(Body).content_region.offset
            assert app.cursor_position == top, name
            assert text_of(app).splitlines()[top.y].strip(), name


async def test_the_dates_of_the_crisis_plan_follow_the_window(tmp_path: Path) -> None:
    async with FULL.begun(tmp_path, (60, 20), LOOKS["normal"]) as (app, pilot):
        narrow = await show_place(app, pilot, ("crisis",))
        assert "written on" not in narrow.splitlines()[0]
        assert "written on" in (await resized(app, pilot, (120, 40))).splitlines()[0]
        assert "written on" not in (await resized(app, pilot, (60, 20))).splitlines()[0]


async def test_a_title_that_is_too_long_ends_with_a_sign_before_the_crisis_target(tmp_path: Path) -> None:
    async with FULL.begun(tmp_path, (60, 20), LOOKS["normal"]) as (app, pilot):
        page = app.screen
        assert isinstance(page, Page)
        for width in (60, 80):
            await resized(app, pilot, (width, 20))
            page.head("word " * 30, "a detail")
            await pilot.pause()
            first = text_of(app).splitlines()[0]
            assert "…   [ 0 Crisis plan ]" in first or "…    [ 0 Crisis plan ]" in first, first
            assert "a detail" not in first
        page.head("Short", "a detail")
        await pilot.pause()
        assert "a detail   [ 0 Crisis plan ]" in text_of(app).splitlines()[0]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_question_says_in_its_frame_that_there_are_more_rows(
    size: tuple[int, int], tmp_path: Path
) -> None:
    rows = [Row(f"r{n}", f"row {n}") for n in range(40)]
    async with opened(empty_book(), tmp_path, size=size) as pilot:
        pilot.app.push_screen(Choose("Which?", rows))
        await pilot.pause()
        assert say("shell.frame.more_below") in screen_text(pilot)
        assert say("shell.frame.more_above") not in screen_text(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert say("shell.frame.more_below") not in screen_text(pilot)
        assert say("shell.frame.more_above") in screen_text(pilot)
        await pilot.press("escape")
        pilot.app.push_screen(Choose("Which?", rows[:3]))
        await pilot.pause()
        assert say("shell.frame.more_below") not in screen_text(pilot)
