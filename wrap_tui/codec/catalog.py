"""Reads `data/<language>/plan` into the catalog of sections, questions, records and ticks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from wrap_tui import resources
from wrap_tui.codec.catalog_check import check
from wrap_tui.codec.catalog_file import TICKS, Table, keyed, read_table, record_files, section_files
from wrap_tui.codec.catalog_overlay import overlay
from wrap_tui.domain.schema import (
    Catalog,
    Choice,
    FieldKind,
    FieldSpec,
    Part,
    Question,
    QuestionKind,
    RecordSpec,
    Section,
    Tick,
)
from wrap_tui.errors import ContentError

BASE: Final = "en"


class _Choice(Table, frozen=True):
    id: str
    label: str = ""


class _Question(Table, frozen=True):
    id: str
    kind: QuestionKind
    label: str
    ask: str
    help: str = ""
    why: str = ""
    ideas: tuple[str, ...] = ()
    record: str = ""
    choices: tuple[_Choice, ...] = ()
    tick: str = ""
    first: int = 0
    more: bool = False
    beside: str = ""


class _Part(Table, frozen=True):
    id: str
    label: str
    question: tuple[_Question, ...] = ()
    line: str = ""
    tick: str = ""
    staff: bool = False


class _Section(Table, frozen=True):
    id: str
    order: int
    label: str
    line: str
    part: tuple[_Part, ...] = ()
    newer: str = ""
    key: str = ""
    private: bool = False
    living: bool = False


class _Parts(Table, frozen=True):
    """A continuation of a section: `crisis-2.toml`."""

    part: tuple[_Part, ...]


class _Field(Table, frozen=True):
    id: str
    label: str
    kind: FieldKind = "line"
    help: str = ""
    more: bool = False
    tick: str = ""
    choices: tuple[_Choice, ...] = ()
    links: tuple[str, ...] = ()


class _Record(Table, frozen=True):
    id: str
    label: str
    one: str
    title: str
    field: tuple[_Field, ...]


class _Records(Table, frozen=True):
    record: tuple[_Record, ...]


class _Tick(Table, frozen=True):
    id: str
    label: str
    line: str = ""
    owner: bool = False


class _Ticks(Table, frozen=True):
    tick: tuple[_Tick, ...]


@cache
def load_catalog(language: str = BASE) -> Catalog:
    """The catalog in *language*; strings it lacks are the English ones, one by one.

    ContentError names file, table and field of whatever is wrong in a data file.
    """
    return read_catalog(resources.folder(), language)


def read_catalog(data: Path, language: str = BASE) -> Catalog:
    """The catalog of the data folder *data*: structure and words from `en`, words of *language* over them."""
    folder = data / BASE / "plan"
    catalog = Catalog(_sections(folder), _records(folder), _ticks(folder))
    check(catalog)
    translated = data / language / "plan"
    return overlay(catalog, translated) if language != BASE and translated.is_dir() else catalog


def _sections(folder: Path) -> tuple[Section, ...]:
    heads: dict[str, _Section] = {}
    parts: dict[str, list[_Part]] = {}
    for file in section_files(folder):
        stem, _, rest = file.stem.partition("-")
        if rest:
            if stem not in heads:
                raise ContentError(f"en/plan/{file.name}: there is no {stem}.toml")
            parts[stem] += read_table(file, _Parts).part
            continue
        head = read_table(file, _Section)
        if head.id != stem:
            raise ContentError(f"en/plan/{file.name}: id: {head.id} stands in a file called {stem}")
        heads[stem] = head
        parts[stem] = list(head.part)
    built = (_section(head, parts[name]) for name, head in heads.items())
    return tuple(sorted(built, key=lambda section: section.order))


def _section(head: _Section, parts: Sequence[_Part]) -> Section:
    keyed(parts, f"en/plan/{head.id}: part")
    built = Section(
        id=head.id,
        order=head.order,
        label=head.label,
        line=head.line,
        parts=tuple(_part(head.id, part) for part in parts),
        newer=head.newer,
        key=head.key,
        private=head.private,
        living=head.living,
    )
    keyed(built.questions, f"en/plan/{head.id}: question")
    return built


def _part(section: str, part: _Part) -> Part:
    questions = tuple(_question(section, part.id, row) for row in part.question)
    return Part(part.id, section, part.label, questions, part.line, part.tick, part.staff)


def _question(section: str, part: str, row: _Question) -> Question:
    plain = {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("id", "choices")}
    choices = _choices(row.choices, f"en/plan/{section}: question {row.id}: choices")
    return Question(id=f"{section}.{row.id}", section=section, part=part, choices=choices, **plain)


def _choices(rows: Sequence[_Choice], where: str) -> tuple[Choice, ...]:
    return tuple(Choice(row.id, row.label) for row in keyed(rows, where).values())


def _records(folder: Path) -> Mapping[str, RecordSpec]:
    rows = (row for file in record_files(folder) for row in read_table(file, _Records).record)
    return keyed((_record(row) for row in rows), "en/plan/records: record")


def _record(row: _Record) -> RecordSpec:
    where = f"en/plan/records: record {row.id}"
    fields = keyed(row.field, f"{where}: field").values()
    return RecordSpec(row.id, row.label, row.one, row.title, tuple(_field(where, spec) for spec in fields))


def _field(where: str, row: _Field) -> FieldSpec:
    plain: dict[str, Any] = {n: getattr(row, n) for n in row.__struct_fields__ if n != "choices"}
    return FieldSpec(choices=_choices(row.choices, f"{where}: field {row.id}: choices"), **plain)


def _ticks(folder: Path) -> Mapping[str, Tick]:
    rows = read_table(folder / f"{TICKS}.toml", _Ticks).tick
    ticks = (Tick(row.id, row.label, row.line, row.owner) for row in rows)
    return keyed(ticks, "en/plan/ticks.toml: tick")
