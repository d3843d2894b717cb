"""One plan in a folder that Syncthing keeps the same on two computers: changed on both while apart, then united."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.syncing import SYNCTHING, Synced, until
from wrap_tui.paths import Places
from wrap_tui.services.book import Book
from wrap_tui.services.opening import Passphrase, create_book, open_book, read_plan
from wrap_tui.services.uniting import NOTHING_NEW, fresh_copies, unite
from wrap_tui.store.cost import Cost

pytestmark = pytest.mark.skipif(
    SYNCTHING is None and not os.environ.get("CI"), reason="the program syncthing is not installed"
)

SECRET = "five plain words for this"
DAY = "2026-11-03"


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[tuple[Synced, Synced]]:
    """Two sides that know each other, not running yet."""
    one, two = Synced(tmp_path / "one"), Synced(tmp_path / "two")
    one.knows(two)
    two.knows(one)
    yield one, two
    one.stop()
    two.stop()


def places(side: Synced) -> Places:
    """The plan in the synchronised folder; settings, state and backups stay on their own computer."""
    own = side.home
    return Places(side.folder / "plan.wrap", own / "settings.toml", own / "state", own / "backups")


def opened(side: Synced) -> Book:
    return open_book(places(side), Passphrase(SECRET))


def texts(side: Synced) -> set[str]:
    return set(read_plan(places(side).vault, Passphrase(SECRET)).texts("daily.every"))


def same(one: Synced, two: Synced) -> bool:
    """Whether both folders hold the same plan file."""
    a, b = places(one).vault, places(two).vault
    return a.exists() and b.exists() and a.read_bytes() == b.read_bytes()


def conflicts(side: Synced) -> list[Path]:
    return sorted(side.folder.glob("plan.sync-conflict-*.wrap"))


def changed_while_apart(one: Synced, two: Synced, first: str, second: str) -> None:
    """Each side ticks one thing of the same day, writes a line of its own, and changes the same line."""
    for side, item, words in ((one, first, "from one"), (two, second, "from two")):
        book = opened(side)
        book.tick(item, True, DAY)
        book.add("daily.every", {"text": words})
        book.change(first, {"text": f"Breakfast, {words}"})
        book.close()


def both_run(one: Synced, two: Synced) -> None:
    one.start()
    two.start()


def unite_on(side: Synced) -> None:
    """Open the plan there, find the one copy that holds something new, and unite it."""
    book = opened(side)
    (copy,) = fresh_copies(book)
    assert copy == conflicts(side)[0].resolve()
    assert unite(book, copy) != NOTHING_NEW
    assert fresh_copies(book) == ()
    book.close()


def test_changes_on_both_sides_come_together_and_nothing_is_lost(
    sides: tuple[Synced, Synced], cheap_cost: Cost
) -> None:
    one, two = sides
    book = create_book(places(one), SECRET)
    first = book.add("daily.every", {"text": "Breakfast"}).id
    second = book.add("daily.every", {"text": "Ten minutes outside"}).id
    book.close()
    both_run(one, two)
    until(lambda: same(one, two), "the plan on the other side")
    one.stop()
    two.stop()
    changed_while_apart(one, two, first, second)
    both_run(one, two)
    until(lambda: conflicts(one) and conflicts(two) and same(one, two), "the conflict copy on both sides")
    unite_on(one)
    until(lambda: same(one, two), "the united plan on the other side")
    there = opened(two)
    assert fresh_copies(there) == ()
    assert unite(there, conflicts(two)[0]) == NOTHING_NEW
    plan = there.plan
    there.close()
    lines = {"Ten minutes outside", "from one", "from two", "Breakfast, from two"}
    assert set(plan.texts("daily.every")) == lines == texts(one) == texts(two)
    assert [plan.day(DAY).ticked(item) for item in (first, second)] == [True, True]
    older = {wording.fields["text"] for wording in plan.older_of(first)}
    assert older == {"Breakfast", "Breakfast, from one"}
