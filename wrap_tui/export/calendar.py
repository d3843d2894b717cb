"""iCalendar (RFC 5545): the daily list and the day to read the plan again, with neutral titles and stable ids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import one_line
from wrap_tui.export.facts import Facts, in_half_a_year
from wrap_tui.wording import say

FOLD: Final = 75
"""Octets of one line, the line end not counted (RFC 5545, 3.1)."""

LENGTH: Final = timedelta(minutes=15)
DAILY: Final = "daily.every"
READ_AGAIN: Final = "crisis.read_again"
_TIME: Final = re.compile(r"^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?\s*$", re.IGNORECASE)


def as_calendar(plan: Plan, facts: Facts, with_words: bool = False) -> str:
    """Events for everything on the daily list that has a time, and for the next reading; *with_words* shows what,
    but for things that name someone who is not to be involved.

    The same plan gives the same ids, so a calendar that reads the file again changes its events.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wrap-tui//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    out = not_involved(plan)
    for item in plan.at(DAILY):
        if (at := read_time(item.words("at"))) is not None:
            lines.extend(_daily(item, at, facts, with_words and not out.named_in(item.text)))
    lines.extend(_review(plan, facts))
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def without_time(plan: Plan) -> int:
    """How many things of the daily list have no time of day that a calendar could show."""
    return sum(read_time(item.words("at")) is None for item in plan.at(DAILY))


def read_time(words: str) -> time | None:
    """A time of day as people write it (7:30, 07.30, 9 pm); None for anything else."""
    found = _TIME.match(words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 and (found[2] or found[3]) else None


def _daily(item: Item, at: time, facts: Facts, with_words: bool) -> Iterator[str]:
    start = datetime.combine(facts.today, at)
    title = one_line(item.text) if with_words else say("export.calendar.daily")
    yield from _event(item.id, item.changed, title)
    yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"DTEND:{start + LENGTH:%Y%m%dT%H%M%S}"
    yield "RRULE:FREQ=DAILY"
    yield "END:VEVENT"


def _review(plan: Plan, facts: Facts) -> Iterator[str]:
    answer = plan.answer(READ_AGAIN)
    try:
        when = date.fromisoformat(answer.text) if answer else in_half_a_year(facts.today)
    except ValueError:
        when = in_half_a_year(facts.today)
    changed = answer.changed if answer else Stamp(int(_noon(facts.today).timestamp()) * 1000)
    yield from _event(READ_AGAIN, changed, say("export.calendar.review"))
    yield f"DTSTART;VALUE=DATE:{when:%Y%m%d}"
    yield "END:VEVENT"


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _event(key: str, changed: Stamp, title: str) -> Iterator[str]:
    moment = f"{changed.moment():%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'wrap calendar {key}'.encode()).hexdigest()[:32]}"
    yield f"DTSTAMP:{moment}"
    yield f"LAST-MODIFIED:{moment}"
    yield f"SEQUENCE:{changed.ms // 1000 % 2**31}"
    yield f"SUMMARY:{escaped(title)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"


def escaped(text: str) -> str:
    """Text as iCalendar wants it (RFC 5545, 3.3.11)."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; no letter is cut in two."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > FOLD:
            yield piece
            piece = " "
        piece += character
    yield piece
