"""The demonstration: a made-up person's full plan and a year of days, in memory, the same on every start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from types import MappingProxyType
from typing import Final

from wrap_tui import resources, wording
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.toml_plan import read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.day import DAY_START, Day, Mark, local_date
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.readings import ON, READINGS
from wrap_tui.domain.schema import VALUE_FIELD, Catalog
from wrap_tui.domain.stamp import Stamp
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.intake import review, take_in
from wrap_tui.services.opening import memory_book

SAMPLE: Final = ("samples", "plan.toml")
DAYS: Final = 365
"""How many days before today hold something; the last one is today, with its morning ticked."""

_DEVICE: Final = "demo"
_SEED: Final = 1014
_DIPS: Final = ((262, 247), (20, 14))
"""Stretches that were hard, in days before today (from, to): fewer ticks, triggers met, signs noticed, steps used."""
_WORDS: Final = ("steady", "bright", "slow", "thin-skinned", "tired, the good way")
_LOW_WORDS: Final = ("grey", "thin-skinned", "slow", "loud in my head")
_NOTES: Final = (
    "Rain on the greenhouse all day. Good noise.",
    "Tomasz lost a tooth and found a frog.",
    "Said no to a shift. The sky stayed where it was.",
    "Long call with Carmo. We laughed about the blue bicycle again.",
    "Did very little, and it was enough.",
)
_READ: Final = 47
"""Days since the plan was read through."""
_DATED: Final = {"crisis.written_on": -61, "crisis.medicines_right_on": -65, "crisis.read_again": 121}
"""Days from today for the dates that make a plan look used; the sample's own dates would grow old."""
_REWRITTEN: Final = {
    "crisis.decides": "Marta decides.",
    "crisis.communication": "Short sentences, please.",
    "breaking.know_it": "When I have not been outside for a week.",
}
"""Earlier words of some answers, so that older words can be looked at."""


def demo_plan(catalog: Catalog, today: str) -> Plan:
    """The sample plan with a year of days that ends on *today* (ISO date). The same date gives the same plan."""
    last = date.fromisoformat(today)
    moments = _moments(last - timedelta(days=DAYS + 20))
    incoming = read_toml(resources.text(*SAMPLE), catalog, SAMPLE[-1])
    plan = take_in(build(), review(build(), incoming, catalog, _ids()), moments)
    for place, days in _DATED.items():
        plan = _silently(plan, place, (last + timedelta(days=days)).isoformat())
    for place, words in _REWRITTEN.items():
        now = plan.text(place)
        plan = edit.answer(_silently(plan, place, words), place, {VALUE_FIELD: now}, moments())
    plan = _lived_in(plan, last)
    habits = _habits(plan)
    random = Random(_SEED)  # noqa: S311  (made-up days, nothing secret)
    for ago in range(DAYS - 1, -1, -1):
        plan = plan.with_day(_day(random, habits, last - timedelta(days=ago), ago))
    return plan


def _lived_in(plan: Plan, last: date) -> Plan:
    """A thing made from a journal entry, and a reading through the plan some weeks ago."""
    entry, goal = plan.at("journal.entries")[-1], plan.at("matters.goals")[0]
    plan = plan.with_items(replace(entry, fields=MappingProxyType({**entry.fields, "links": (goal.id,)})))
    read = last - timedelta(days=_READ)
    moment = int(datetime(read.year, read.month, read.day, 18, tzinfo=UTC).timestamp() * 1000)
    at, made = Stamp(moment, 0, _DEVICE), plan.at(READINGS)[-1]
    fields = MappingProxyType({**made.fields, ON: read.isoformat()})
    return plan.with_items(replace(made, fields=fields, created=at, changed=at))


def _ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"demo{next(numbers):04}"


def _moments(first: date) -> Callable[[], Stamp]:
    start = int(datetime(first.year, first.month, first.day, 9, tzinfo=UTC).timestamp() * 1000)
    minutes = count()
    return lambda: Stamp(start + next(minutes) * 60_000, 0, _DEVICE)


def _silently(plan: Plan, place: str, words: str) -> Plan:
    """Other words in an answer as if they had been the first."""
    return plan.with_items(replace(plan.items[place], fields=MappingProxyType({VALUE_FIELD: words})))


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a day can be made of: ids of daily things, triggers, signs and steps, and good lines."""

    every: tuple[str, ...]
    might: tuple[str, ...]
    events: tuple[str, ...]
    signs: tuple[str, ...]
    steps: tuple[str, ...]
    good: tuple[str, ...]


def _habits(plan: Plan) -> _Habits:
    def ids(*places: str) -> tuple[str, ...]:
        return tuple(item.id for place in places for item in plan.at(place))

    return _Habits(
        ids("daily.every"),
        ids("daily.might"),
        ids("triggers.events"),
        ids("early.signs", "breaking.signs"),
        ids("triggers.plan", "early.plan", "breaking.plan"),
        plan.texts("journal.good"),
    )


def _day(random: Random, habits: _Habits, when: date, ago: int) -> Day:
    at = Stamp(int(datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp() * 1000), 0, _DEVICE)
    hard = any(start >= ago >= end for start, end in _DIPS)
    if ago == 0:
        return Day(when.isoformat(), _marks(habits.every[:3], at), word="steady", changed=at)

    def some(ids: tuple[str, ...], chance: float) -> MappingProxyType[str, Mark]:
        return _marks(_picked(random, ids, chance), at)

    day = Day(
        when.isoformat(),
        MappingProxyType(
            {**some(habits.every, 0.45 if hard else 0.82), **some(habits.might, 0.05 if hard else 0.25)}
        ),
        some(habits.events, 0.4 if hard else 0.04),
        some(habits.signs, 0.5 if hard else 0.03),
        changed=at,
    )
    if day.met or day.noticed:
        used = tuple(_picked(random, habits.steps, 0.35))
        helped = {step: (random.choice(("yes", "yes", "bit", "no", "")), at) for step in used}
        day = replace(day, used=MappingProxyType(helped))
    if random.random() < 0.7:
        day = replace(day, word=random.choice(_LOW_WORDS if hard else _WORDS))
    if random.random() < 0.3:
        day = replace(day, good=tuple(random.sample(habits.good, random.randint(1, 2))))
    if random.random() < 0.1:
        day = replace(day, note=random.choice(_NOTES))
    return day


def _picked(random: Random, ids: tuple[str, ...], chance: float) -> Iterator[str]:
    return (item_id for item_id in ids if random.random() < chance)


def _marks(ids: Iterator[str] | tuple[str, ...], at: Stamp) -> MappingProxyType[str, Mark]:
    return MappingProxyType({item_id: Mark(True, at) for item_id in ids})


def demo_book(*, language: str = "", clock: Clock | None = None) -> Book:
    """The demonstration, open: a book that nothing writes anywhere."""
    clock = clock or Clock(_DEVICE)
    today = local_date(clock.wall(), DAY_START)
    plan = demo_plan(load_catalog(language or wording.chosen()), today)
    return memory_book(plan, language=language, clock=clock)
