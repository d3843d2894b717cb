"""Ticks, then fourteen days without one, then the way back: on pages, with a vault on disk, from lock page to saved file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.hard_fortnight import COUNTS, as_written, letter_alone
from tests.ui.kit import place, press, screen_text, type_words
from tests.ui.running import app_of, places_in
from tests.ui.unlocking import SECRET, again, choose, unlock
from wrap_tui.app import WrapApp
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import create_book
from wrap_tui.widgets.word_box import WordBox

LEFT = datetime.fromisoformat("2026-11-03T10:00:00+01:00")
BACK = LEFT + timedelta(days=14)
HABITS = ("Porridge with my tablets", "Walk to the canal", "Text one person")


@asynccontextmanager
async def visit(folder: Path) -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
    app = app_of(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        yield app, pilot
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)


async def open_timetable(app: WrapApp, pilot: Pilot[int], what: str, who: str, day: str) -> None:
    """Write down one thing to take back, with who has it now, a step and the day."""
    app.go("form", "post.timetable")
    await pilot.pause(0.1)
    for field, words in (("what", what), ("who_now", who), ("steps", "Go along once"), ("back_on", day)):
        app.screen.query_one(f"#field-{field}", WordBox).focus()
        await pilot.pause()
        await type_words(pilot, words)
    await press(pilot, "escape")


async def write(pilot: Pilot[int], words: str) -> None:
    await type_words(pilot, words)
    await press(pilot, "enter")


async def rest_and_people(pilot: Pilot[int]) -> None:
    """The first two offers of the post-crisis plan, opened by choice."""
    await press(pilot, "6")
    assert place(pilot) == ("section", "post")
    assert not COUNTS.search(screen_text(pilot))
    await press(pilot, "g")
    assert "Rest is an answer." in screen_text(pilot)
    await write(pilot, "Sleep, and soup")
    await press(pilot, "enter")
    assert "Who do you want near you at first?" in screen_text(pilot)
    await write(pilot, "Asha, two nights")
    await press(pilot, "escape")


async def what_was_not_all_right(app: WrapApp, pilot: Pilot[int], letter: Path) -> None:
    """Write it down, and save it alone."""
    await choose(app, pilot, "from:post.not_right")
    await write(pilot, "My coat was taken")
    await press(pilot, "enter")
    await type_words(pilot, "My advocate")
    await press(pilot, "escape")
    await choose(app, pilot, "alone:post.not_right")
    await press(pilot, "2")
    app.screen.query_one("#box", WordBox).settle(str(letter))
    await press(pilot, "enter", "enter")
    for _ in range(100):
        if "It was read back and is whole." in screen_text(pilot):
            break
        await pilot.pause(0.02)
    assert "Exported." in screen_text(pilot)
    await press(pilot, "enter")
    assert place(pilot) == ("section", "post")


async def the_bag(pilot: Pilot[int]) -> None:
    """Found by a word, and written down."""
    await press(pilot, "slash")
    await write(pilot, "fit in a bag")
    assert place(pilot)[:2] == ("guide", "crisis.bring")
    await write(pilot, "Charger, slippers, the blue book")
    await press(pilot, "escape", "escape")


@pytest.fixture
def left(tmp_path: Path, cheap_cost: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a vault of three habits; the clock stands on the last day before the fortnight."""
    monkeypatch.setattr(Clock, "wall", lambda clock: LEFT)
    book = create_book(places_in(tmp_path), SECRET)
    for words in HABITS:
        book.add("daily.every", {"text": words})
    book.close()
    return tmp_path


def ticks_of(shown: str) -> list[str]:
    return [
        line.strip(" ›").replace("[x]", "[ ]") for line in shown.splitlines() if "[" in line and "]  " in line
    ]


async def test_the_way_back_after_fourteen_days(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with visit(left) as (_, pilot):
        await press(pilot, "space", "space", "space")
        ticked = screen_text(pilot)
        assert ticked.count("[x]") == len(HABITS)
    monkeypatch.setattr(Clock, "wall", lambda clock: BACK)
    async with visit(left) as (app, pilot):
        today = screen_text(pilot)
        assert not COUNTS.search(today)
        assert "[x]" not in today
        assert ticks_of(today) == ticks_of(ticked)
        assert "Post-crisis" not in today
        await rest_and_people(pilot)
        await what_was_not_all_right(app, pilot, left / "letter.txt")
        await the_bag(pilot)
        await open_timetable(app, pilot, "The school run", "Ben", "1 December 2026")
        await open_timetable(app, pilot, "Bills", "Asha", "10 January 2027")
        assert not COUNTS.search(screen_text(pilot))
    letter_alone(left / "letter.txt", "Porridge")
    kept(left)


def kept(folder: Path) -> None:
    """Everything is in the vault as it was written."""
    book = again(folder)
    as_written(book.plan)
    book.close()
