"""Opens and makes vaults, and reads one beside an open program."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from wrap_tui import wording
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.items import from_records, latest
from wrap_tui.codec.record import Record
from wrap_tui.domain.plan import Plan, build
from wrap_tui.paths import Places
from wrap_tui.services import crisis_card
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.device import device_id
from wrap_tui.services.keeping import back_to_its_place, back_up_when_closing
from wrap_tui.store import anchor
from wrap_tui.store.cost import Cost
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase as Passphrase
from wrap_tui.store.secret import Secret as Secret
from wrap_tui.store.secret import SpareKey as SpareKey
from wrap_tui.store.vault import Vault


def create_book(
    places: Places,
    passphrase: str,
    *,
    cost: Cost | None = None,
    records: Iterable[Record] = (),
    language: str = "",
) -> Book:
    """Make a new vault at `places.vault` and open it.

    StoreError `exists` when something is there already, `readonly` or `full` when it or its folder cannot be made.
    """
    device = device_id(places)
    vault = Vault.create(
        places.vault, passphrase, cost=cost, device=device, records=records, state=places.state
    )
    return _book(vault, places, device, language)


def open_book(
    places: Places, secret: Secret, *, cancel: Callable[[], bool] | None = None, language: str = ""
) -> Book:
    """Open the vault for reading and writing. StoreError says what stands in the way."""
    device = device_id(places)
    with _many_objects():
        vault = Vault.open(places.vault, secret, device=device, state=places.state, cancel=cancel)
        return _book(vault, places, device, language)


@contextmanager
def _many_objects() -> Iterator[None]:
    """Makes half a million objects that stay: searching them for garbage again and again would double the time,
    and later stop the page for a tenth of a second now and then.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was:
            gc.enable()


def _book(vault: Vault, places: Places, device: str, language: str) -> Book:
    plan = from_records(vault.records.values())
    clock = Clock(device, after=latest(plan))

    book = Book(
        plan,
        load_catalog(language or wording.chosen()),
        clock,
        vault,
        places=places,
        before_closing=lambda open_vault, last: back_up_when_closing(open_vault, last, places),
        after_closing=lambda closed: back_to_its_place(closed.path, places),
    )
    crisis_card.follow(book)
    return book


def read_plan(
    path: Path, secret: Secret, *, state: Path | None = None, cancel: Callable[[], bool] | None = None
) -> Plan:
    """The plan in a vault, read without a lock and without a write, also beside an open program.

    With the *state* folder, a guess on key slots that are not those of last time is told as `relocked`.
    """
    with anchor.telling(path, state):
        return from_records(read(path, secret, cancel=cancel).records.values())


def telling(places: Places) -> AbstractContextManager[None]:
    """Tells a wrong guess on the vault at its place from one on key slots that are not those of last time."""
    return anchor.telling(places.vault, places.state)


def memory_book(plan: Plan | None = None, *, language: str = "", clock: Clock | None = None) -> Book:
    """A book that nothing writes anywhere: the demonstration, and tests of pages."""
    return Book(plan or build(), load_catalog(language or wording.chosen()), clock or Clock("memory"))
