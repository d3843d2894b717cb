"""Everything with the mouse alone, and pages that are left before they stand."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.ui.kit import place, type_words
from tests.ui.looks import PAGES, demonstration, resized, show, text_of
from wrap_tui import keys
from wrap_tui.app import WrapApp
from wrap_tui.screens.dialogs.find import FindDialog
from wrap_tui.screens.hidden import HiddenScreen
from wrap_tui.services.book import Book
from wrap_tui.widgets.body import Body

TALL = (100, 60)
CLICKED_ELSEWHERE = {
    "shell.crisis": "the target at the top", "shell.crisis_digit": "the target at the top",
    "shell.find": "the target in the line above the keys", "shell.help": "keys line", "shell.help_letter": "keys line",
    "page.back": "keys line", "page.back_left": "keys line", "page.back_backspace": "keys line",
    "list.move": "rows", "list.page": "wheel", "list.open": "rows", "list.tick": "tick boxes",
    "button.press": "buttons", "box.add": "keys line", "box.next": "any other thing", "box.previous": "any other thing",
    "walk.did": "its button", "looking_back.move": "days", "looking_back.read": "keys line",
    "hidden.come_back": "its line", "dialog.close": "beside it", "dialog.crisis_digit": "rows of Find",
    "dialog.help_letter": "rows of Find", "area.answer": "rows", "guide.remove": "keys line, on a line", "shell.copy": "says alone how to close",
}  # fmt: skip
"""Keys that Find does not offer, and what is clicked instead."""


async def click_words(app: WrapApp, pilot: Pilot[int], words: str, line: int | None = None) -> None:
    """Click where words stand on the screen (in one line when given)."""
    lines = text_of(app).splitlines()
    y = line % len(lines) if line is not None else next(i for i, text in enumerate(lines) if words in text)
    assert words in lines[y], (words, lines[y])
    await pilot.click(offset=(lines[y].index(words) + 1, y))
    await pilot.pause()
    await pilot.pause()


def test_every_key_has_something_to_click() -> None:
    """Find offers the actions of each page and those that hold everywhere; digits are rows; the wheel reads on."""
    known = {
        f"shell.{name}" for name in ("hide", "saved", "undo", "redo", "close")
    } | CLICKED_ELSEWHERE.keys()
    for key in keys.TABLE:
        reads_on = key.group == "page" and key.action.startswith("read_on")
        assert key.command or key.id in known or key.action == "digit" or reads_on, key.id


async def test_the_day_and_the_crisis_plan_by_mouse(tmp_path: Path) -> None:
    async with demonstration(tmp_path, TALL) as (app, pilot):
        await click_words(app, pilot, "[ ]  Lights out")
        assert "[x]  Lights out" in text_of(app)
        await click_words(app, pilot, "[x]  Lights out")
        assert "[ ]  Lights out" in text_of(app)
        for name in ("today", "guide"):
            await show(app, pilot, name)
            before = place(pilot)
            await click_words(app, pilot, "Crisis plan ]", line=0)
            assert place(pilot) == ("crisis",), name
            await click_words(app, pilot, "Esc back", line=-1)
            assert place(pilot) == before, name
        await show(app, pilot, "menu")
        body = app.screen.query_one(Body)
        await pilot.resize_terminal(60, 20)
        wheel = events.MouseScrollDown(None, 20, 8, 0, 0, 0, False, False, False, screen_x=20, screen_y=8)
        app.post_message(wheel)
        await pilot.pause(0.2)
        assert body.scroll_offset.y > 0
        await resized(app, pilot, (200, 24))
        reached = body.scroll_offset.y
        beside = events.MouseScrollDown(None, 190, 8, 0, 0, 0, False, False, False, screen_x=190, screen_y=8)
        app.post_message(beside)
        for _ in range(100):
            if body.scroll_offset.y > reached:
                break
            await pilot.pause(0.02)
        assert body.scroll_offset.y > reached


async def test_questions_people_and_export_by_mouse_and_the_words_alone_by_keys(tmp_path: Path) -> None:
    async with demonstration(tmp_path, TALL) as (app, pilot):
        assert app.book is not None
        await answered(app, pilot, app.book)
        await somebody_added(app, pilot, app.book)
        await show(app, pilot, "export")
        await click_words(app, pilot, "How to help me, on one side")
        await click_words(app, pilot, "Plain text")
        await click_words(app, pilot, "Enter", line=-1)
        assert app.fault is None
        assert "Esc back" in text_of(app)


async def answered(app: WrapApp, pilot: Pilot[int], book: Book) -> None:
    first = await show(app, pilot, "guide")
    await type_words(pilot, "Rain")
    await click_words(app, pilot, "[ Next question ]")
    assert "Rain" in book.plan.texts("triggers.events")
    assert text_of(app).splitlines()[3] != first.splitlines()[3]
    await click_words(app, pilot, "[ Back ]")
    assert text_of(app).splitlines()[3] == first.splitlines()[3]
    await click_words(app, pilot, "[ Stop here ]")
    assert place(pilot) == ("today",)


async def somebody_added(app: WrapApp, pilot: Pilot[int], book: Book) -> None:
    await show(app, pilot, "people")
    await click_words(app, pilot, "a add", line=-1)
    assert place(pilot)[0] == "form"
    await type_words(pilot, "Nobody")
    await click_words(app, pilot, "[ Keep")
    assert any(item.words("name") == "Nobody" for item in book.plan.items.values())


async def test_find_is_clicked_open_shut_and_followed(tmp_path: Path) -> None:
    async with demonstration(tmp_path, TALL) as (app, pilot):
        await show(app, pilot, "section")
        await click_words(app, pilot, "Ctrl+P Find", line=-2)
        assert isinstance(app.screen, FindDialog)
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        assert place(pilot) == ("section", "triggers")
        await click_words(app, pilot, "Ctrl+P Find", line=-2)
        await click_words(app, pilot, keys.row("shell.hide").help.rstrip("."))
        assert isinstance(app.screen, HiddenScreen)
        await click_words(app, pilot, "Press Enter")
        assert place(pilot) == ("section", "triggers")


async def test_a_page_that_is_left_before_it_stands_does_no_harm(tmp_path: Path) -> None:
    async with demonstration(tmp_path) as (app, pilot):
        for wait in (0.0, 0.004, 0.02):
            for name in ("section", "guide", "export", "looking-back"):
                app.go(*PAGES[name])
                await asyncio.sleep(wait)
                app.post_message(events.Key("escape", None))
                await asyncio.sleep(wait)
                app.back()
        await pilot.pause(0.2)
        assert app.fault is None
        assert place(pilot) == ("today",)
