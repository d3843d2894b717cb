"""The pages of the demonstration on one fixed morning, in every size and look, and what is read off their cells."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from rich.color import ColorType
from textual.pilot import Pilot

from tests.ui.kit import Wall, ids
from tests.ui.running import places_in, strips
from wrap_tui import settings
from wrap_tui.app import WrapApp
from wrap_tui.domain.text import clean
from wrap_tui.ending import Start
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.demo import demo_book
from wrap_tui.settings import Settings

MORNING: Final = datetime(2026, 10, 13, 9, 30, tzinfo=UTC)
PAGES: Final[dict[str, tuple[str, ...]]] = {
    "today": (),
    "guide": ("guide", "triggers"),
    "section": ("section", "triggers"),
    "crisis": ("crisis",),
    "people": ("people",),
    "check-in": ("check_in",),
    "notice": ("notice",),
    "journal": ("journal",),
    "looking-back": ("looking_back",),
    "settings": ("settings",),
    "export": ("export",),
    "copies": ("copies",),
    "backups": ("backups",),
    "goals": ("goals",),
    "review": ("review",),
    "menu": ("menu",),
    "helplines": ("helplines",),
    "help": ("help",),
    "look-round": ("look_round",),
}
"""What a page is called here -> how it is opened."""


HERE: Final = ("",)
"""The place of a page that is seen already, above another one."""


class Look(NamedTuple):
    """A kind of terminal."""

    ascii_only: bool = False
    no_colour: bool = False


LOOKS: Final = {"normal": Look(), "ascii": Look(ascii_only=True), "no-colour": Look(no_colour=True)}
SIZES: Final = ((60, 20), (80, 24), (100, 30), (120, 40), (200, 60))


def demo_on_a_morning() -> Book:
    """The demonstration as it stands on the fixed morning."""
    return demo_book(clock=Clock("test", wall=Wall(MORNING), new_id=ids()))


@asynccontextmanager
async def started(
    folder: Path,
    book: Book | None,
    size: tuple[int, int] = (80, 24),
    look: Look = LOOKS["normal"],
    theme: str = "calm-dark",
) -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
    """The app with *book* open; without one what is in the folder decides."""
    places = places_in(folder)
    settings.save(places.settings, Settings(country="GB", theme=theme))
    app = WrapApp(Start(places, ascii_only=look.ascii_only, no_colour=look.no_colour, book=book))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def demonstration(
    folder: Path, size: tuple[int, int] = (80, 24), look: Look = LOOKS["normal"], theme: str = "calm-dark"
) -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
    """The demonstration, open on Today."""
    async with started(folder, demo_on_a_morning(), size, look, theme) as found:
        yield found


async def show(app: WrapApp, pilot: Pilot[int], name: str) -> str:
    """Go from Today to a page, and read it."""
    return await show_place(app, pilot, PAGES[name])


async def show_place(
    app: WrapApp, pilot: Pilot[int], place: tuple[str, ...], size: tuple[int, int] | None = None
) -> str:
    """Go from the first page to another (in a window of another size), and read it; no place is the first itself, HERE the one that is seen."""
    while len(app.trail) > 1 and place != HERE:
        app.pop_screen()
    if size is not None and app.size != size:
        await pilot.resize_terminal(*size)
    if place and place != HERE:
        app.go(*place)
    await pilot.pause()
    return await settled(app, pilot)


async def resized(app: WrapApp, pilot: Pilot[int], size: tuple[int, int]) -> str:
    """Make the window another size, and read what is seen then."""
    if app.size != size:
        await pilot.resize_terminal(*size)
    for _ in range(200):
        if app.screen.size == size:
            break
        await pilot.pause(0.01)
    return await settled(app, pilot)


async def settled(app: WrapApp, pilot: Pilot[int]) -> str:
    """What is seen, once it stays."""
    before, text = "", text_of(app)
    for _ in range(20):
        if text == before:
            break
        await pilot.pause(0.01)
        before, text = text, text_of(app)
    return text


def text_of(app: WrapApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in strips(app)) + "\n"


def own_characters(app: WrapApp) -> set[str]:
    """The characters beyond ASCII in the made-up person's words, which stay as they are."""
    if app.book is None:
        return set()
    found = (str(value) for item in app.book.plan.items.values() for value in item.fields.values())
    notes = (day.note + "".join(day.good) for day in app.book.plan.days.values())
    return {character for words in (*found, *notes) for character in clean(words) if ord(character) > 126}


class Cell(NamedTuple):
    """Letters that stand in one style: their colours as (red, green, blue), and whether they are bold or reversed."""

    words: str
    text: tuple[int, int, int]
    ground: tuple[int, int, int]


def painted(app: WrapApp) -> Iterator[Cell]:
    """What is painted and can be read: words with the colours of their cells. Lines and frames are no words."""
    for strip in strips(app):
        for words, style, _ in strip:
            if style is None or not any(character.isalnum() for character in words):
                continue
            text, ground = style.color, style.bgcolor
            assert text is not None, words
            assert ground is not None, words
            assert ColorType.DEFAULT not in (text.type, ground.type), words
            pair = text.get_truecolor(), ground.get_truecolor()
            yield Cell(words, *(pair[::-1] if style.reverse else pair))


def contrast(cell: Cell) -> float:
    """The ratio of WCAG 2.2 (1.4.3), from 1 to 21."""
    light, dark = sorted((_luminance(cell.text), _luminance(cell.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
