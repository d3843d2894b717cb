"""Moments that two computers can order: a hybrid logical clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, NamedTuple


class Stamp(NamedTuple):
    """Milliseconds since 1970 (UTC), a counter for the same millisecond, and the device that wrote.

    Stamps compare by time, then counter, then device, so two devices always agree which came later.
    """

    ms: int
    n: int = 0
    device: str = ""

    def moment(self) -> datetime:
        """The wall-clock time of the stamp, in UTC; out-of-range stamps give the nearest real date."""
        return datetime.fromtimestamp(min(max(self.ms, 0), 253_402_300_799_999) / 1000, UTC)


NEVER: Final = Stamp(0)
"""Before everything."""


def stamp_in(kept: Any, otherwise: Stamp = NEVER) -> Stamp:
    """A moment as records and `extra` keep it, a list of three; *otherwise* for anything else."""
    match kept:
        case [int(ms), int(n), str(device)]:
            return Stamp(ms, n, device)
    return otherwise


def later(now_ms: int, last: Stamp, device: str) -> Stamp:
    """A stamp after *last* even when the clock was set back (hybrid logical clock, Kulkarni et al. 2014)."""
    if now_ms > last.ms:
        return Stamp(now_ms, 0, device)
    return Stamp(last.ms, last.n + 1, device)
