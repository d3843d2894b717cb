"""The look round: its stops, the next one, and leaving it for good."""

from __future__ import annotations

from wrap_tui.flows import look_round
from wrap_tui.flows.look_round import STOPS
from wrap_tui.screens.pages import PAGES
from wrap_tui.services.opening import memory_book


def test_each_stop_is_a_page_with_a_sentence() -> None:
    found = look_round.stops()
    assert [stop.page for stop in found] == list(STOPS)
    assert all(stop.page[0] in PAGES and stop.label and stop.line.endswith(".") for stop in found)
    assert len({stop.line for stop in found}) == 5


def test_a_plan_of_ones_own_offers_no_look_round() -> None:
    book = memory_book()
    assert not look_round.offered(book)
    book.prefer(look_round.NEXT, "damaged")
    assert not look_round.offered(book)


def test_the_stops_follow_each_other_and_then_it_is_over() -> None:
    book = look_round.made_up()
    for number, stop in enumerate(look_round.stops()):
        assert look_round.offered(book)
        assert look_round.next_stop(book) == number
        look_round.seen(book, stop)
    assert not look_round.offered(book)


def test_it_can_be_left_for_good() -> None:
    book = look_round.made_up()
    look_round.enough(book)
    assert not look_round.offered(book)
    assert not book.can_undo
