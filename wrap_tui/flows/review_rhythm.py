"""When a review is offered: never, by an interval, on a date, or after a crisis; always one quiet line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from wrap_tui.flows.answering import Outcome, read_date
from wrap_tui.flows.readings import last_date
from wrap_tui.services.book import Book

RHYTHM: Final = "review.rhythm"
CRISIS_ON: Final = "review.crisis_on"
CRISIS_BEFORE: Final = "review.crisis_before"
"""The date before the one in `CRISIS_ON`, in case that one was a slip."""
DATE: Final = "date"
CRISIS: Final = "crisis"
INTERVALS: Final = {"month": 30, "quarter": 91, "half": 182, "year": 365}
"""Days from the last review, or from the day on which the interval was chosen."""
RHYTHMS: Final = ("never", *INTERVALS, DATE, CRISIS)
"""What can be chosen; never until the person does."""


def chosen(book: Book) -> tuple[str, str]:
    """The rhythm in use, and its date ("" but for the rhythm "date")."""
    found = book.plan.preference(RHYTHM)
    if not isinstance(found, dict) or found.get("rhythm") not in RHYTHMS:
        return "never", ""
    return str(found["rhythm"]), str(found.get("on", ""))


def suggest(book: Book, rhythm: str, on: str = "") -> None:
    """Choose when a review is offered: one of RHYTHMS, for "date" with an ISO date."""
    book.prefer(RHYTHM, {"rhythm": rhythm, "on": on, "from": book.today()})


def suggest_on(book: Book, typed: str) -> Outcome:
    """Choose a date as people write it; nothing changes when it cannot be read."""
    on, outcome = read_date(" ".join(typed.split()))
    if outcome == "kept":
        suggest(book, DATE, on)
    return outcome


def in_crisis(book: Book) -> None:
    """The person said that they are in crisis today. Kept only where they asked for a review after one."""
    if chosen(book)[0] == CRISIS and _crisis_on(book) != book.today():
        book.prefer(CRISIS_BEFORE, _crisis_on(book))
        book.prefer(CRISIS_ON, book.today())


def not_in_crisis(book: Book) -> None:
    """What was said of today was a slip, or was taken back: the crisis before it counts again, if there was one."""
    if _crisis_on(book) == book.today():
        before = book.plan.preference(CRISIS_BEFORE, "")
        book.prefer(CRISIS_ON, before if isinstance(before, str) else "")


def _crisis_on(book: Book) -> str:
    """The last date on which the person said that they are in crisis, "" for none."""
    on = book.plan.preference(CRISIS_ON, "")
    return on if isinstance(on, str) else ""


def due(book: Book) -> bool:
    """Whether a review is offered today, by the person's own choice."""
    rhythm, on = chosen(book)
    today, last = book.today(), last_date(book)
    if rhythm == DATE:
        return bool(on) and on <= today and last < on
    if rhythm == CRISIS:
        hard = _crisis_on(book)
        return bool(hard) and hard < today and last <= hard
    days = INTERVALS.get(rhythm, 0)
    begin = last or str(book.plan.preference(RHYTHM, {}).get("from", today))
    return bool(days) and date.fromisoformat(today) >= date.fromisoformat(begin) + timedelta(days=days)
