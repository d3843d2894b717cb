"""Helplines as values: numbers, other ways, stated hours, and whether a line is open by those hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Literal

Kind = Literal["crisis", "warm", "violence"]
Known = Literal["yes", "no", "unknown"]

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Names of the days as the data file writes them, in the order of `datetime.weekday`."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of one run of days. A span that closes at or before it opens goes on past midnight."""

    first: int
    last: int
    opens: time
    closes: time

    def covers(self, weekday: int) -> bool:
        """Whether the span opens on this day of the week (Monday is 0)."""
        if self.first <= self.last:
            return self.first <= weekday <= self.last
        return weekday >= self.first or weekday <= self.last


@dataclass(frozen=True, slots=True)
class Hours:
    """When a line answers, as it states itself. Neither `always` nor any span: the hours are not known."""

    always: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the line states its hours."""
        return self.always or bool(self.spans)

    def open_at(self, local: datetime) -> bool | None:
        """Whether the line is open at *local* (wall-clock time where the line is); None when hours are not known."""
        if not self.known:
            return None
        return self.always or any(_open(span, local) for span in self.spans)


def _open(span: Span, local: datetime) -> bool:
    clock, today = local.time(), local.weekday()
    if span.opens < span.closes:
        return span.covers(today) and span.opens <= clock < span.closes
    opened_today = span.covers(today) and clock >= span.opens
    opened_yesterday = span.covers((today - 1) % 7) and clock < span.closes
    return opened_today or opened_yesterday


@dataclass(frozen=True, slots=True)
class TextLine:
    """A number to text, and the word to send when the line asks for one."""

    to: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line. `note` is what to press or know; `languages`, `audience` and `free` only where stated.

    `id` never changes, also when the line gets another number. An empty `zone` is that of this computer;
    `hours_words` are hours that the person typed and that are no hours to a clock.
    """

    name: str
    numbers: tuple[str, ...] = ()
    hours: Hours = Hours()
    zone: str = ""
    text: tuple[TextLine, ...] = ()
    chat: str = ""
    site: str = ""
    note: str = ""
    languages: str = ""
    audience: str = ""
    free: bool = False
    kind: Kind = "crisis"
    sends_help: Known = "unknown"
    on_bill: Known = "unknown"
    source: tuple[str, ...] = ()
    checked: str = ""
    id: str = ""
    hours_words: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency number; `service` says for what when a country has several ("ambulance", "police")."""

    number: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Helplines:
    """The lines of one country (`code` is empty when none was chosen). The emergency numbers are never empty."""

    code: str
    country: str
    lines: tuple[Helpline, ...]
    emergency: tuple[Emergency, ...]
    directory: str


def parse_hours(stated: tuple[str, ...]) -> Hours:
    """Hours as the data file writes them: "always", or spans such as "mon-fri 09:00-17:00".

    24:00 closes at midnight. Raises ValueError for anything else.
    """
    if stated == ("always",):
        return Hours(always=True)
    return Hours(spans=tuple(_span(words) for words in stated))


def _span(words: str) -> Span:
    days, clock = words.split(" ")
    first, _, last = days.partition("-")
    opens, closes = clock.split("-")
    return Span(DAYS.index(first), DAYS.index(last or first), _time(opens), _time(closes))


def stated(hours: Hours) -> tuple[str, ...]:
    """Hours as `parse_hours` reads them."""
    if hours.always:
        return ("always",)
    return tuple(_stated(span) for span in hours.spans)


def _stated(span: Span) -> str:
    days = DAYS[span.first] if span.first == span.last else f"{DAYS[span.first]}-{DAYS[span.last]}"
    closes = "24:00" if span.closes == time(0) else f"{span.closes:%H:%M}"
    return f"{days} {span.opens:%H:%M}-{closes}"


def _time(words: str) -> time:
    return time(0) if words == "24:00" else time.fromisoformat(words)
