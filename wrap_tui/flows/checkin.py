"""Check-in: a word for the day, what was met or noticed, good things, a note. Every part can be left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.plan import Draft, Plan
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.text import clean, one_line
from wrap_tui.domain.words_of_days import own_words
from wrap_tui.flows.action_plan import NOT_DONE
from wrap_tui.flows.answering import is_date, too_long
from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.when import spoken_date
from wrap_tui.services.book import Book
from wrap_tui.wording import say

GOOD_THINGS: Final = 3
WORDS_OFFERED: Final = 5
PARTS: Final = ("word", "things", "good", "note")
"""The parts of a check-in, in the order in which they are offered."""

_WAITS: Final = re.compile(r"(?:day\.)?(good|note|change)\.(\d{4}-\d\d-\d\d)")
"""The keys of half-typed words of a check-in; an older version had some without "day."."""
CHANGED: Final = "good"
"""In half-typed other words for a good thing: what stands in its place now."""
TRIGGER_PLACES: Final = (
    "triggers.events",
    "triggers.dates",
    "triggers.people_places",
    "triggers.senses",
)
SIGN_PLACES: Final = (
    "early.signs",
    "early.body",
    "early.sleep_food",
    "early.others_notice",
    "breaking.signs",
    "breaking.others_see",
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the person's own triggers or signs, and whether it is marked for the date."""

    id: str
    label: str
    kind: Literal["met", "noticed"]
    section: str
    marked: bool


def day_words(plan: Plan) -> tuple[str, ...]:
    """The person's own words for days; five are offered until they choose their own."""
    return own_words(plan, say("flows.checkin.words"))


def things(plan: Plan, day: Day) -> tuple[Thing, ...]:
    """The person's own triggers and signs, in their order; nothing is picked in advance."""
    found: list[Thing] = []
    tables: tuple[tuple[Literal["met", "noticed"], tuple[str, ...]], ...] = (
        ("met", TRIGGER_PLACES),
        ("noticed", SIGN_PLACES),
    )
    for kind, places in tables:
        marks = day.met if kind == "met" else day.noticed
        for place in places:
            for item in plan.at(place):
                mark = marks.get(item.id)
                label = linked_name(plan, item.id)
                found.append(Thing(item.id, label, kind, place.partition(".")[0], bool(mark and mark.on)))
    return tuple(found)


class CheckIn:
    """The check-in of one date. Each answer is kept at once and can be undone."""

    def __init__(self, book: Book, date: str = "") -> None:
        self.book = book
        self.date = date or book.today()

    @property
    def day(self) -> Day:
        """What is noted for the date now."""
        return self.book.plan.day(self.date)

    def words(self) -> tuple[str, ...]:
        """The words offered for the day; one that was chosen when the person had other words stays at the end."""
        offered, chosen = day_words(self.book.plan), self.day.word
        return offered if not chosen or chosen in offered else (*offered, chosen)

    def things(self) -> tuple[Thing, ...]:
        """The person's own triggers and signs."""
        return things(self.book.plan, self.day)

    def choose_word(self, word: str) -> None:
        """Note a word for the day; the same word again, or none, takes it back."""
        chosen = one_line(word)
        self._put(lambda day: replace(day, word="" if chosen == day.word else chosen))

    def toggle(self, thing: Thing) -> None:
        """Mark a trigger as met or a sign as noticed, or take the mark back."""
        mark = Mark(not thing.marked, self.book.clock.now())

        def marked(day: Day) -> Day:
            if thing.kind == "met":
                return replace(day, met=MappingProxyType({**day.met, thing.id: mark}))
            return replace(day, noticed=MappingProxyType({**day.noticed, thing.id: mark}))

        self._put(marked)

    def add_good(self, words: str) -> bool:
        """Note a good thing; False when it is empty or three are there."""
        line = one_line(words)
        if not line or len(self.day.good) >= GOOD_THINGS:
            return False
        self._put(lambda day: replace(day, good=(*day.good, line)))
        return True

    def add_goods(self, words: str) -> str:
        """Note good things, one a line; gives back the lines for which there was no room."""
        lines = (line for line in words.split("\n") if line.strip())
        return "\n".join([line for line in lines if not self.add_good(line)])

    def change_good(self, at: int, words: str) -> None:
        """Change a good thing, or take it out with no words."""
        line = one_line(words)
        good = list(self.day.good)
        good[at : at + 1] = [line] if line else []
        self._put(lambda day: replace(day, good=tuple(good)))

    def reword_good(self, before: str, words: str) -> bool:
        """Put other words in the place of a good thing; no words leave it. Where it is gone they become another one:
        False when there is no room for that.
        """
        line = one_line(words)
        if not line or line == before:
            return True
        if before in self.day.good:
            self.change_good(self.day.good.index(before), line)
            return True
        return line in self.day.good or self.add_good(line)

    def key(self, kind: str) -> str:
        """Where half-typed words of this date are kept: a new "good" thing, a "change" of one, the "note"."""
        return f"day.{kind}.{self.date}"

    @property
    def half_changed(self) -> tuple[str, str]:
        """The good thing for which other words wait half-typed, and these words; "" twice for none."""
        draft = self.book.plan.drafts.get(self.key("change"))
        before, words = (draft.fields.get(name, "") if draft else "" for name in (CHANGED, VALUE_FIELD))
        known = isinstance(before, str) and before in self.day.good and isinstance(words, str)
        return (str(before), str(words)) if known else ("", "")

    def note(self, words: str) -> None:
        """Keep the note of the day as it is now."""
        self._put(lambda day: replace(day, note=clean(words)))

    def begun(self, step_id: str) -> None:
        """Note that a step was used; what was said about it earlier that day stays."""
        said = self.book.plan.day(self.date).used.get(step_id)
        if said is None or said[0] == NOT_DONE:
            self.used(step_id, "")

    def used(self, step_id: str, helped: str) -> None:
        """Note that a step was used, and whether it helped: "yes", "bit", "no", or "" for not said."""
        answer = (helped, self.book.clock.now())
        self._put(lambda day: replace(day, used=MappingProxyType({**day.used, step_id: answer})))

    def remove_all(self) -> None:
        """Take the whole check-in of the date away, with what waits half-typed for it; ticks of the daily list stay.

        The half-typed words are put into the day first, so that undo brings them back with it.
        """
        for key, draft in sorted(self.book.plan.drafts.items()):
            if (found := _WAITS.fullmatch(key)) and found[2] == self.date:
                _put_in(self, found[1], draft, over=True)
        now = self.book.clock.now()
        off = Mark(False, now)
        self._put(
            lambda day: replace(
                day,
                word="",
                good=(),
                note="",
                met=MappingProxyType(dict.fromkeys(day.met, off)),
                noticed=MappingProxyType(dict.fromkeys(day.noticed, off)),
            )
        )

    def _put(self, changed: Callable[[Day], Day]) -> None:
        before = self.day
        after = changed(before)
        if after != before:
            plan = self.book.plan.with_day(replace(after, changed=self.book.clock.now()))
            self.book.apply(plan)


def keep_earlier(book: Book) -> tuple[str, ...]:
    """Put words that were begun in the check-in of a day before today, and still wait, into that day; gives the
    dates. What is too long, and good things for which the day has no room, wait on.
    """
    kept = []
    for key, draft in sorted(book.plan.drafts.items()):
        if (found := _WAITS.fullmatch(key)) is None:
            continue
        kind, date = found.groups()
        if is_date(date) and date < book.today() and _put_in(CheckIn(book, date), kind, draft):
            kept.append(date)
    return tuple(dict.fromkeys(kept))


def earlier_words(dates: Iterable[str]) -> str:
    """That words of these dates were kept, as a sentence."""
    return say("pages.check_in.kept_then", date=", ".join(spoken_date(date) for date in dates))


def _put_in(visit: CheckIn, kind: str, draft: Draft, *, over: bool = False) -> bool:
    """Put half-typed words into a day: never over a note that says something else. Whether the day changed.

    Too long ones wait on, as do good things for which the day has no room: with *over* those go into the note.
    """
    words, before, rest = draft.fields.get(VALUE_FIELD), visit.day, ""
    if not isinstance(words, str) or too_long(words):
        return False
    if kind == "good":
        rest = visit.add_goods(words)
    elif kind == "change":
        rest = "" if visit.reword_good(str(draft.fields.get(CHANGED, "")), words) else words
    else:
        _add_to_note(visit, words)
    if rest and over:
        _add_to_note(visit, rest)
        rest = ""
    if not rest:
        visit.book.drop_draft(draft.key)
    elif visit.day != before:
        visit.book.draft(draft.key, {VALUE_FIELD: rest})
    return visit.day != before


def _add_to_note(visit: CheckIn, words: str) -> None:
    note = visit.day.note
    if note.strip() in words:
        visit.note(words.rstrip())
    elif words.strip() not in note:
        visit.note(f"{note.rstrip()}\n{words.rstrip()}")


def can_erase(visit: CheckIn) -> bool:
    """Whether the date holds anything beside ticks, also how a step went."""
    return checked_in(visit.day) or bool(visit.day.used)


def has_check_in(plan: Plan, day: Day) -> bool:
    """Whether the day holds a check-in that can still be read: a mark on a thing that is gone counts for nothing."""
    marks = (*day.met.items(), *day.noticed.items())
    return bool(day.word or day.good or day.note) or any(
        mark.on and plan.find(item_id) is not None for item_id, mark in marks
    )


def checked_in(day: Day) -> bool:
    """Whether anything was noted on the day beside ticks."""
    marks = (*day.met.values(), *day.noticed.values())
    return bool(day.word or day.good or day.note or any(mark.on for mark in marks))
