"""The idle clock, with time that a test sets."""

from __future__ import annotations

import time

import pytest

from wrap_tui.services.clock import awake_and_asleep
from wrap_tui.services.idle import IdleClock


def test_notice_comes_a_minute_before_and_a_touch_starts_again() -> None:
    now = [100.0]
    idle = IdleClock(lambda: now[0])
    states = []
    for at in (0, 539, 540, 599, 600, 10_000):
        now[0] = 100.0 + at
        states.append(idle.state(600))
    assert states == ["awake", "awake", "notice", "notice", "over", "over"]
    idle.touch()
    assert (idle.state(600), idle.seconds) == ("awake", 0)


def test_no_limit_never_locks_and_a_short_one_gives_half_of_it() -> None:
    now = [0.0]
    idle = IdleClock(lambda: now[0])
    now[0] = 1e9
    assert idle.state(0) == "awake"
    idle.touch()
    now[0] += 31
    assert idle.state(60) == "notice"


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="this system cannot count sleep")
def test_sleep_is_counted() -> None:
    assert awake_and_asleep() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=1)
