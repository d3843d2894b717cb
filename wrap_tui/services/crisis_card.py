"""The crisis card on the lock page: lines the person chose, in clear, and gone when it is switched off."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.text import one_line
from wrap_tui.errors import WriteError
from wrap_tui.paths import Places
from wrap_tui.services import in_clear
from wrap_tui.services.in_clear import CARD_LINES as CARD_LINES
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.services.book import Book

ON: Final = "card.on"
CHOSEN: Final = "card.lines"

_TEXT: Final = "text"
_PLACES: Final = (
    ("crisis.about_me", ("called",)),
    ("crisis.for_me_now", (_TEXT,)),
    ("crisis.supporters", ()),
    ("crisis.helps", (_TEXT,)),
    ("crisis.not_helps", (_TEXT,)),
    ("crisis.home", ("address", "way_in")),
    ("crisis.health_line", (_TEXT,)),
    ("crisis.decides", (_TEXT,)),
)
"""What can stand on a card, in its order: a place and the fields that are a line each; none: name and phones in one."""

_NAMED: Final = {
    "crisis.not_helps": "pages.card.line_not_helps",
    "crisis.decides": "pages.card.line_decides",
}
"""Places whose lines mean the opposite, or nothing, to a reader who does not see the question: it is said in front."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line that can stand on the card: a key that stays when the words change, its place, and the words."""

    key: str
    place: str
    words: str

    @property
    def alone(self) -> str:
        """The words as they stand on the card, where no question stands above them."""
        named = _NAMED.get(self.place)
        return say(named, words=self.words) if named else self.words


def offered(plan: Plan) -> tuple[CardLine, ...]:
    """Every line that can stand on the card. Nobody who is not to be involved is among them."""
    return tuple(_offered(plan))


def _offered(plan: Plan) -> Iterator[CardLine]:
    out = not_involved(plan)
    for place, fields in _PLACES:
        for item in plan.at(place):
            if not fields and not out.is_one(item.words("name")):
                yield CardLine(item.id, place, _person(item))
            for field in fields:
                if words := one_line(item.words(field)):
                    yield CardLine(item.id if field == _TEXT else f"{item.id}#{field}", place, words)


def _person(item: Item) -> str:
    return ", ".join(
        one_line(words) for words in (item.words("name"), *item.lines("phones")) if words.strip()
    )


def is_on(plan: Plan) -> bool:
    """Whether the card is shown. Off until the person switches it on."""
    return plan.preference(ON, False) is True


def chosen(plan: Plan) -> tuple[str, ...]:
    """The keys of the lines the person chose, shown or not."""
    kept = plan.preference(CHOSEN, [])
    return tuple(key for key in kept if isinstance(key, str)) if isinstance(kept, (list, tuple)) else ()


def lines(plan: Plan) -> tuple[str, ...]:
    """The lines of the card as they are now; none when it is off."""
    keys = chosen(plan) if is_on(plan) else ()
    return tuple(line.alone for line in offered(plan) if line.key in keys)[:CARD_LINES]


def choose(book: Book, key: str) -> bool:
    """Take a line onto the card, or off it. False when the card is full."""
    there = {line.key for line in offered(book.plan)}
    keys = [known for known in chosen(book.plan) if known in there]
    if key not in keys and len(keys) >= CARD_LINES:
        return False
    book.prefer(CHOSEN, [known for known in keys if known != key] if key in keys else [*keys, key])
    return True


def switch(book: Book, on: bool) -> None:
    """Show the card on the lock page, or stop showing it. WriteError when the file in clear cannot be written."""
    book.prefer(ON, on)
    if book.places is not None:
        write(book.places, book.plan)


def write(places: Places, plan: Plan) -> None:
    """Make the file in clear say what the card says now; without any line of anyone it is wiped."""
    folder = places.settings.parent
    known = in_clear.load(folder)
    fresh = known.with_card(places.vault, lines(plan))
    if fresh != known:
        in_clear.save(folder, fresh)


def on_lock_page(settings: Path, vault: Path) -> tuple[str, ...]:
    """The card of a vault, read without a passphrase."""
    return in_clear.load(settings.parent).card(vault)


def follow(book: Book) -> None:
    """Keep the card as the plan is: another number, a person who left, a line taken out. A full disk waits."""
    book.listen(_follower(book))


def _follower(book: Book) -> Callable[[], None]:
    guard = threading.Lock()
    seen: list[object] = [None, None]

    def heard() -> None:
        plan, places = book.plan, book.places
        with guard:
            now = [plan.items, plan.preferences]
            if places is None or all(a is b for a, b in zip(now, seen, strict=True)):
                return
            seen[:] = now
            if is_on(plan) or in_clear.load(places.settings.parent).card(places.vault):
                with contextlib.suppress(WriteError):
                    write(places, plan)

    return heard
