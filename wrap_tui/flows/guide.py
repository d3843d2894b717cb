"""Guided questions: one at a time, forward, back, leave out, stop and go on later at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.domain.schema import VALUE_FIELD, Question
from wrap_tui.flows.answering import answer_choice
from wrap_tui.services.book import Book

FIRST_PAGE: Final = "first_page"
"""The name of the flow over the seven questions of the first page of the crisis plan."""
LONGEST_COUNTED: Final = 10
"""No total is shown above this many questions (PLAN.md)."""


def core_of(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions asked first; the others wait under "more questions if you like"."""
    return tuple(question for question in questions if not question.more)


class Guide:
    """A walk through some questions of one flow. It holds no answers: they go into the book at once.

    `name` is a section id or FIRST_PAGE; the place where the person stopped is kept under it.
    """

    def __init__(
        self, book: Book, name: str, questions: Sequence[Question], *, core: int | None = None
    ) -> None:
        self.book, self.name = book, name
        self.questions = tuple(questions)
        self._core = len(self.questions) if core is None else core
        self.at = 0
        self.ended = not self.questions

    @property
    def question(self) -> Question:
        """The question asked now."""
        return self.questions[min(self.at, len(self.questions) - 1)]

    @property
    def number(self) -> int:
        """The number of the question asked now, from 1."""
        return self.at + 1

    @property
    def total(self) -> int | None:
        """How many questions there are, or None when that would be over ten."""
        count = len(self.questions) if self.at >= self._core else self._core
        return count if count <= LONGEST_COUNTED else None

    @property
    def more_wait(self) -> bool:
        """Whether this is the end of the usual questions and there are more if the person likes."""
        return self.ended and self._core <= self.at < len(self.questions)

    def items(self) -> tuple[Item, ...]:
        """What the person wrote for this question so far."""
        if self.question.single:
            item = self.book.plan.answer(self.question.id)
            return (item,) if item is not None else ()
        return self.book.plan.at(self.question.id)

    def take_out(self, item_id: str) -> bool:
        """Take out a line that was written for one of these questions; False for anything else."""
        item = self.book.plan.find(item_id)
        if item is None or item.place not in {question.id for question in self.questions}:
            return False
        self.book.remove(item_id)
        return True

    def choose(self, answer: str) -> None:
        """Answer a choice (its id) or a yes or no ("yes", "no"); the same answer again takes it back."""
        value: str | bool = answer == "yes" if self.question.kind == "yesno" else answer
        item = self.book.plan.answer(self.question.id)
        same = item is not None and item.fields.get(VALUE_FIELD) == value
        answer_choice(self.book, self.question, None if same else value)

    def forward(self) -> bool:
        """Go to the next question; False at the end (of the usual questions, or of all)."""
        self.at = min(self.at + 1, len(self.questions))
        self.ended = self.at >= len(self.questions) or self.at == self._core
        self._remember()
        return not self.ended

    def go_on(self) -> bool:
        """Go on with the further questions after the usual ones; False when there are none."""
        if not self.more_wait:
            return False
        self.ended = False
        return True

    def back(self) -> bool:
        """Go to the question before; False at the first."""
        if self.at == 0:
            return False
        self.at -= 1
        self.ended = False
        self._remember()
        return True

    def stop(self) -> None:
        """Stop here: the same question is asked first next time."""
        self._remember(stopped=True)

    def _remember(self, *, stopped: bool = False) -> None:
        key = f"resume.{self.name}"
        if self.ended and not stopped:
            if self.book.plan.preference(key) is not None:
                self.book.prefer(key, None)
            return
        if self.at < len(self.questions):
            self.book.prefer(key, self.question.id)


def guide_for(book: Book, name: str, start: str = "") -> Guide:
    """The guide over a section or the first page: at the question *start*, else where the person stopped."""
    if name == FIRST_PAGE:
        questions: tuple[Question, ...] = book.catalog.first_page()
        core = len(questions)
    else:
        every = book.catalog.section(name).questions
        first = core_of(every)
        questions = (*first, *(question for question in every if question.more))
        core = len(first)
    guide = Guide(book, name, questions, core=core)
    wanted = start or book.plan.preference(f"resume.{name}")
    places = [i for i, question in enumerate(guide.questions) if question.id == wanted]
    guide.at = places[0] if places else 0
    return guide


def one_question(book: Book, question_id: str) -> Guide:
    """A guide over one question (opened from a section page)."""
    question = book.catalog.question(question_id)
    return Guide(book, f"{question.section}#{question_id}", (question,))


def carry_on(book: Book) -> str:
    """The flow that the person stopped last and has not ended, "" when there is none."""
    stopped = [
        preference
        for key, preference in book.plan.preferences.items()
        if key.startswith("resume.") and "#" not in key and isinstance(preference.value, str)
    ]
    known = {FIRST_PAGE, *(section.id for section in book.catalog.sections)}
    for preference in sorted(stopped, key=lambda p: p.changed, reverse=True):
        name = preference.key.removeprefix("resume.")
        if name in known and book.catalog.knows(preference.value):
            return name
    return ""
