"""Local time follows a traveller while the program stays open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from wrap_tui.domain.day import DAY_START, local_date
from wrap_tui.services.clock import Clock


@pytest.fixture(autouse=True)
def zone_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="Windows tells a running program of another zone by itself"
)
def test_a_clock_that_is_running_goes_on_in_the_zone_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock("test")
    found = []
    for zone, hours in (("LOC-14", 14), ("LOC+12", -12), ("UTC", 0)):
        monkeypatch.setenv("TZ", zone)
        assert clock.wall().utcoffset() == timedelta(hours=hours)
        found.append(local_date(clock.wall(), DAY_START))
    assert found[0] != found[1], "26 hours apart: never the same day"


def test_stamps_never_go_back_when_the_zone_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock("test")
    stamps = []
    for zone in ("LOC-14", "LOC+12", "UTC"):
        monkeypatch.setenv("TZ", zone)
        stamps += [clock.now(), clock.now()]
    assert stamps == sorted(set(stamps))
