"""Opens the app on a plan in memory, presses keys, and reads the screen as text."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.paths import Places
from wrap_tui.screens.base import Page
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book

TUESDAY = datetime(2025, 10, 14, 14, 2, tzinfo=UTC)
SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
SIZES = ((60, 20), (80, 24), (120, 40))


class Wall:
    """Local time that a test sets; it stands still in between."""

    def __init__(self, at: datetime = TUESDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def days_on(self, days: int) -> None:
        self.at += timedelta(days=days)


def ids() -> Callable[[], str]:
    """Ids "i1", "i2", ..."""
    numbers = count(1)
    return lambda: f"i{next(numbers)}"


def empty_book(wall: Wall | None = None) -> Book:
    """An empty plan that nothing writes, with a clock that stands still and ids that count."""
    return memory_book(clock=Clock("test", wall=wall or Wall(), new_id=ids()))


def places(folder: Path) -> Places:
    """Everything in one folder of the test."""
    return Places(folder / "plan.wrap", folder / "settings.toml", folder / "state", folder / "backups")


@asynccontextmanager
async def opened(
    book: Book, folder: Path, *, size: tuple[int, int] = (80, 24), ascii_only: bool = False
) -> AsyncIterator[Pilot[int]]:
    """The app with *book* open, on Today."""
    app = WrapApp(Start(places(folder), ascii_only=ascii_only, book=book))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def the_app(pilot: Pilot[int]) -> WrapApp:
    """The app under the pilot, as ours."""
    assert isinstance(pilot.app, WrapApp)
    return pilot.app


def screen_text(pilot: Pilot[int]) -> str:
    """What stands on the screen now, line by line, without spaces at line ends."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines) + "\n"


async def type_words(pilot: Pilot[int], words: str) -> None:
    """Type words key by key."""
    named = {" ": "space", ",": "comma", ".": "full_stop", "'": "apostrophe", "?": "question_mark"}
    await pilot.press(*[named.get(letter, letter) for letter in words])
    await pilot.pause()


def golden(name: str, text: str) -> None:
    """Compare *text* with a kept snapshot. `UPDATE_SNAPSHOTS=1` keeps the present text instead; look at it then."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name}: the page looks different now"


def sam() -> Book:
    """A small plan of a made-up person, written on Tuesday 14 October 2025."""
    book = empty_book()
    for words in (
        "Breakfast with my tablets",
        "Ten minutes outside",
        "Text or ring one person",
        "Lights off by 11",
    ):
        book.add("daily.every", {"text": words})
    book.add("daily.might", {"text": "Ring the dentist"})
    for words in ("calm", "funny", "out early"):
        book.add("well.words", {"text": words})
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    book.add("triggers.dates", {"text": "Late November, around Mum's birthday"})
    book.add("triggers.plan", {"text": "Step outside", "for": pubs.id, "level": "must"})
    book.add(
        "crisis.supporters",
        {
            "name": "Asha",
            "relationship": "my sister",
            "phones": ("07700 900123", "01632 960001"),
            "reach": "any hour",
        },
    )
    book.add("crisis.supporters", {"name": "Jo", "phones": ("07700 900456",), "cannot": "Nights"})
    book.add("crisis.for_me_now", {"text": "Feet on the floor. Cold water. Radio on, low."})
    book.add("crisis.helps", {"text": "Sit with me. Talk quietly. Ask before you touch me."})
    book.add("crisis.not_helps", {"text": "crowd me, argue, ring my work"})
    book.answer("crisis.home", {"address": "12 Elm Row", "way_in": "Key under the pot"})
    book.add("crisis.medicines", {"name": "Zopravil", "dose": "5 mg", "when": "night"})
    book.add("journal.good", {"text": "The heron came back"})
    return book


TODAY = "2025-10-14"


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Each key by itself, as a person presses them."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


def place(pilot: Pilot[int]) -> tuple[str, ...]:
    """Name and arguments of the page that is seen."""
    page = pilot.app.screen
    assert isinstance(page, Page)
    return page.place


def files(folder: Path) -> list[Path]:
    """What lies in a folder, by name."""
    return sorted(folder.iterdir())


async def finished(pilot: Pilot[int]) -> None:
    """Wait for the slow work aside, and until its news is shown."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
