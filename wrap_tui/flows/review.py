"""Review: a walk through every section with what changed since the last one; dated, stopped and resumed at will."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui.domain.begun import wording_at
from wrap_tui.domain.plan import Item, Value
from wrap_tui.domain.readings import CELEBRATE, WORKED, add_reading
from wrap_tui.domain.stamp import NEVER
from wrap_tui.domain.text import one_line
from wrap_tui.flows.answering import same_fields
from wrap_tui.flows.naming import hidden, sections_in_order
from wrap_tui.flows.older import compare as compared
from wrap_tui.flows.older import version_of
from wrap_tui.flows.readings import SAID, last_stamp
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book
from wrap_tui.wording import say

RESUME: Final = "review.resume"
END: Final = "end"
"""Under RESUME: every section was walked through, and the three questions wait."""
HALF: Final = "review"
"""The key of what is half typed at the end, a field for each of ENDINGS."""
ENDINGS: Final = (WORKED, CELEBRATE, "next_words")
"""The questions at the end, in the order of SAID."""
TRUE: Final = "review.true."
"""Before the id of a thing: the mark "still true". A record for each, so that marks of two computers unite."""
LEFT_OUT: Final = frozenset({"journal"})
"""Sections that are not read through: free writing stays as it is."""

Since = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One thing to look at: new or changed since the last review, what changed in words, and whether it was marked
    as still true in this one.
    """

    item: Item
    since: Since
    changes: tuple[str, ...] = ()
    true: bool = False


class Review:
    """One review. Nothing counts what was not looked at."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sections: tuple[str, ...] = ()
        self.at = 0
        self.since = last_stamp(book)
        self._begin()

    def _begin(self) -> None:
        """Begin with the sections in sight, where the person stopped."""
        plan = self.book.plan
        self.sections = tuple(
            s.id
            for s in sections_in_order(plan, self.book.catalog)
            if not hidden(plan, s.id) and s.id not in LEFT_OUT
        )
        wanted = plan.preference(RESUME)
        last = len(self.sections) if wanted == END else 0
        self.at = self.sections.index(wanted) if wanted in self.sections else last

    @property
    def out_of_sight(self) -> bool:
        """Whether every section is out of sight, so that there is nothing to read; it begins when one comes back."""
        if not self.sections:
            self._begin()
        return not self.sections

    @property
    def section(self) -> str:
        """The section looked at now; there is none while all are `out_of_sight`."""
        return self.sections[min(self.at, len(self.sections) - 1)]

    @property
    def ended(self) -> bool:
        """Whether every section was walked through."""
        return bool(self.sections) and self.at >= len(self.sections)

    def _items(self, section: str) -> tuple[Item, ...]:
        questions = self.book.catalog.section(section).questions
        return tuple(item for question in questions for item in self.book.plan.at(question.id))

    def rows(self) -> tuple[ReviewRow, ...]:
        """The things of this section."""
        true = frozenset(_still_true(self.book))
        return tuple(self._row(item, item.id in true) for item in self._items(self.section))

    def _since(self, item: Item) -> Since:
        if self.since == NEVER:
            return "same"
        if item.created > self.since:
            return "new"
        return "same" if same_fields(self._before(item), item.fields) else "changed"

    def _before(self, item: Item) -> Mapping[str, Value]:
        return wording_at(self.book.plan, item, self.since)

    def _row(self, item: Item, true: bool) -> ReviewRow:
        since = self._since(item)
        if since != "changed":
            return ReviewRow(item, since, true=true)
        before = version_of(self.book, item, self._before(item))
        now = version_of(self.book, item, item.fields)
        return ReviewRow(item, since, compared(before, now), true)

    def gone(self) -> tuple[tuple[str, str], ...]:
        """What was removed from this section since the last review, as (id, words)."""
        if self.since == NEVER:
            return ()
        plan, catalog = self.book.plan, self.book.catalog
        return tuple(
            (item.id, shown(plan, catalog, item)[0])
            for question in catalog.section(self.section).questions
            for item in plan.removed_at(question.id)
            if item.removed is not None and item.removed > self.since
        )

    def summary(self) -> str:
        """What is new or changed since the last review, in one sentence; "" before the first one."""
        if self.since == NEVER:
            return ""
        found = [self._since(item) for section in self.sections for item in self._items(section)]
        counts = {kind: found.count(kind) for kind in ("new", "changed") if kind in found}
        said = [
            say(f"pages.review.{'one' if count == 1 else 'count'}_{kind}", count=count)
            for kind, count in counts.items()
        ]
        return ", ".join(said) if said else say("pages.review.all_same")

    def mark(self, item_id: str, true: bool) -> None:
        """Mark a thing as still true, or take the mark back. It holds until the review is done."""
        self.book.prefer(TRUE + item_id, True if true else None)

    def forward(self) -> None:
        """On to the next section; nothing while there is none."""
        if self.out_of_sight:
            return
        self.at += 1
        self.book.prefer(RESUME, END if self.ended else self.section)

    def back(self) -> None:
        """Back to the section before; nothing while there is none."""
        if self.out_of_sight:
            return
        self.at = max(self.at - 1, 0)
        self.book.prefer(RESUME, self.section)

    def finish(self, worked: str = "", celebrate: str = "", next_words: str = "") -> None:
        """End the review: dated today, with the person's own words if they want any. One undo takes it back."""
        book = self.book
        for item_id in _still_true(book):
            book.prefer(TRUE + item_id, None)
        book.prefer(RESUME, None)
        book.drop_draft(HALF)
        said = dict(zip(SAID, map(one_line, (worked, celebrate, next_words)), strict=True))
        book.apply(add_reading(book.plan, said, book.today(), book.clock.now, book.clock.new_id))


def _still_true(book: Book) -> tuple[str, ...]:
    """The ids of the things marked since the last review; a mark from before it, from another computer, has ended."""
    since = last_stamp(book)
    return tuple(
        key.removeprefix(TRUE)
        for key, kept in book.plan.preferences.items()
        if key.startswith(TRUE) and kept.value is True and kept.changed > since
    )
