"""The questions for a group: one at a time, big, without a plan and without anything to type."""

from __future__ import annotations

from wrap_tui.domain.plan import build
from wrap_tui.domain.schema import Catalog, Question, Section
from wrap_tui.flows.guide import core_of
from wrap_tui.services.book import Book
from wrap_tui.services.narrowed import NarrowedBook
from wrap_tui.services.opening import memory_book

IDEAS = 4
"""Ideas that stand under a question."""


def parts(catalog: Catalog) -> tuple[Section, ...]:
    """The sections whose questions can be shown, as offered."""
    return tuple(sorted((s for s in catalog.sections if not s.living), key=lambda section: section.order))


def group_book() -> Book:
    """A book without a plan, in memory: the questions alone are open, and the crisis key shows helplines."""
    return NarrowedBook(memory_book(), (), build())


class Projector:
    """A walk through the questions of one section. It knows no answers."""

    def __init__(self, catalog: Catalog, section: str) -> None:
        self.section = catalog.section(section)
        self.questions = core_of(self.section.questions) or self.section.questions
        self.at = 0

    @property
    def question(self) -> Question:
        """The question shown now."""
        return self.questions[self.at]

    @property
    def ideas(self) -> tuple[str, ...]:
        """A few ideas for it."""
        return tuple(self.question.ideas[:IDEAS])

    def move(self, by: int) -> bool:
        """Show another question; False at the ends."""
        there = self.at + by
        if not 0 <= there < len(self.questions):
            return False
        self.at = there
        return True
