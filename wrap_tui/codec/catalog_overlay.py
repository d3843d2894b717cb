"""The words of another language, laid over the English catalog by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from wrap_tui.codec.catalog_file import TICKS, Table, keyed, read_table, record_files, section_files
from wrap_tui.domain.schema import Catalog, Choice, FieldSpec, Part, Question, RecordSpec, Section, Tick
from wrap_tui.errors import ContentError


class _Choice(Table, frozen=True):
    id: str
    label: str = ""


class _Question(Table, frozen=True):
    id: str
    label: str = ""
    ask: str = ""
    help: str = ""
    why: str = ""
    ideas: tuple[str, ...] = ()
    choices: tuple[_Choice, ...] = ()


class _Part(Table, frozen=True):
    id: str
    label: str = ""
    line: str = ""
    question: tuple[_Question, ...] = ()


class _Section(Table, frozen=True):
    id: str = ""
    label: str = ""
    line: str = ""
    newer: str = ""
    part: tuple[_Part, ...] = ()


class _Field(Table, frozen=True):
    id: str
    label: str = ""
    help: str = ""
    choices: tuple[_Choice, ...] = ()


class _Record(Table, frozen=True):
    id: str
    label: str = ""
    one: str = ""
    field: tuple[_Field, ...] = ()


class _Records(Table, frozen=True):
    record: tuple[_Record, ...] = ()


class _Tick(Table, frozen=True):
    id: str
    label: str = ""
    line: str = ""


class _Ticks(Table, frozen=True):
    tick: tuple[_Tick, ...] = ()


_V = TypeVar("_V", Section, Part, Question, RecordSpec, FieldSpec, Tick, Choice)
_R = TypeVar("_R", bound=Table)


def overlay(catalog: Catalog, folder: Path) -> Catalog:
    """The catalog with the words of *folder*; ContentError for an id that English does not have."""
    where = f"{folder.parent.name}/plan"
    return Catalog(
        tuple(_sections(catalog, folder, where)),
        _records(catalog, folder, where),
        _ticks(catalog, folder, where),
    )


def _said(value: _V, row: Table, *names: str) -> _V:
    """*value* with those words of *row* that are there."""
    return replace(value, **{name: words for name in names if (words := getattr(row, name))})


def _rows(rows: Sequence[_R], known: Mapping[str, object] | set[str], where: str) -> dict[str, _R]:
    found: dict[str, _R] = keyed(rows, where)  # type: ignore[type-var]
    for row_id in found:
        if row_id not in known:
            raise ContentError(f"{where} {row_id}: English has no such id")
    return found


def _sections(catalog: Catalog, folder: Path, where: str) -> Sequence[Section]:
    heads: dict[str, _Section] = {}
    parts: dict[str, list[_Part]] = {}
    known = {section.id for section in catalog.sections}
    for file in section_files(folder):
        stem = file.stem.partition("-")[0]
        if stem not in known:
            raise ContentError(f"{where}/{file.name}: English has no section {stem}")
        row = read_table(file, _Section)
        heads.setdefault(stem, row)
        parts.setdefault(stem, []).extend(row.part)
    return [
        _section(section, heads[section.id], parts[section.id], f"{where}/{section.id}")
        if section.id in heads
        else section
        for section in catalog.sections
    ]


def _section(section: Section, row: _Section, parts: Sequence[_Part], where: str) -> Section:
    found = _rows(parts, {part.id for part in section.parts}, f"{where}: part")
    laid = tuple(_part(part, found[part.id], where) if part.id in found else part for part in section.parts)
    return replace(_said(section, row, "label", "line", "newer"), parts=laid)


def _part(part: Part, row: _Part, where: str) -> Part:
    names = {question.id.partition(".")[2] for question in part.questions}
    found = _rows(row.question, names, f"{where}: part {part.id}: question")
    laid = []
    for question in part.questions:
        own = found.get(question.id.partition(".")[2])
        laid.append(_question(question, own, f"{where}: question {own.id}") if own else question)
    return replace(_said(part, row, "label", "line"), questions=tuple(laid))


def _question(question: Question, row: _Question, where: str) -> Question:
    said = _said(question, row, "label", "ask", "help", "why", "ideas")
    return replace(said, choices=_choices(question.choices, row.choices, where))


def _choices(base: tuple[Choice, ...], rows: Sequence[_Choice], where: str) -> tuple[Choice, ...]:
    found = _rows(rows, {choice.id for choice in base}, f"{where}: choice")
    return tuple(
        _said(choice, found[choice.id], "label") if choice.id in found else choice for choice in base
    )


def _records(catalog: Catalog, folder: Path, where: str) -> Mapping[str, RecordSpec]:
    rows = [row for file in record_files(folder) for row in read_table(file, _Records).record]
    found = _rows(rows, catalog.records, f"{where}/records: record")
    laid = dict(catalog.records)
    for name, row in found.items():
        laid[name] = _record(laid[name], row, f"{where}/records: record {name}")
    return laid


def _record(spec: RecordSpec, row: _Record, where: str) -> RecordSpec:
    found = _rows(row.field, {field.id for field in spec.fields}, f"{where}: field")
    fields = []
    for field in spec.fields:
        own = found.get(field.id)
        if own:
            choices = _choices(field.choices, own.choices, f"{where}: field {field.id}")
            field = replace(_said(field, own, "label", "help"), choices=choices)
        fields.append(field)
    return replace(_said(spec, row, "label", "one"), fields=tuple(fields))


def _ticks(catalog: Catalog, folder: Path, where: str) -> Mapping[str, Tick]:
    file = folder / f"{TICKS}.toml"
    if not file.is_file():
        return catalog.ticks
    found = _rows(read_table(file, _Ticks).tick, catalog.ticks, f"{where}/ticks.toml: tick")
    return {
        name: _said(tick, found[name], "label", "line") if name in found else tick
        for name, tick in catalog.ticks.items()
    }
