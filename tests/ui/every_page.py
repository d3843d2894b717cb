"""Every drawn page once, with what it needs to be about something: the rows from which the golden texts are made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from tests.ui.kit import SNAPSHOTS, Wall, ids, type_words
from tests.ui.looks import HERE, MORNING, PAGES, SIZES, Look, demo_on_a_morning, started
from tests.ui.running import places_in
from tests.ui.unlocking import SECRET, make_vault, until
from wrap_tui.app import WrapApp
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies, peer
from wrap_tui.flows.projector import group_book
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import create_book, memory_book

BOTH: Final = ((60, 20), (80, 24))
"""The sizes that every page is read in."""
THREE: Final = (*BOTH, (120, 40))


@dataclass(frozen=True, slots=True)
class Sitting:
    """Pages that are read one after the other from one start.

    `pages` says how each is opened (nothing: the first page of the start); `@place` stands for the id of the
    first thing there. The texts are kept in the folder `name`, in the two smaller sizes; those of `wider` in others too.
    """

    name: str
    book: Callable[[Path], Book | None]
    pages: dict[str, tuple[str, ...]]
    wider: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    begin: Callable[[WrapApp, Pilot[int]], Awaitable[None]] | None = None
    """What is done before the first page is read."""

    def sizes(self, page: str) -> tuple[tuple[int, int], ...]:
        """The sizes in which a page is read."""
        return self.wider.get(page, BOTH)

    def file(self, page: str, size: tuple[int, int]) -> Path:
        """The golden text of a page in one size."""
        return SNAPSHOTS / self.name / f"{page}-{size[0]}x{size[1]}.txt"

    @asynccontextmanager
    async def begun(
        self, folder: Path, size: tuple[int, int], look: Look
    ) -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
        """The app with the book of this sitting."""
        async with started(folder, self.book(folder), size, look) as (app, pilot):
            if self.begin is not None:
                await self.begin(app, pilot)
            yield app, pilot


def lived_in(_: Path) -> Book:
    """The demonstration, with a copy that was given, a group, changed words and something removed."""
    book = demo_on_a_morning()
    marta = book.plan.at("crisis.supporters")[0]
    held = Copy(
        "", marta.id, marta.words("name"), 1, "", "html", True, ("brief", "own_tasks"), (), phrase="a b c d e"
    )
    copies.set_state(book, copies.note_copy(book, held), "opened")
    book.change(marta.id, {**marta.fields, "tasks": "Feed Biscuit"})
    copies.add_audience(book, "Family")
    event = book.plan.at("triggers.events")[0]
    book.change(event.id, {**event.fields, "text": "A brown envelope, unopened"})
    book.remove(book.plan.at("triggers.senses")[0].id)
    return book


def with_a_supporter(_: Path) -> Book:
    """A running session on Toolbox and Early warning signs, in which one line was written."""
    book = demo_on_a_morning()
    peer.agree(book, peer.Agreement("all of it", "danger", "a raised hand"))
    peer.begin(book, ["toolbox", "early"], 45, "helplines")
    return book


def empty(_: Path) -> Book:
    """A plan in which nothing is written yet."""
    return memory_book(clock=Clock("test", wall=Wall(MORNING), new_id=ids()))


def kept(folder: Path) -> Book:
    """A real vault, open."""
    return create_book(places_in(folder), SECRET)


def shut(folder: Path) -> None:
    """A real vault, closed: the lock page comes first."""
    make_vault(folder)


def damaged(folder: Path) -> None:
    """A real vault that is damaged: mending is offered."""
    make_vault(folder)
    file = places_in(folder).vault
    raw = bytearray(file.read_bytes())
    raw[-1500:] = bytes(1500)
    file.write_bytes(raw)


async def type_passphrase(app: WrapApp, pilot: Pilot[int]) -> None:
    """At the lock page of a damaged plan, until it is known what is whole."""
    await until(app, pilot, "damaged in places")
    await type_words(pilot, SECRET)
    await pilot.press("enter")
    await until(app, pilot, "The newest good backup was made")


def nothing(_: Path) -> None:
    """No plan on this computer."""


_DEMO: Final[dict[str, tuple[str, ...]]] = {
    **PAGES,
    "day": ("day", "2026-10-12"),
    "read": ("read",),
    "arrange": ("arrange",),
    "form": ("form", "crisis.supporters", "@crisis.supporters"),
    "change": ("change", "@triggers.events"),
    "older": ("older", "@triggers.events"),
    "removed": ("removed",),
    "own-words": ("own_words",),
    "note": ("note",),
    "lines": ("lines",),
    "good": ("good",),
    "steps": ("steps", "triggers"),
    "own-things": ("own_things",),
    "plan": ("plan", "triggers"),
    "walk": ("walk", "triggers"),
    "tools": ("tools",),
    "tool": ("tool", "@toolbox.use"),
    "entry": ("entry", "@journal.entries"),
    "better-words": ("better_words",),
    "readings": ("readings",),
    "rhythm": ("rhythm",),
    "share": ("share",),
    "copy": ("copy", "@share.copies"),
    "audiences": ("audiences",),
    "audience": ("audience", "@share.audiences"),
    "reflect": ("reflect",),
    "area": ("area", "family"),
    "lenses": ("lenses",),
    "lens": ("lens", "chime"),
    "goal": ("goal", "@matters.goals"),
    "bring-in": ("bring_in",),
    "search": ("search",),
    "peer": ("peer",),
    "section-crisis": ("section", "crisis"),
    "guide-first-page": ("guide", "first_page"),
    "help-page": ("help", "section", "triggers"),
}
FULL: Final = Sitting("demo", lived_in, _DEMO, {page: SIZES if page in PAGES else THREE for page in _DEMO})

SITTINGS: Final = (
    FULL,
    Sitting("session", with_a_supporter, {
        "session": (),
        "pause": ("pause",),
        "danger-card": ("danger_card",),
        "helped": ("helped",),
        "read-back": ("read_back",),
        "section": ("section", "toolbox"),
    }),
    Sitting("group", lambda _: group_book(), {"questions": ()}, {"questions": SIZES}),
    Sitting("empty", empty, {
        "today": (),
        "guide": ("guide", "triggers"),
        "section": ("section", "triggers"),
        "crisis": ("crisis",),
        "notice": ("notice",),
        "plan": ("plan", "triggers"),
        "check-in": ("check_in",),
        "journal": ("journal",),
        "people": ("people",),
        "looking-back": ("looking_back",),
        "review": ("review",),
        "goals": ("goals",),
        "tools": ("tools",),
        "after": ("section", "post"),
        "good": ("good",),
        "read": ("read",),
        "removed": ("removed",),
        "copies": ("copies",),
        "own-things": ("own_things",),
    }),
    Sitting("kept", kept, {
        "passphrase": ("passphrase",),
        "card": ("card",),
        "plans": ("plans",),
        "shortcut": ("shortcut",),
        "leaving": ("leaving",),
        "spare-key": ("spare_key",),
        "backups": ("backups",),
        "forget": ("forget",),
    }),
    Sitting("shut", shut, {"lock": ()}, {"lock": SIZES}),
    Sitting("damaged", damaged, {"mend": HERE}, begin=type_passphrase),
    Sitting("new", nothing, {"first-run": ()}, {"first-run": SIZES}),
)  # fmt: skip


def drawn(sitting: Sitting, page: str) -> str:
    """The name of the drawn page that a row is about."""
    place = sitting.pages[page]
    return place[0] if place and place != HERE else page.replace("-", "_")


def place_of(sitting: Sitting, page: str, book: Book | None) -> tuple[str, ...]:
    """How a page is opened, with ids in the place of `@place`."""
    return tuple(
        book.plan.at(part[1:])[0].id if part.startswith("@") and book is not None else part
        for part in sitting.pages[page]
    )
