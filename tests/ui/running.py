"""Runs the app without a terminal, and reads what its pages show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.strip import Strip

from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.paths import Places, places
from wrap_tui.services.book import Book
from wrap_tui.services.opening import memory_book


def places_in(folder: Path) -> Places:
    """Everything inside one folder of the test."""
    return places(portable=folder)


def app_of(
    folder: Path, book: Book | None = None, *, ascii_only: bool = False, no_colour: bool = False
) -> WrapApp:
    """An app on a book in memory (None: what is in the folder decides)."""
    return WrapApp(Start(places_in(folder), ascii_only=ascii_only, no_colour=no_colour, book=book))


@asynccontextmanager
async def running(
    folder: Path,
    book: Book | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    ascii_only: bool = False,
    no_colour: bool = False,
) -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
    """A running app on a book in memory (an empty one when none is given)."""
    app = app_of(folder, book or memory_book(), ascii_only=ascii_only, no_colour=no_colour)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def leave_all(app: WrapApp, pilot: Pilot[int]) -> None:
    """Back to the first page from wherever a test went, dialogs and all."""
    while len(app.screen_stack) > 2:
        app.pop_screen()
    await pilot.pause()


def strips(app: WrapApp) -> list[Strip]:
    """The lines of the screen as the compositor has them."""
    return app.screen._compositor.render_strips()


def text_of(app: WrapApp) -> str:
    """What the screen shows, as text."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))
