"""Review: a walk through every section with what changed since the last one; dated, stopped and resumed at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from wrap_tui.domain.plan import Item
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.domain.text import one_line
from wrap_tui.flows.naming import hidden, sections_in_order
from wrap_tui.services.book import Book

DONE: Final = "review.done"
RHYTHM: Final = "review.rhythm"
RESUME: Final = "review.resume"
RHYTHMS: Final = {"never": 0, "month": 30, "quarter": 91, "half": 182, "year": 365}
"""How often a review is suggested, in days; "never" by default, or a date of the person's own."""

Since = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One thing to look at: what it is, and whether it is new or changed since the last review."""

    item: Item
    since: Since
    before: str


class Review:
    """One review. Nothing counts what was not looked at."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sections = tuple(
            s.id
            for s in sections_in_order(book.plan, book.catalog)
            if not hidden(book.plan, s.id) and not s.private
        )
        self.since = last_stamp(book)
        wanted = book.plan.preference(RESUME)
        self.at = self.sections.index(wanted) if wanted in self.sections else 0

    @property
    def section(self) -> str:
        """The section looked at now."""
        return self.sections[min(self.at, len(self.sections) - 1)]

    @property
    def ended(self) -> bool:
        """Whether every section was walked through."""
        return self.at >= len(self.sections)

    def rows(self) -> tuple[ReviewRow, ...]:
        """The things of this section."""
        plan = self.book.plan
        found = []
        for question in self.book.catalog.section(self.section).questions:
            for item in plan.at(question.id):
                since: Since = (
                    "new" if item.created > self.since else "changed" if item.changed > self.since else "same"
                )
                before = next((o for o in plan.older_of(item.id) if o.changed <= self.since), None)
                words = _words(before.fields) if before and since == "changed" else ""
                found.append(ReviewRow(item, since, words))
        return tuple(found)

    def forward(self) -> None:
        """On to the next section."""
        self.at += 1
        self.book.prefer(RESUME, None if self.ended else self.section)

    def back(self) -> None:
        """Back to the section before."""
        self.at = max(self.at - 1, 0)
        self.book.prefer(RESUME, self.section)

    def finish(self, worked: str = "", celebrate: str = "", next_words: str = "") -> None:
        """End the review: dated today, with the person's own words if they want any."""
        book = self.book
        done = [*reviews(book), {
            "date": book.today(), "ms": book.clock.now().ms,
            "worked": one_line(worked), "celebrate": one_line(celebrate), "next": one_line(next_words),
        }]  # fmt: skip
        book.prefer(DONE, done)
        book.prefer(RESUME, None)
        if one_line(celebrate):
            book.add("journal.celebrations", {"text": one_line(celebrate)})


def _words(fields: Any) -> str:
    return next((v for v in fields.values() if isinstance(v, str) and v), "")


def reviews(book: Book) -> list[dict[str, Any]]:
    """The reviews made so far, oldest first."""
    found = book.plan.preference(DONE, [])
    return [dict(row) for row in found if isinstance(row, dict)] if isinstance(found, (list, tuple)) else []


def last_stamp(book: Book) -> Stamp:
    """The moment of the last review."""
    made = reviews(book)
    ms = made[-1].get("ms", 0) if made else 0
    return Stamp(ms, 1 << 30, "~") if isinstance(ms, int) and ms else NEVER


def suggest(book: Book, rhythm: str, on: str = "") -> None:
    """Choose when a review is suggested: one of RHYTHMS, or "date" with an ISO date."""
    book.prefer(RHYTHM, {"rhythm": rhythm, "on": on, "from": book.today()})


def due(book: Book) -> bool:
    """Whether a review is suggested today, by the person's own choice; never by default."""
    chosen = book.plan.preference(RHYTHM)
    if not isinstance(chosen, dict):
        return False
    made = reviews(book)
    today = date.fromisoformat(book.today())
    last = made[-1]["date"] if made else chosen.get("from", book.today())
    if chosen.get("rhythm") == "date":
        on = chosen.get("on", "")
        return bool(on) and on <= today.isoformat() and (not made or made[-1]["date"] < on)
    days = RHYTHMS.get(str(chosen.get("rhythm")), 0)
    return bool(days) and today >= date.fromisoformat(last) + timedelta(days=days)
