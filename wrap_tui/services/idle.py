"""How long nobody has touched the program, with sleep counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from wrap_tui.services.clock import awake_and_asleep

NOTICE: Final = 60.0
"""Seconds of calm notice before the idle lock (WCAG 2.2.1 asks for 20 or more)."""

IdleState = Literal["awake", "notice", "over"]


class IdleClock:
    """Counts from the last key, click or paste. `now` gives seconds that also pass while the computer sleeps."""

    def __init__(self, now: Callable[[], float] = awake_and_asleep) -> None:
        self.now = now
        self._touched = now()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self.now()

    @property
    def seconds(self) -> float:
        """Seconds since somebody was there."""
        return self.now() - self._touched

    def state(self, limit: float) -> IdleState:
        """Whether a limit in seconds (0: never) is past, near, or neither."""
        if limit <= 0:
            return "awake"
        idle = self.seconds
        if idle >= limit:
            return "over"
        return "notice" if idle >= limit - min(NOTICE, limit / 2) else "awake"
