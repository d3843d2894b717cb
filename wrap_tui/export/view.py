"""The plan cut down to one copy: the only door through which the words of a plan reach a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final

from wrap_tui.domain.not_involved import GO_WITH, PEOPLE, SUPPORTERS, NotInvolved, not_involved
from wrap_tui.domain.plan import Item, Plan, Value, build
from wrap_tui.domain.schema import LINK_KINDS, VALUE_FIELD, Catalog, FieldSpec, Part, Question, RecordSpec
from wrap_tui.domain.written import BOOKKEEPING
from wrap_tui.export.cut import CRISIS, NOT_INVOLVED, Cut
from wrap_tui.export.links import with_links
from wrap_tui.export.unnamed import unnamed
from wrap_tui.wording import say

OWN_EYES: Final[Mapping[str, frozenset[str]]] = {
    "supporter": frozenset({"agreed", "agreed_on"}),
}
"""Fields that stand in the owner's copy alone: what belongs to the ledger."""


NAMES: Final[Mapping[str, frozenset[str]]] = {
    "crisis.about_me": frozenset({"called", "legal_name"}),
    "crisis.supporters": frozenset({"name"}),
}
"""Fields that hold the name of the person or of somebody whom they chose: no free words, so they go whole or stay."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as this copy may show it."""

    id: str
    spec: RecordSpec | None
    fields: Mapping[str, Value]

    def text(self, field_id: str = VALUE_FIELD) -> str:
        """The words of one field, lists joined by ", "."""
        value = self.fields.get(field_id, "")
        if isinstance(value, tuple):
            return ", ".join(value)
        return value if isinstance(value, str) else ""

    def lines(self, field_id: str) -> tuple[str, ...]:
        """The values of a list field."""
        value = self.fields.get(field_id, ())
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()

    def yes(self, field_id: str = VALUE_FIELD) -> bool:
        """Whether a yes or no field says yes."""
        return self.fields.get(field_id) is True

    @property
    def title(self) -> str:
        """What stands for the entry: its title field, or its plain words."""
        return self.text(self.spec.title if self.spec else VALUE_FIELD)


@dataclass(frozen=True)
class View:
    """A plan seen through a cut. What the cut does not hold is not there; nor is anyone who is not to be involved."""

    plan: Plan
    catalog: Catalog
    cut: Cut

    @cached_property
    def out(self) -> NotInvolved:
        """The people who are not to be involved."""
        return not_involved(self.plan)

    @cached_property
    def names_them(self) -> bool:
        """Whether this copy was told to name them."""
        return self.cut.tick(NOT_INVOLVED)

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return {
            q.id: part for section in self.catalog.sections for part in section.parts for q in part.questions
        }

    def holds(self, question_id: str) -> bool:
        """Whether the copy holds this question, answered or not."""
        question = self.catalog.question(question_id)
        return self._question(question, self._parts[question_id])

    def _question(self, question: Question, part: Part) -> bool:
        if question.section == CRISIS:
            return self.cut.question(question, part)
        return self.cut.page(question.section) and (not question.tick or self.cut.tick(question.tick))

    def entries(self, question_id: str) -> tuple[Entry, ...]:
        """The items of a question that this copy may show, in the person's order."""
        found = self._before_links(question_id)
        return tuple(entry for one in found if (entry := self._with_links(one)) is not None)

    def listed(self, question_id: str) -> tuple[Entry, ...]:
        """The entries that a list of this copy names: of supporters, for a recipient, only others who said yes."""
        return tuple(entry for entry in self.entries(question_id) if self._lists(question_id, entry.id))

    def _lists(self, question_id: str, item_id: str) -> bool:
        if not self.cut.recipient or question_id != SUPPORTERS:
            return True
        return item_id != self.cut.recipient and self.plan.items[item_id].words("agreed") == "yes"

    def _before_links(self, question_id: str) -> tuple[Entry, ...]:
        question = self.catalog.question(question_id)
        single = self.plan.answer(question_id) if question.single else None
        items = ((single,) if single else ()) if question.single else self.plan.at(question_id)
        return tuple(entry for item in items if (entry := self._entry(item, question)) is not None)

    def _with_links(self, entry: Entry) -> Entry | None:
        """An entry of a copy for somebody without links to what that copy does not hold; None when they were all."""
        if not self.cut.recipient or entry.spec is None:
            return entry
        fields = with_links(entry.spec, entry.fields, self.linked)
        return replace(entry, fields=fields) if fields else None

    def one(self, question_id: str) -> Entry | None:
        """The one answer of a single-answer question, if this copy may show it."""
        return next(iter(self.entries(question_id)), None)

    def texts(self, question_id: str) -> tuple[str, ...]:
        """The plain words of every item of a question."""
        return tuple(entry.text() for entry in self.entries(question_id) if entry.text())

    def _entry(self, item: Item, question: Question) -> Entry | None:
        spec = self.catalog.record_of(question)
        part = self._parts[question.id]
        fields = {name: v for name, v in item.fields.items() if self._shows(name, spec, question, part)}
        fields = self._without_people(fields, spec, question)
        return Entry(item.id, spec, fields) if fields else None

    def _shows(self, name: str, spec: RecordSpec | None, question: Question, part: Part) -> bool:
        field = spec.field(name) if spec else None
        if self.cut.recipient and spec and name in OWN_EYES.get(spec.id, ()):
            return False
        if name in BOOKKEEPING.get(question.id, ()):
            return False
        if field is None or question.section != CRISIS:
            return self._question(question, part)
        return self.cut.field(field, question, part)

    def _without_people(
        self, fields: dict[str, Value], spec: RecordSpec | None, question: Question
    ) -> dict[str, Value]:
        """The fields without those who are not to be involved: gone as helpers, and unnamed unless ticked."""
        if not self.out.names or question.id == f"{CRISIS}.{NOT_INVOLVED}":
            return fields
        if spec and not question.single and self._is_out(fields.get(spec.title)) and self._drops(spec):
            return {}
        names = NAMES.get(question.id, frozenset())
        gone = {name for name, v in fields.items() if self._is_out(v, whole=name in names)}
        for name in tuple(gone):
            gone.update(GO_WITH.get((spec.id, name), ()) if spec else ())
        kept = {name: value for name, value in fields.items() if name not in gone}
        if self.names_them:
            return kept
        return {name: v if name in names else unnamed(v, self.out) for name, v in kept.items()}

    def _drops(self, spec: RecordSpec) -> bool:
        return spec.id in PEOPLE or not self.names_them

    def _is_out(self, value: Value | None, *, whole: bool = False) -> bool:
        """Whether a field holds one of them; with *whole* the whole name, not the first name alone."""
        return isinstance(value, str) and (self.out.is_whole(value) if whole else self.out.is_one(value))

    def lines_left_out(self, section: str | None = None) -> int:
        """How many things of this copy (of one section) had a line taken out because it names someone not involved."""
        mark = say("export.names.left_out")
        return sum(any(mark in str(value) for value in fields.values()) for fields in self._all(section))

    def hints(self, section: str | None = None) -> tuple[tuple[str, str], ...]:
        """The lines of this copy (of one section) that hold a part of the name of someone not involved: (where, words).

        The names of the person and of supporters are none: somebody not involved may well have the same surname.
        """
        if self.names_them:
            return ()
        found = (
            (question.label, line)
            for question, fields in self._by_question(section)
            for name, value in fields.items()
            if name not in NAMES.get(question.id, ())
            for words in (value if isinstance(value, tuple) else (value,))
            if isinstance(words, str)
            for line in words.split("\n")
            if self.out.hinted_in(line)
        )
        return tuple(dict.fromkeys(found))

    def _all(self, section: str | None) -> Iterator[Mapping[str, Value]]:
        return (fields for _, fields in self._by_question(section))

    def _by_question(self, section: str | None) -> Iterator[tuple[Question, Mapping[str, Value]]]:
        """The fields of everything in a section, or in all sections that a document of the whole plan holds."""
        for question in self.catalog.questions():
            living = self.catalog.section(question.section).living
            if section == question.section or (section is None and not living):
                yield from ((question, entry.fields) for entry in self.entries(question.id))

    def as_plan(self, section: str) -> Plan:
        """A plan that holds no more than this copy shows of one section; the owner's with their notes to themselves."""
        items = (
            replace(self.plan.items[entry.id], fields={**entry.fields, **self._notes(entry.id)}, extra={})
            for question in self.catalog.section(section).questions
            for entry in self.entries(question.id)
        )
        return build(items)

    def _notes(self, item_id: str) -> dict[str, Value]:
        item = self.plan.items[item_id]
        kept = () if self.cut.recipient else BOOKKEEPING.get(item.place, ())
        return {name: value for name, value in item.fields.items() if name in kept}

    def linked(self, item_id: str) -> str:
        """What a linked thing is called, "" when this copy may not show it or it was removed."""
        item = self.plan.find(item_id)
        if item is None or not self.catalog.knows(item.place):
            return ""
        theirs = item_id == self.cut.recipient
        seen = self.with_brief_of(frozenset({"supporters"})) if theirs else self
        if not theirs and not self._lists(item.place, item_id):
            return ""
        return next((entry.title for entry in seen._before_links(item.place) if entry.id == item_id), "")

    def with_brief_of(self, parts: frozenset[str]) -> View:
        """The same copy with more parts: for the few lines in front that a brief may show."""
        return View(self.plan, self.catalog, replace(self.cut, parts=self.cut.parts | parts))


def field_words(view: View, field: FieldSpec, entry: Entry) -> str:
    """A field as shown: choices and tags by their labels, linked things by their names, dates as people say them."""
    value = entry.fields.get(field.id)
    if isinstance(value, bool):
        return yes_no(value)
    values = entry.lines(field.id)
    if field.kind in LINK_KINDS:
        return ", ".join(name for item_id in values if (name := view.linked(item_id)))
    if field.choices:
        labels = {choice.id: choice.label for choice in field.choices}
        return ", ".join(labels.get(words, words) for words in values)
    if field.kind == "date":
        return ", ".join(date_words(words) for words in values)
    if field.kind == "moment":
        return ", ".join(moment_words(words) for words in values)
    return ("\n" if field.kind == "lines" else ", ").join(values)


def plain_words(question: Question, entry: Entry) -> str:
    """The words of an item without fields, as shown."""
    value = entry.fields.get(VALUE_FIELD, "")
    if isinstance(value, bool):
        return yes_no(value)
    if question.kind == "choice":
        return next((choice.label for choice in question.choices if choice.id == value), entry.text())
    return date_words(entry.text()) if question.kind == "date" else entry.text()


def yes_no(value: bool) -> str:
    """Yes and no in words."""
    return say("export.answers.yes" if value else "export.answers.no")


def date_words(words: str) -> str:
    """An ISO date as people say it; anything else as it was written."""
    try:
        return say_date(date.fromisoformat(words)) if len(words) == len("2026-11-03") else words
    except ValueError:
        return words


def moment_words(words: str) -> str:
    """A day with a time of day (ISO) as people say it: "3 November 2026 at 19:40"; other words as they were written."""
    try:
        when = datetime.fromisoformat(words)
    except ValueError:
        return words
    return (
        say("dates.day.at", date=say_date(when.date()), time=f"{when:%H:%M}")
        if "T" in words
        else date_words(words)
    )


def say_date(when: date) -> str:
    """A date as people say it: 3 November 2026."""
    return say("dates.day.plain", day=when.day, month=say(f"dates.month.{when.month}"), year=when.year)
