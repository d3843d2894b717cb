"""What becomes of typed words: a list line, pasted lines, a text, a choice, yes or no, a date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from wrap_tui.domain.edit import tidy
from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LIST_FIELD_KINDS, VALUE_FIELD, FieldSpec, Question, RecordSpec
from wrap_tui.domain.text import LONGEST, clean, one_line, pasted_lines
from wrap_tui.services.book import Book
from wrap_tui.wording import BASE, chosen, say, table

Outcome = Literal["kept", "empty", "long", "no_such_date", "unread_date", "no_date"]
STAYS: Final = frozenset({"long", "no_date"})
"""Outcomes of words that are not kept: they stay in their box."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What happened to typed words: `count` items were kept, or the id of the sentence that says more."""

    outcome: Outcome
    count: int = 0


def too_long(*texts: str) -> bool:
    """Whether one of these is longer than the plan holds in one piece; such words stay in their box."""
    return any(len(clean(text)) > LONGEST for text in texts)


def add_lines(book: Book, question: Question, typed: str, *, keep_draft: bool = False) -> Kept:
    """Add typed or pasted words to a list: one item a line. Too long a text is left in the box.

    *keep_draft* is as `Book.add` has it.
    """
    if len(typed) > LONGEST and "\n" not in typed.strip():
        return Kept("long")
    lines = pasted_lines(typed) if "\n" in typed.strip() else ((one_line(typed),) if typed.strip() else ())
    if any(len(line) > LONGEST for line in lines):
        return Kept("long")
    for line in lines:
        book.add(question.id, {VALUE_FIELD: line}, keep_draft=keep_draft)
    return Kept("kept" if lines else "empty", len(lines))


def answer_text(book: Book, question: Question, typed: str) -> Kept:
    """Keep a text, a line or a date as the one answer; an empty box takes the answer back (it stays in older words)."""
    words = clean(typed) if question.kind == "text" else one_line(typed)
    if len(words) > LONGEST:
        return Kept("long")
    if not words.strip():
        book.answer(question.id, {})
        return Kept("empty")
    outcome: Outcome = "kept"
    if question.kind == "date":
        words, outcome = read_date(words)
    book.answer(question.id, {VALUE_FIELD: words})
    return Kept(outcome, 1)


def answer_choice(book: Book, question: Question, choice: str | bool | None) -> Kept:
    """Keep a choice (its id) or a yes or no; None takes it back."""
    book.answer(question.id, {} if choice is None else {VALUE_FIELD: choice})
    return Kept("empty" if choice is None else "kept", 1)


def field_value(spec: FieldSpec, typed: str) -> tuple[Value, Outcome]:
    """The value that typed words give a field of a record: lists split at line ends, dates read where they can be."""
    if spec.kind in LIST_FIELD_KINDS:
        return tuple(line for line in pasted_or_lines(typed)), "kept"
    if spec.kind == "date" and typed.strip():
        return read_date(one_line(typed))
    if spec.kind == "text":
        return (clean(typed) if typed.strip() else ""), "kept"
    return one_line(typed), "kept"


def pasted_or_lines(typed: str) -> tuple[str, ...]:
    """Lines of a list field, without empty ones; phone numbers keep their leading "+"."""
    return tuple(words for line in clean(typed).split("\n") if (words := one_line(line)))


def same_fields(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    """Whether two sets of fields hold the same words (empty ones left out)."""
    return tidy(one) == tidy(other)


_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|[ºª°])?\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:del?\s+)?(\d{4})$",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_DOTS: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")


def _month(name: str) -> int:
    """The month of this name in the language spoken, else in English; the first letters are enough. 0 for none."""
    low = name.casefold()
    for language in dict.fromkeys((chosen(), BASE)):
        months = {n: table(language).get(f"dates.month.{n}", "").casefold() for n in range(1, 13)}
        found = [n for n, month in months.items() if month.startswith(low)]
        if len(found) == 1:
            return found[0]
    return 0


def _parts(words: str) -> tuple[int, int, int] | None:
    if m := _ISO.match(words):
        return int(m[1]), int(m[2]), int(m[3])
    if m := _DOTS.match(words):
        return int(m[3]), int(m[2]), int(m[1])
    if (m := _DAY_MONTH.match(words)) and _month(m[2]):
        return int(m[3]), _month(m[2]), int(m[1])
    if (m := _MONTH_DAY.match(words)) and _month(m[1]):
        return int(m[3]), _month(m[1]), int(m[2])
    return None


def read_date(words: str) -> tuple[str, Outcome]:
    """The ISO date in *words*, and how it went. Words that are no date, and days that no calendar has,
    stay as they were typed: they are the person's own.
    """
    parts = _parts(words)
    if parts is None:
        return words, "unread_date"
    try:
        return date(*parts).isoformat(), "kept"
    except ValueError:
        return words, "no_such_date"


def read_title(spec: RecordSpec, words: str) -> str | None:
    """The name of a record as the plan keeps it: words as typed, or an ISO date where a day stands for the record.
    None for words that are no day there.
    """
    field = spec.field(spec.title)
    if field is None or field.kind != "date":
        return words
    read, outcome = read_date(one_line(words))
    return read if outcome == "kept" else None


def is_date(words: str) -> bool:
    """Whether words are a day of the calendar as it is kept ("2026-11-03"), and not the person's own words for one."""
    return read_date(words) == (words, "kept")


def show_moment(words: str) -> str:
    """A day with a time of day (ISO) as people say it; other words unchanged."""
    day, at, _ = words.partition("T")
    try:
        when = datetime.fromisoformat(words)
    except ValueError:
        return words
    return say("dates.day.at", date=show_date(day), time=f"{when:%H:%M}") if at else show_date(words)


def show_date(words: str) -> str:
    """An ISO date as people say it in the language spoken ("3 November 2026"); other words unchanged."""
    try:
        found = date.fromisoformat(words)
    except ValueError:
        return words
    return say("dates.day.plain", day=found.day, month=say(f"dates.month.{found.month}"), year=found.year)
