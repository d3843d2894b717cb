"""Reflection over nine areas of life: sentences to try on. Nothing is added up, and no answer leads to a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain import edit
from wrap_tui.domain.canonical import digest
from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import VALUE_FIELD, Choice, Question
from wrap_tui.flows.answering import answer_choice
from wrap_tui.services.book import Book

SECTION: Final = "reflect"
CHOICES: Final = ("now", "like", "not")
"""The answers of a sentence, as its data file has them; a test holds them together."""
LIKE: Final = "like"
"""The answer that can become a goal."""
GOALS: Final = "matters.goals"
_LINK: Final = "reflect.goal."


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the question behind it, the answer given (None when left out), the goal made of it."""

    question: Question
    answer: Choice | None
    goal: Item | None

    @property
    def words(self) -> str:
        """The sentence as the person would say it."""
        return self.question.label

    @property
    def can_become_goal(self) -> bool:
        """Whether one key makes a goal of it now."""
        return self.goal is None and self.answer is not None and self.answer.id == LIKE


@dataclass(frozen=True, slots=True)
class Area:
    """One area of life with its sentences, in no order of worth."""

    id: str
    label: str
    line: str
    sentences: tuple[Sentence, ...]


def areas(book: Book) -> tuple[Area, ...]:
    """The areas that the person has not put away, with the answers given so far."""
    return tuple(
        Area(part.id, part.label, part.line, tuple(_sentence(book, question) for question in part.questions))
        for part in book.catalog.section(SECTION).parts
        if not area_hidden(book, part.id)
    )


def area_hidden(book: Book, area_id: str) -> bool:
    """Whether the person put this area away."""
    return book.plan.preference(f"hidden.{SECTION}.{area_id}", False) is True


def hide_area(book: Book, area_id: str, hidden: bool = True) -> None:
    """Put an area away, or back; its answers stay."""
    book.prefer(f"hidden.{SECTION}.{area_id}", hidden)


def hidden_areas(book: Book) -> tuple[str, ...]:
    """The areas that were put away."""
    return tuple(part.id for part in book.catalog.section(SECTION).parts if area_hidden(book, part.id))


def show_areas(book: Book) -> None:
    """Take every area back that was put away."""
    for area_id in hidden_areas(book):
        hide_area(book, area_id, hidden=False)


def _sentence(book: Book, question: Question) -> Sentence:
    said = book.plan.text(question.id)
    answer = next((choice for choice in question.choices if choice.id == said), None)
    return Sentence(question, answer, goal_of(book, question.id))


def answer(book: Book, question_id: str, choice: str | None) -> None:
    """Keep an answer (the id of a choice); None leaves the sentence out. KeyError for another sentence or choice."""
    question = _question(book, question_id)
    if choice is not None and choice not in {known.id for known in question.choices}:
        raise KeyError(choice)
    answer_choice(book, question, choice)


def goal_of(book: Book, question_id: str) -> Item | None:
    """The goal that was made of a sentence, None when there is none or it was removed."""
    linked = book.plan.preference(_LINK + question_id, "")
    return book.plan.find(linked) if isinstance(linked, str) else None


def sentence_of(book: Book, goal_id: str) -> str:
    """The question id of the sentence that a goal was made of, "" when it came from elsewhere."""
    kept = book.plan.preferences.values()
    return next(
        (p.key.removeprefix(_LINK) for p in kept if p.key.startswith(_LINK) and p.value == goal_id), ""
    )


def make_goal(book: Book, question_id: str) -> Item:
    """Make a goal of a sentence, answered "I would like this" from then on; one that has a goal keeps it.

    Goal and answer come and go in one step of undo. The first goal of a sentence has the same id on every computer,
    so that two make one. KeyError for a question that is no sentence here.
    """
    question = _question(book, question_id)
    known = goal_of(book, question_id)
    if known is not None:
        return known
    now = book.clock.now()
    same = f"goal{digest(question_id.encode())}"
    item_id = book.clock.new_id() if same in book.plan.items else same
    plan, goal = edit.add(
        book.plan, GOALS, {VALUE_FIELD: question.label}, now, book.clock.new_id, item_id=item_id
    )
    plan = edit.answer(plan, question_id, {VALUE_FIELD: LIKE}, now)
    book.apply(plan.with_preference(_LINK + question_id, goal.id, now))
    return goal


def _question(book: Book, question_id: str) -> Question:
    question = book.catalog.question(question_id)
    if question.section != SECTION:
        raise KeyError(question_id)
    return question
