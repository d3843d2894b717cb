"""What the plan can hold, as values read from the data files: sections, parts, questions, records, ticks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

QuestionKind = Literal["list", "text", "line", "choice", "yesno", "date", "form", "records", "steps"]
FieldKind = Literal[
    "line", "text", "lines", "phones", "choice", "yesno", "date", "time", "moment", "tags", "link", "links"
]

LINK_KINDS: frozenset[str] = frozenset({"link", "links"})
"""Kinds of fields that hold ids of other things."""

SINGLE_KINDS: frozenset[str] = frozenset({"text", "line", "choice", "yesno", "date", "form"})
"""Kinds with one answer: its item has the question's id. All other kinds hold any number of items."""

VALUE_FIELD = "text"
"""The field that holds the words of a list line, a text, a line, a choice, a date."""

LIST_FIELD_KINDS: frozenset[str] = frozenset({"lines", "phones", "tags", "links"})
"""Field kinds whose value is a list of strings."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice: a stable id and the words shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record. `more` fields wait behind "say more"; `tick` names its own sharing tick."""

    id: str
    label: str
    kind: FieldKind = "line"
    help: str = ""
    more: bool = False
    tick: str = ""
    choices: tuple[Choice, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSpec:
    """A record with fields; `title` is the field that stands for it in lists."""

    id: str
    label: str
    one: str
    title: str
    fields: tuple[FieldSpec, ...]

    def field(self, field_id: str) -> FieldSpec | None:
        """The field called *field_id*, or None."""
        return next((spec for spec in self.fields if spec.id == field_id), None)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the plan. `id` is "section.name" and never changes."""

    id: str
    section: str
    part: str
    kind: QuestionKind
    label: str
    ask: str
    help: str = ""
    why: str = ""
    ideas: tuple[str, ...] = ()
    record: str = ""
    choices: tuple[Choice, ...] = ()
    tick: str = ""
    first: int = 0
    more: bool = False
    beside: str = ""

    @property
    def single(self) -> bool:
        """Whether there is one answer (its item has the id of the question) or a list of items."""
        return self.kind in SINGLE_KINDS


@dataclass(frozen=True, slots=True)
class Part:
    """A group of questions with one heading; in the crisis plan, what can be ticked for sharing."""

    id: str
    section: str
    label: str
    questions: tuple[Question, ...]
    line: str = ""
    tick: str = ""
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the plan, in the offered order. `living` pages stand beside the plan and belong to no copy of it."""

    id: str
    order: int
    label: str
    line: str
    parts: tuple[Part, ...]
    newer: str = ""
    key: str = ""
    private: bool = False
    living: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the section, in order."""
        return tuple(question for part in self.parts for question in part.questions)


@dataclass(frozen=True, slots=True)
class Tick:
    """A sharing tick of its own; `owner` says whether the owner's own copy holds it."""

    id: str
    label: str
    line: str
    owner: bool


@dataclass(frozen=True)
class Catalog:
    """Everything the plan can hold."""

    sections: tuple[Section, ...]
    records: Mapping[str, RecordSpec] = field(default_factory=dict)
    ticks: Mapping[str, Tick] = field(default_factory=dict)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def section(self, section_id: str) -> Section:
        """The section called *section_id*; KeyError when there is none."""
        return self._sections[section_id]

    def question(self, question_id: str) -> Question:
        """The question called *question_id* ("section.name"); KeyError when there is none."""
        return self._questions[question_id]

    def knows(self, question_id: str) -> bool:
        """Whether there is a question of this id."""
        return question_id in self._questions

    def questions(self) -> Iterator[Question]:
        """All questions, in the offered order."""
        yield from self._questions.values()

    def first_page(self) -> tuple[Question, ...]:
        """The seven questions of the first page of the crisis plan, in their order."""
        return tuple(sorted((q for q in self.questions() if q.first), key=lambda q: q.first))

    def record_of(self, question: Question) -> RecordSpec | None:
        """The record spec of a question of kind form, records or steps; None for plain words."""
        return self.records[question.record] if question.record else None
