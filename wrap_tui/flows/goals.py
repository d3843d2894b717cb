"""Goals: the next small step, and endings of equal weight. No percent, and nothing that is said of an ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.text import one_line
from wrap_tui.flows.journal import Entry, made_from
from wrap_tui.flows.reflection import GOALS, SECTION, sentence_of
from wrap_tui.services.book import Book

OPEN: Final = "open"
DAILY: Final = "daily.every"
STEPS: Final = "daily.steps_to_daily"


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. `ending` is "" while it is open, `label` says where it stands."""

    item: Item
    words: str
    step: str
    ending: str
    label: str
    ended_on: str


def endings(book: Book) -> tuple[tuple[str, str], ...]:
    """Where a goal can stand, as (id, label), in the order of the data file."""
    spec = book.catalog.records["goal"].field("ending")
    return tuple((choice.id, choice.label) for choice in spec.choices) if spec is not None else ()


def goal_of(book: Book, item: Item) -> Goal:
    """An item of the list of goals as a goal."""
    ending = item.words("ending")
    ending = "" if ending == OPEN else ending
    label = dict(endings(book)).get(ending or OPEN, ending)
    return Goal(item, item.text, item.words("next_step"), ending, label, item.words("ended_on"))


def goals(book: Book) -> tuple[tuple[Goal, ...], tuple[Goal, ...]]:
    """The open goals in the person's order, and those that came to an end, the newest end first."""
    found = [goal_of(book, item) for item in book.plan.at(GOALS)]
    ended = sorted((goal for goal in found if goal.ending), key=lambda goal: goal.ended_on, reverse=True)
    return tuple(goal for goal in found if not goal.ending), tuple(ended)


def stand(book: Book, item_id: str, ending: str) -> bool:
    """Say where a goal stands: one of `endings`, dated today; "open" opens it again. False when the goal is gone."""
    item = book.plan.find(item_id)
    if item is None:
        return False
    ended = "" if ending == OPEN else book.today()
    where = {"ending": "" if ending == OPEN else ending, "ended_on": ended}
    book.change(item_id, {**item.fields, **where}, keep_draft=True)
    return True


def goes_daily(book: Book, goal: Goal) -> bool:
    """Whether there is a small step that can go on the daily list; in a part of the plan that list may be shut."""
    return bool(goal.step) and (book.sections is None or DAILY.split(".")[0] in book.sections)


def to_daily(book: Book, words: str) -> Item | None:
    """Put a small step on the daily list; None for no words, or when the same words stand there."""
    line = one_line(words)
    if not line or line in book.plan.texts(DAILY):
        return None
    return book.add(DAILY, {"text": line}, keep_draft=True)


def origin(book: Book, item_id: str) -> Entry | str:
    """Where a goal came from: the journal entry, or the words of a sentence of the nine areas; "" for neither."""
    entry = made_from(book).get(item_id)
    if entry is not None:
        return entry
    if book.sections is not None and SECTION not in book.sections:
        return ""
    question = sentence_of(book, item_id)
    return book.catalog.question(question).label if question and book.catalog.knows(question) else ""
