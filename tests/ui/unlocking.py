"""A folder with a real vault, and the way through its lock page."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import press, type_words
from tests.ui.running import places_in, text_of
from wrap_tui.app import WrapApp
from wrap_tui.services.book import Book
from wrap_tui.services.opening import create_book, open_book, read_plan
from wrap_tui.store.secret import Passphrase
from wrap_tui.widgets.choice_list import ChoiceList

SECRET = "zq-passphrase"
OWN = "my own words by heart"
"""A passphrase that is not soon guessed."""
PATIENCE = 60.0
"""Seconds after which something will not come any more, also where others keep the computer busy."""


def make_vault(folder: Path) -> None:
    """A closed vault of one line."""
    book = create_book(places_in(folder), SECRET)
    book.add("triggers.dates", {"text": "Late November"})
    book.close()


def again(folder: Path) -> Book:
    return open_book(places_in(folder), Passphrase(SECRET))


async def until(app: WrapApp, pilot: Pilot[int], words: str) -> str:
    """The screen, once it shows *words*."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        await pilot.pause(0.02)
        if words in (shown := text_of(app)):
            return shown
    raise AssertionError(f"{words!r} never came:\n{text_of(app)}")


async def lock_with_own_words(app: WrapApp, pilot: Pilot[int]) -> None:
    """From the welcome of a first run up to the making of the plan file, with a passphrase of one's own."""
    await until(app, pilot, "How would you like to start?")
    await pilot.press("1")
    await until(app, pilot, "Your passphrase")
    await type_words(pilot, OWN)
    await until(app, pilot, OWN)
    await pilot.press("enter")


async def closed(app: WrapApp) -> None:
    """Wait until the app has ended, by a lock or by leaving: it saves first, aside."""
    end = time.monotonic() + PATIENCE
    while not app._exit:
        assert time.monotonic() < end, "it did not end"
        await asyncio.sleep(0.02)


async def unlock(app: WrapApp, pilot: Pilot[int]) -> None:
    await until(app, pilot, "Passphrase")
    await type_words(pilot, SECRET)
    await pilot.press("enter")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        await pilot.pause(0.02)
        if app.book is not None and app.page is not None and app.page.place[0] != "lock":
            return
    raise AssertionError(text_of(app))


async def choose(app: WrapApp, pilot: Pilot[int], start: str) -> None:
    """Enter on the row whose id begins so."""
    choices = app.screen.query_one(ChoiceList)
    row = next(row for row in choices.rows if row.id.startswith(start))
    choices.focus()
    choices.go_to(row.id)
    await press(pilot, "enter")


def words_in(vault: Path, place: str = "triggers.dates") -> tuple[str, ...]:
    return read_plan(places_in(vault).vault, Passphrase(SECRET)).texts(place)
