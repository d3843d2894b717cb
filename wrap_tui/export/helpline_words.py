"""What is said about a helpline: numbers, other ways, hours in its own zone, when it was checked."""

from __future__ import annotations

from datetime import date, datetime, time

from wrap_tui.codec.local_names import local
from wrap_tui.domain.helpline import DAYS, Emergency, Helpline, Helplines, Hours, Span, TextLine
from wrap_tui.wording import say

MONTHS_IN_YEAR = 12


def ways(line: Helpline) -> tuple[str, ...]:
    """Every way to reach a line, numbers first; what to press or choose stands with the numbers."""
    words = [say("helplines.way.call", number=number) for number in line.numbers]
    words.extend(text_words(text) for text in line.text)
    if line.chat:
        words.append(say("helplines.way.chat", place=line.chat))
    return tuple(words)


def text_words(text: TextLine) -> str:
    """How to reach a line by text message."""
    if text.word:
        return say("helplines.way.text_word", word=text.word, number=text.to)
    return say("helplines.way.text", number=text.to)


def about(line: Helpline) -> tuple[str, ...]:
    """What else is known of a line: its kind, what to choose, languages, for whom, free, what it may do, its site."""
    words = [] if line.kind == "crisis" else [say(f"helplines.kind.{line.kind}")]
    if line.note:
        words.append(line.note)
    if line.languages:
        words.append(say("helplines.way.language", languages=line.languages))
    if line.audience:
        words.append(say("helplines.way.audience", people=line.audience))
    if line.free:
        words.append(say("helplines.way.free"))
    if line.sends_help != "unknown":
        words.append(say(f"helplines.sends_help.{line.sends_help}"))
    if line.on_bill != "unknown":
        words.append(say(f"helplines.on_bill.{line.on_bill}"))
    if line.site:
        words.append(say("helplines.way.site", place=line.site))
    return tuple(words)


def hours(line: Helpline) -> str:
    """The stated hours of a line, in its own time zone; that they are not known when none are stated."""
    return line.hours_words or hours_of(line.hours, line.zone)


def hours_of(stated: Hours, zone: str) -> str:
    """Hours in words; *zone* is an IANA name such as "Europe/Copenhagen"."""
    if stated.always:
        return say("helplines.hours.always")
    if not stated.spans:
        return say("helplines.hours.unknown")
    place = local("cities", zone.rpartition("/")[2].replace("_", " ")) if zone else ""
    return "; ".join(_span(span, place) for span in stated.spans)


def _span(span: Span, place: str) -> str:
    opens, closes = f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"
    if span.closes == time(0):
        closes = "24:00"
    known = "span" if place else "span_here"
    return say(f"helplines.hours.{known}", days=_days(span), opens=opens, closes=closes, place=place)


def _days(span: Span) -> str:
    first, last = (say(f"helplines.day.{DAYS[i]}") for i in (span.first, span.last))
    if (span.last - span.first) % 7 == 6:
        return say("helplines.hours.every_day")
    if span.first == span.last:
        return say("helplines.hours.one_day", day=first)
    return say("helplines.hours.days", first=first, last=last)


def open_now(line: Helpline, local: datetime | None) -> str:
    """Whether a line is open at *local*, its own wall-clock time; "" when that cannot be told from stated hours."""
    if line.hours.always:
        return say("helplines.open.yes")
    state = line.hours.open_at(local) if local is not None else None
    return "" if state is None else say("helplines.open.yes" if state else "helplines.open.no")


def checked(line: Helpline, today: date) -> str:
    """How long ago the facts of a line were compared with a source; "" when no date is known."""
    if not line.checked:
        return ""
    when = date.fromisoformat(line.checked)
    months = (today.year - when.year) * MONTHS_IN_YEAR + today.month - when.month - (today.day < when.day)
    if months < 1:
        return say("helplines.checked.now")
    if months == 1:
        return say("helplines.checked.one")
    if months < 2 * MONTHS_IN_YEAR:
        return say("helplines.checked.many", months=months)
    return say("helplines.checked.years", years=months // MONTHS_IN_YEAR)


def emergency_number(emergency: Emergency) -> str:
    """One emergency number, with what it is for when a country has several."""
    if emergency.service:
        return say("helplines.emergency.service", number=emergency.number, service=emergency.service)
    return say("helplines.emergency.number", number=emergency.number)


def last_lines(lines: Helplines) -> tuple[str, ...]:
    """The lines that always end a list: the emergency number, and a directory of other countries."""
    numbers = ", ".join(emergency_number(number) for number in lines.emergency)
    return (
        say("helplines.emergency.line", numbers=numbers),
        say("helplines.emergency.directory", place=lines.directory),
    )
