"""A full plan in which every field of every question holds a word of its own, to be looked for in exports."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain import edit
from wrap_tui.domain.helpline import Helplines
from wrap_tui.domain.plan import Plan, Value, build
from wrap_tui.domain.schema import Catalog, FieldSpec, Question
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.facts import Facts
from wrap_tui.services.helplines import lines

NOW = Stamp(1_790_000_000_000)
TODAY = date(2026, 11, 3)


@dataclass(frozen=True)
class Planted:
    """One planted word, where it stands, and the tick that its field hangs on."""

    word: str
    section: str
    part: str
    question: str
    field: str
    tick: str


@dataclass(frozen=True)
class Full:
    """The plan and its planted words."""

    plan: Plan
    words: tuple[Planted, ...]
    catalog: Catalog


def facts(country: str = "GB") -> Facts:
    """Version 7 of 3 November 2026."""
    return Facts(TODAY, lines(country), version=7)


def helplines() -> Helplines:
    """The lines of the made-up person's country."""
    return lines("GB")


class _Planter:
    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.plan = build()
        self.words: list[Planted] = []
        self.numbers = itertools.count(100)
        self.ids = (f"id{i:05d}" for i in itertools.count())

    def word(self, question: Question, part_tick: str, field: FieldSpec | None) -> str:
        n = len(self.words)
        word = f"zq{n:04d}{question.id.rpartition('.')[2].replace('_', '')}"
        tick = (field.tick if field else "") or question.tick or part_tick
        self.note(word, question, field, tick)
        return word

    def note(self, word: str, question: Question, field: FieldSpec | None, tick: str) -> None:
        self.words.append(
            Planted(word, question.section, question.part, question.id, field.id if field else "", tick)
        )

    def value(self, question: Question, part_tick: str, field: FieldSpec) -> Value | None:
        match field.kind:
            case "phones":
                number = f"07700 900{next(self.numbers):03d}"
                self.note(number, question, field, field.tick or question.tick or part_tick)
                return (number,)
            case "choice":
                return field.choices[0].id
            case "yesno":
                return True
            case "date" | "time":
                return "2026-11-03" if field.kind == "date" else "07:30"
            case "tags" if field.choices:
                return tuple(choice.id for choice in field.choices)
            case "link" | "links":
                return None
            case "lines" | "tags":
                return tuple(self.word(question, part_tick, field) for _ in range(2))
        return f"About {self.word(question, part_tick, field)} here"

    def answer(self, question: Question, part_tick: str) -> Iterator[dict[str, Value]]:
        spec = self.catalog.record_of(question)
        count = 1 if question.single else 2
        for _ in range(count):
            if spec is not None:
                found = {field.id: self.value(question, part_tick, field) for field in spec.fields}
                yield {name: value for name, value in found.items() if value is not None}
            elif question.kind == "yesno":
                yield {"text": False}
            elif question.kind == "choice":
                yield {"text": question.choices[0].id}
            elif question.kind == "date":
                yield {"text": "2026-11-03"}
            else:
                yield {"text": f"A line about {self.word(question, part_tick, None)}"}

    def plant(self) -> Full:
        for section in self.catalog.sections:
            for part in section.parts:
                for question in part.questions:
                    for fields in self.answer(question, part.tick):
                        if question.single:
                            self.plan = edit.answer(self.plan, question.id, fields, NOW)
                        else:
                            self.plan, _ = edit.add(
                                self.plan, question.id, fields, NOW, lambda: next(self.ids)
                            )
        return Full(self.plan, tuple(self.words), self.catalog)


def full() -> Full:
    """A plan with every field filled; the same every time."""
    return _Planter(load_catalog()).plant()


def put(plan: Plan, place: str, **fields: Value) -> Plan:
    """The plan with one more item."""
    changed, _ = edit.add(plan, place, fields, NOW, lambda: f"{place}-{len(plan.items)}")
    return changed


def answered(plan: Plan, question: str, **fields: Value) -> Plan:
    """The plan with the answer of a single-answer question."""
    return edit.answer(plan, question, fields, NOW)
