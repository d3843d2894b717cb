"""Reads a TOML plan, hand-written or exported, into what it brings; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wrap_tui.codec.incoming import Incoming, NewItem
from wrap_tui.codec.toml_history import read_history, read_loose
from wrap_tui.codec.toml_parse import parse
from wrap_tui.codec.toml_shape import HISTORY, ID, TABLES, specs_of, title_of
from wrap_tui.codec.toml_values import Reading
from wrap_tui.domain.edit import tidy
from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LINK_KINDS, VALUE_FIELD, Catalog, Question


def read_toml(text: str, catalog: Catalog, file_name: str) -> Incoming:
    """What the TOML text brings, in the order of the file.

    RefusedError says in one sentence what is wrong and at which line or path (`crisis.supporters[2].phones`,
    counted from 1); nothing is read in part.
    """
    tables = parse(text, file_name)
    reading = Reading(file_name)
    names = frozenset(section.id for section in catalog.sections)
    reading.only(tables, names | {HISTORY}, "")
    found: list[NewItem] = []
    for section in catalog.sections:
        if section.id in tables:
            found.extend(_section(reading, catalog, section.id, tables[section.id]))
    history = reading.table(tables.get(HISTORY, {}), HISTORY)
    reading.only(history, TABLES, HISTORY)
    found.extend(read_loose(reading, history, "other", removed=False))
    found.extend(read_loose(reading, history, "removed", removed=True))
    _once(reading, catalog, found)
    return read_history(reading, history, found)


def _section(reading: Reading, catalog: Catalog, section: str, raw: Any) -> Iterator[NewItem]:
    table = reading.table(raw, section)
    known = {q.id.partition(".")[2]: q for q in catalog.section(section).questions}
    reading.only(table, frozenset(known), section)
    for name, value in table.items():
        question = known[name]
        read = _single if question.single else _many
        yield from read(reading, catalog, question, value)


def _single(reading: Reading, catalog: Catalog, question: Question, value: Any) -> Iterator[NewItem]:
    row = value
    if question.kind != "form":
        row = {VALUE_FIELD: value}
    elif isinstance(value, str):
        row = {title_of(catalog, question): value}
    fields = _fields(reading, catalog, question, reading.table(row, question.id), question.id)
    if fields:
        yield NewItem(question.id, fields, question.id, question.id)


def _many(reading: Reading, catalog: Catalog, question: Question, value: Any) -> Iterator[NewItem]:
    if not isinstance(value, list):
        raise reading.expect("list" if question.kind == "list" else "tables", question.id)
    title = title_of(catalog, question)
    for i, row in enumerate(value, 1):
        path = f"{question.id}[{i}]"
        if isinstance(row, str):
            row = {title: row}
            if not row[title]:
                continue
        table = reading.table(row, path)
        item_id = reading.id(table[ID], f"{path}.{ID}") if ID in table else ""
        fields = _fields(reading, catalog, question, table, path)
        if not item_id and title not in fields and not _linked(catalog, question, fields):
            raise reading.refuse("missing_title", path, field=title)
        yield NewItem(question.id, fields, path, item_id)


def _linked(catalog: Catalog, question: Question, fields: Mapping[str, Value]) -> bool:
    """Whether a linked thing stands for the title: a step that is a tool needs no words of its own."""
    specs = specs_of(catalog, question)
    return question.kind == "steps" and any(specs[key].kind in LINK_KINDS for key in fields)


def _fields(
    reading: Reading, catalog: Catalog, question: Question, table: Mapping[str, Any], path: str
) -> Mapping[str, Value]:
    specs = specs_of(catalog, question)
    plain = catalog.record_of(question) is None
    reading.only(table, frozenset(specs) | (frozenset() if question.single else {ID}), path)
    fields: dict[str, Value] = {}
    for key, spec in specs.items():
        if key in table:
            here = path if plain and question.single else f"{path}.{key}"
            fields[key] = reading.field(spec, table[key], here)
    return tidy(fields)


def _once(reading: Reading, catalog: Catalog, found: list[NewItem]) -> None:
    """Refuse an id that stands twice, and a thing in a list that has the id of a question."""
    seen: dict[str, str] = {}
    for new in found:
        if not new.id:
            continue
        if new.id in seen or (catalog.knows(new.id) and new.id != new.place):
            raise reading.refuse("same_id", f"{new.where}.{ID}", other=seen.get(new.id, new.id))
        seen[new.id] = new.where
