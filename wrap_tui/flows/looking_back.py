"""Looking back: the person's own words for days, what went together with the days they called good, in words first."""

# Rules (EXPERIENCE.md): nothing before fourteen check-ins; a day without a check-in is a dot; going
# together is not a cause; hard days can be hidden.

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wrap_tui.domain.day import Day
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.words_of_days import initials, words_used
from wrap_tui.flows.action_plan import step_label
from wrap_tui.flows.better_days import better_words
from wrap_tui.flows.checkin import day_words, has_check_in, things
from wrap_tui.flows.sections import linked_name
from wrap_tui.services.book import Book

ENOUGH: Final = 14
"""Check-ins before anything is said about days."""
NO_WORD: Final = "+"
"""The sign of a day that has a check-in and no word."""
FEWEST: Final = 4
"""Days on either side before two things are said to have gone together."""


@dataclass(frozen=True, slots=True)
class DayCell:
    """One date in the calendar: the initial of its word, "." for no check-in, `NO_WORD` for one without a word, "" for a hidden day.

    Outside of the time shown all three are "".
    """

    date: str
    initial: str
    word: str


@dataclass(frozen=True, slots=True)
class Together:
    """A thing, and on which share of the better and of the other days it was there (0 to 1).

    In whole days: `on_better` of `better_days`, and `on_other` of `other_days`.
    """

    label: str
    better: float
    other: float
    days: int
    on_better: int = 0
    better_days: int = 0
    on_other: int = 0
    other_days: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """A trigger or sign that was met, how often, and the steps used on those days, most used first.

    A step has how it helped: each answer once, "yes" before "bit" before "no"; none when nothing was said.
    """

    label: str
    times: int
    used: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class LookingBack:
    """All of the page. `enough` is False before fourteen check-ins: then only the calendar is shown.

    `check_ins` counts the days that are shown, `hidden` those that are not.
    """

    weeks: tuple[tuple[DayCell, ...], ...]
    words: tuple[tuple[str, str, int], ...]
    hard_hidden: bool
    enough: bool
    check_ins: int
    together: tuple[Together, ...]
    met: tuple[Met, ...]
    hidden: int = 0

    def cell(self, date: str) -> DayCell:
        """The cell of a date (ISO); an empty one when it lies outside."""
        return next((c for week in self.weeks for c in week if c.date == date), DayCell(date, "", ""))


def looking_back(
    book: Book, first: str, last: str, *, hide_hard: bool = False, week_starts: int = 0
) -> LookingBack:
    """What the days from *first* to *last* (ISO dates, both included) hold.

    *week_starts* is the first day of the weeks: 0 is Monday, 6 is Sunday.
    """
    plan = book.plan
    days = [day for iso, day in plan.days.items() if first <= iso <= last and has_check_in(plan, day)]
    good = better_words(plan)
    every = days
    if hide_hard:
        days = [day for day in days if day.word in good or not day.word]
    used_words = words_used(day_words(plan), (day.word for day in days))
    letters = initials(used_words)
    tally = Counter(day.word for day in days)
    counts = tuple((w, letters[w], tally[w]) for w in used_words if tally[w])
    enough = len(every) >= ENOUGH
    cells = {day.date: DayCell(day.date, "", "") for day in every}
    cells |= {
        day.date: DayCell(day.date, letters[day.word] if day.word else NO_WORD, day.word) for day in days
    }
    return LookingBack(
        _weeks(first, last, cells, week_starts),
        counts,
        hide_hard,
        enough,
        len(days),
        _together(plan, every, good) if enough else (),
        _met(plan, days) if enough else (),
        len(every) - len(days),
    )


def _weeks(
    first: str, last: str, cells: dict[str, DayCell], week_starts: int
) -> tuple[tuple[DayCell, ...], ...]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    at = begin - timedelta(days=(begin.weekday() - week_starts) % 7)
    weeks = []
    while at <= end:
        week = []
        for offset in range(7):
            day = at + timedelta(days=offset)
            iso = day.isoformat()
            week.append(cells.get(iso, DayCell(iso, ".", "")) if begin <= day <= end else DayCell("", "", ""))
        weeks.append(tuple(week))
        at += timedelta(days=7)
    return tuple(weeks)


def _together(plan: Plan, days: list[Day], good: frozenset[str]) -> tuple[Together, ...]:
    named = [day for day in days if day.word]
    better = [day for day in named if day.word in good]
    other = [day for day in named if day.word not in good]
    if len(better) < FEWEST or len(other) < FEWEST:
        return ()
    found = []
    for item_id in {key for day in named for key, mark in day.ticks.items() if mark.on}:
        label = linked_name(plan, item_id)
        on_better = sum(day.ticked(item_id) for day in better)
        on_other = sum(day.ticked(item_id) for day in other)
        if label and on_better + on_other >= FEWEST:
            found.append(
                Together(
                    label,
                    on_better / len(better),
                    on_other / len(other),
                    on_better + on_other,
                    on_better,
                    len(better),
                    on_other,
                    len(other),
                )
            )
    return tuple(sorted(found, key=lambda t: (t.other - t.better, t.label)))


def _met(plan: Plan, days: list[Day]) -> tuple[Met, ...]:
    found = []
    for thing in things(plan, Day("")):
        on = [day for day in days if _marked(day, thing.id)]
        if on:
            found.append(Met(thing.label, len(on), _used(plan, on)))
    return tuple(sorted(found, key=lambda met: (-met.times, met.label)))


def _used(plan: Plan, days: list[Day]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    times: Counter[str] = Counter()
    helped: dict[str, set[str]] = {}
    for day in days:
        for step, (answer, _) in day.used.items():
            name = _step_name(plan, step) if answer != "-" else ""
            if name:
                times[name] += 1
                helped.setdefault(name, set()).add(answer)
    order = sorted(times, key=lambda name: (-times[name], name))
    return tuple((name, tuple(a for a in ("yes", "bit", "no") if a in helped[name])) for name in order)


def _marked(day: Day, item_id: str) -> bool:
    mark = day.met.get(item_id) or day.noticed.get(item_id)
    return mark is not None and mark.on


def _step_name(plan: Plan, step_id: str) -> str:
    item = plan.find(step_id)
    return step_label(plan, item) if item is not None else ""
