"""The only source of moments and ids: wall clock, hybrid logical clock, random ids."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from wrap_tui.domain.stamp import NEVER, Stamp, later

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def random_id() -> str:
    """A stable id of 60 random bits in 12 letters and digits that cannot be mistaken for each other."""
    return "".join(secrets.choice(_LETTERS) for _ in range(12))


def local_now() -> datetime:
    """Local time now, in the time zone that the computer has now: a traveller's program may stay open for days."""
    look_again = getattr(time, "tzset", None)
    if look_again is not None:
        look_again()
    return datetime.now().astimezone()


class Clock:
    """Gives stamps that never go back, also when the clock of the computer does."""

    def __init__(
        self,
        device: str,
        *,
        wall: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] = random_id,
        after: Stamp = NEVER,
    ) -> None:
        self.device = device
        self.new_id = new_id
        self._wall = wall or local_now
        self._last = after
        self._lock = threading.Lock()

    def wall(self) -> datetime:
        """Local time now, with its zone."""
        return self._wall()

    def go_on_after(self, stamp: Stamp) -> None:
        """Give only stamps later than *stamp* from now on (the latest one that a vault holds)."""
        with self._lock:
            self._last = max(self._last, stamp)

    def now(self) -> Stamp:
        """A stamp later than every one before."""
        with self._lock:
            self._last = later(int(self._wall().astimezone(UTC).timestamp() * 1000), self._last, self.device)
            return self._last


def awake_and_asleep() -> float:
    """Seconds since start-up, sleep counted where the system can tell (CLOCK_BOOTTIME)."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boottime) if boottime is not None else time.time()
