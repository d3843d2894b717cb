"""The crisis card on the lock page: lines the person chose, in clear, and gone when it is switched off."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wrap_tui.domain.anew import erased_before
from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.stamp import NEVER
from wrap_tui.domain.text import one_line
from wrap_tui.errors import WriteError
from wrap_tui.paths import Places
from wrap_tui.services import in_clear
from wrap_tui.services.in_clear import CARD_LINES as CARD_LINES
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.services.book import Book

ON: Final = "card.on"
"""With a dot and the id of a computer behind it: shown there. Alone, from versions before: shown where it stands already."""
CHOSEN: Final = "card.lines"
"""All lines in one list, from versions before; what was said of a line alone stands above it."""
LINE: Final = "card.line."
"""Before the key of a line: whether it is on the card. Each on its own, so that two computers take none back in."""

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
                yield CardLine(_key(item), place, _person(item))
            for field in fields:
                if words := one_line(item.words(field)):
                    yield CardLine(_key(item) if field == _TEXT else f"{_key(item)}#{field}", place, words)


def _key(item: Item) -> str:
    """What names the thing of a line: another one for words written after an erasing for good, which nobody chose."""
    erased = erased_before(item)
    return item.id if erased == NEVER else f"{item.id}@{erased.ms}.{erased.n}.{erased.device}"


def _person(item: Item) -> str:
    return ", ".join(
        one_line(words) for words in (item.words("name"), *item.lines("phones")) if words.strip()
    )


def is_on(book: Book) -> bool:
    """Whether the card is shown on this computer. Off until the person switches it on here."""
    here = book.plan.preference(_here(book))
    if isinstance(here, bool):
        return here
    return book.plan.preference(ON) is True and (book.places is None or _stands(book.places))


def is_on_elsewhere(book: Book) -> bool:
    """Whether another computer shows the card, as far as this copy of the plan knows."""
    own = (_here(book), ON) if is_on(book) else (_here(book),)
    return any(key not in own for key in _switched_on(book.plan))


def _here(book: Book) -> str:
    return f"{ON}.{book.clock.device}"


def _switched_on(plan: Plan) -> tuple[str, ...]:
    return tuple(key for key, kept in plan.preferences.items() if is_switch(key) and kept.value is True)


def is_switch(key: str) -> bool:
    """Whether a preference says that a computer shows the card: no file that is brought in can switch it on."""
    return key == ON or key.startswith(f"{ON}.")


def _stands(places: Places) -> bool:
    """Whether a card of this plan is in clear here; a stick may have been at another path."""
    known = in_clear.load(places.settings.parent)
    return bool(known.card(places.vault)) or (
        places.together and any(path.endswith(places.vault.name) for path in known.cards)
    )


def chosen(plan: Plan) -> tuple[str, ...]:
    """The keys of the lines the person chose, shown or not."""
    listed = _listed(plan)
    said = {key.removeprefix(LINE): kept.value for key, kept in plan.preferences.items() if is_line(key)}
    return tuple(key for key in dict.fromkeys((*listed, *said)) if said.get(key, True) is True)


def _listed(plan: Plan) -> tuple[str, ...]:
    kept = plan.preference(CHOSEN, [])
    return tuple(key for key in kept if isinstance(key, str)) if isinstance(kept, (list, tuple)) else ()


def is_line(key: str) -> bool:
    """Whether a preference says that a line is on the card, or not: no file that is brought in takes one back in."""
    return key.startswith(LINE)


def lines(book: Book) -> tuple[str, ...]:
    """The lines of the card as they are now; none when it is off here."""
    keys = chosen(book.plan) if is_on(book) else ()
    return tuple(line.alone for line in offered(book.plan) if line.key in keys)[:CARD_LINES]


def choose(book: Book, key: str) -> bool:
    """Take a line onto the card, or off it. False when the card is full."""
    there = {line.key for line in offered(book.plan)}
    keys = [known for known in chosen(book.plan) if known in there]
    if key not in keys and len(keys) >= CARD_LINES:
        return False
    plan = book.plan
    if is_on(book) and plan.preference(_here(book)) is None:
        plan = plan.with_preference(_here(book), True, book.clock.now())
    plan = plan.with_preference(f"{LINE}{key}", key not in keys, book.clock.now())
    if key in keys and key in _listed(plan):
        left = [known for known in _listed(plan) if known != key]
        plan = plan.with_preference(CHOSEN, left, book.clock.now())
    book.apply(plan, undoable=False)
    return True


def switch(book: Book, on: bool) -> None:
    """Show the card on the lock page of this computer; or stop showing it, on others when they next open the plan.

    WriteError when the file in clear cannot be written.
    """
    plan = book.plan
    for key in (_here(book),) if on else (_here(book), *_switched_on(plan)):
        plan = plan.with_preference(key, on, book.clock.now())
    book.apply(plan, undoable=False)
    write(book, sweep=not on)


def after_switching(book: Book, others: bool) -> str:
    """Which sentence tells what switching did; *others*: whether other computers showed the card before."""
    if not is_on(book):
        return "pages.card.wiped_others" if others else "pages.card.wiped"
    return "pages.card.shown" if lines(book) else "pages.card.choose"


def write(book: Book, *, sweep: bool = False) -> None:
    """Make the file in clear say what the card says now; without any line of anyone it is wiped.

    Cards of plans that are no longer where they were go too when *sweep* is set, and always on a stick, whose
    path changes from computer to computer.
    """
    places = book.places
    if places is None:
        return
    folder = places.settings.parent
    known = in_clear.load(folder)
    fresh = known.with_card(places.vault, lines(book))
    for path in fresh.cards if sweep or places.together else ():
        if path != str(places.vault) and _gone(Path(path)):
            fresh = fresh.with_card(Path(path), ())
    if fresh != known:
        in_clear.save(folder, fresh)


def _gone(vault: Path) -> bool:
    try:
        return not vault.exists()
    except OSError:
        return False


def on_lock_page(settings: Path, vault: Path) -> tuple[str, ...]:
    """The card of a vault, read without a passphrase."""
    return in_clear.load(settings.parent).card(vault)


def follow(book: Book) -> None:
    """Keep the card as the plan is, from now on: another number, a person who left, a line taken out.

    What another computer changed while the plan was closed reaches it at once. A full disk waits.
    """
    _stay_off(book)
    heard = _follower(book)
    book.listen(heard)
    heard()


def leave_off(places: Places) -> None:
    """Before a backup takes the place of the vault: no card stands here now, so none shall stand here by it."""
    known = in_clear.load(places.settings.parent)
    if not _stands(places) and not known.off.issuperset({str(places.vault)}):
        with contextlib.suppress(WriteError):
            in_clear.save(places.settings.parent, known.staying_off(places.vault, True))


def _stay_off(book: Book) -> None:
    places = book.places
    known = in_clear.load(places.settings.parent) if places is not None else in_clear.InClear()
    if places is None or str(places.vault) not in known.off:
        return
    if is_on(book):
        book.apply(book.plan.with_preference(_here(book), False, book.clock.now()), undoable=False)
    with contextlib.suppress(WriteError):
        in_clear.save(places.settings.parent, known.staying_off(places.vault, False))


def _follower(book: Book) -> Callable[[], None]:
    guard = threading.Lock()
    seen: list[object] = [None, None]

    def heard() -> None:
        plan = book.plan
        with guard:
            now = [plan.items, plan.preferences]
            if all(a is b for a, b in zip(now, seen, strict=True)):
                return
            seen[:] = now
            with contextlib.suppress(WriteError):
                write(book)

    return heard
