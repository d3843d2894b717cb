"""A vault with planted words in every kind of record, every page shown: no word is anywhere but in the vault, none in memory after a lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.leaks import planted
from tests.leaks.seat import ENTER_PAGES, HIDE, LEAVE_PAGES, Seat, folders_in
from wrap_tui.codec.items import from_records
from wrap_tui.screens.pages import PAGES
from wrap_tui.services.opening import memory_book

PASSPHRASE = "zqpass zqphrase words"
WORDS = (*planted.WORDS.values(), planted.PASTED, planted.AUDIENCE)
SEARCHED = (PASSPHRASE, *WORDS)
TOUR, QUIT = "\x14", "\x11"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """The program at its lock page, with a planted vault."""
    data = folders_in(tmp_path)[0] / "wrap-tui"
    data.mkdir()
    planted.make(data / "plan.wrap", PASSPHRASE)
    run = Seat(tmp_path, program="tests.leaks.touring")
    yield run
    run.end()


def test_the_tour_goes_through_every_page() -> None:
    records = planted.planted_records()
    places = planted.tour(memory_book(from_records(records)))
    assert {place[0] for place in places} == PAGES.keys() - set(planted.START)
    assert all(all(place) for place in places)
    assert {record.kind for record in records} == {"item", "older", "draft", "day", "preference", "hologram"}


def test_no_word_leaves_the_vault_on_any_page(seat: Seat) -> None:
    seat.wait_for("spare key")
    seat.look()
    seat.press(PASSPHRASE, "\r")
    seat.wait_for("Right now")
    seat.press(TOUR)
    seat.wait_for("the tour is over", 300)
    assert seat.child.isalive()
    shown = [word for word in WORDS if word.encode() in seat.painted]
    assert {planted.WORDS["item"], planted.WORDS["older"], planted.WORDS["day"], planted.PASTED} <= set(shown)
    assert all(seat.memory_with(*WORDS).values())
    seat.press(HIDE)
    seat.press("\r")
    seat.lock()
    assert seat.child.isalive()
    assert seat.memory_with(*SEARCHED) == dict.fromkeys(SEARCHED, 0)
    seat.press(QUIT)
    seat.gone()
    assert seat.files_with(*SEARCHED) == []
    outside, titles = seat.outside_pages(), b"\n".join(seat.titles())
    assert [word for word in SEARCHED if word.encode() in outside + titles] == []
    assert b"\x1b]52;" not in seat.painted
    assert seat.painted.count(ENTER_PAGES) == seat.painted.count(LEAVE_PAGES)
