"""The whole search for garbage waits for a pause, and is not left out for ever."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from wrap_tui import pauses


class Knot:
    """Holds itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """The collector of the test process as it was before."""
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


def _grow_old() -> weakref.ref[Knot]:
    """A knot that the searches of younger memory have let by, as often as makes a whole search due."""
    gc.set_threshold(0)
    gc.collect()
    knot = Knot()
    for _ in range(pauses.DUE):
        gc.collect(1)
    return weakref.ref(knot)


def test_nothing_is_searched_while_somebody_types() -> None:
    knot = _grow_old()
    assert not pauses.search(pauses.QUIET - 0.1)
    assert knot() is not None


def test_a_pause_finds_what_nobody_holds() -> None:
    knot = _grow_old()
    assert pauses.search(pauses.QUIET)
    assert knot() is None


def test_a_second_pause_right_behind_costs_nothing() -> None:
    _grow_old()
    assert pauses.search(60.0)
    assert not pauses.search(61.0)


def test_younger_memory_is_searched_as_before_and_the_whole_some_day() -> None:
    before = gc.get_threshold()
    pauses.search_only_in_pauses()
    assert gc.get_threshold() == (*before[:2], pauses.ANYWAY)
