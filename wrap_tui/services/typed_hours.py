"""Hours that a person typed, read as a clock can use them; what cannot be read stays their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from typing import Final

from wrap_tui.domain.helpline import DAYS, Hours, Span
from wrap_tui.domain.text import folded
from wrap_tui.wording import BASE, chosen, table

_CLOCK: Final = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
_HOURS: Final = re.compile(rf"{_CLOCK}\s*(?:-|–|to|a|until|hasta)\s*{_CLOCK}\s*h?$")
_RUN: Final = re.compile(r"\s*(?:-|–|\bto\b|\ba\b)\s*")
_SHORTEST: Final = 2
"""Letters of a day's name that are enough: "mo", "mon", "monday"."""


def read_hours(lines: Iterable[str]) -> Hours | None:
    """ "always", "Mon-Fri 9-17", "every day 20:00-24:00": one run of days a line. None when a line says anything else."""
    spans: list[Span] = []
    for line in lines:
        typed = folded(line).strip().rstrip(".")
        if typed in _words("always"):
            return Hours(always=True)
        span = _span(typed)
        if span is None:
            return None
        spans.append(span)
    return Hours(spans=tuple(spans)) if spans else None


def _words(name: str) -> set[str]:
    found = (table(language).get(f"helplines.typed.{name}", "") for language in (chosen(), BASE))
    return {folded(word).strip() for words in found for word in words.split(",") if word.strip()}


def _span(typed: str) -> Span | None:
    clock = _HOURS.search(typed)
    if clock is None:
        return None
    days = _days(typed[: clock.start()].strip(" ,:"))
    opens, closes = _time(*clock.groups()[:3]), _time(*clock.groups()[3:])
    if days is None or opens is None or closes is None:
        return None
    return Span(*days, opens, closes)


def _days(typed: str) -> tuple[int, int] | None:
    if not typed or typed in _words("every_day"):
        return 0, 6
    first, *rest = _RUN.split(typed)
    days = [_day(first), _day(rest[0] if rest else first)]
    if len(rest) > 1 or None in days:
        return None
    return days[0] or 0, days[1] or 0


def _day(typed: str) -> int | None:
    """The day of this name in the language spoken, else in English; its first letters are enough."""
    if len(typed) < _SHORTEST:
        return None
    for language in dict.fromkeys((chosen(), BASE)):
        names = [folded(table(language).get(f"helplines.day.{day}", "")) for day in DAYS]
        found = [i for i, name in enumerate(names) if name.startswith(typed)]
        if len(found) == 1:
            return found[0]
    return None


def _time(hour: str, minutes: str | None, half: str | None) -> time | None:
    h, m = int(hour), int(minutes or 0)
    if half and 1 <= h <= 12:
        h = h % 12 + (12 if half == "pm" else 0)
    if (h, m) == (24, 0):
        return time(0)
    return time(h, m) if h < 24 and m < 60 else None
