"""The plan as TOML that a person can read, keep, and write by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import tomli_w

from wrap_tui.codec.items import fields_out
from wrap_tui.codec.record import Record
from wrap_tui.codec.toml_shape import (
    FORMAT,
    HISTORY,
    ID,
    VERSION,
    fits,
    mark_text,
    specs_of,
    stamp_text,
    washed,
)
from wrap_tui.domain.day import Day
from wrap_tui.domain.plan import Draft, Item, Older, Plan, Preference
from wrap_tui.domain.schema import VALUE_FIELD, Catalog, Question, Section
from wrap_tui.domain.text import clean, one_line
from wrap_tui.wording import say

Table = dict[str, Any]

ALL: Final = "all"
PLAN: Final = "plan"
JOURNAL: Final = "journal"
ALONE: Final = ("share.", "peer.")
"""Before places of the ledger of copies, with the words that open them, and of sessions: in "all" alone."""


def export_toml(plan: Plan, catalog: Catalog, what: str = ALL) -> str:
    """The plan as TOML. *what* is "all" (with days, history, moments), "plan" (without the journal and the
    living pages: story, talks, visits and such), or the id of one section.

    The same plan gives the same text, whatever the order in which it was built. KeyError for an
    unknown section.
    """
    sections = _sections(catalog, what)
    head = f'# {say("import.file.head")}\nformat = "{FORMAT}/{VERSION}"\n'
    chunks = [head]
    written: set[str] = set()
    for section in sections:
        table: Table = {}
        for question in section.questions:
            _question_out(plan, catalog, question, table, written)
        if table:
            chunks.append(f"# {one_line(section.label)}\n\n{_dumps({section.id: table})}")
    if what in (ALL, PLAN):
        if what == PLAN:
            apart = {q.id for section in catalog.sections if _apart(section) for q in section.questions}
            written |= {
                item.id for item in plan.items.values() if item.place in apart or item.place.startswith(ALONE)
            }
        beside = _beside(plan, written, with_history=what == ALL)
        if beside:
            chunks.append(f"# {say('import.file.history')}\n\n{_dumps({HISTORY: beside})}")
    return "\n".join(chunks)


def _sections(catalog: Catalog, what: str) -> tuple[Section, ...]:
    if what == ALL:
        return catalog.sections
    if what == PLAN:
        return tuple(section for section in catalog.sections if not _apart(section))
    return (catalog.section(what),)


def _apart(section: Section) -> bool:
    """Whether a section is no part of a copy of the plan: the journal and the living pages."""
    return section.living or section.id == JOURNAL


def _dumps(table: Mapping[str, Any]) -> str:
    return tomli_w.dumps(table, multiline_strings=True)


def _question_out(plan: Plan, catalog: Catalog, question: Question, table: Table, written: set[str]) -> None:
    specs = specs_of(catalog, question)
    rows: list[Table] = []
    name = question.id.partition(".")[2]
    for item in plan.at(question.id):
        known = all(key in specs and fits(specs[key], value) for key, value in item.fields.items())
        if not known or (question.single and (item.id != question.id or not item.fields)):
            continue
        written.add(item.id)
        row = {key: _value(item.fields[key]) for key in specs if key in item.fields}
        if not question.single:
            rows.append({**row, ID: item.id})
        elif question.kind == "form":
            table[name] = row
        else:
            table[name] = row[VALUE_FIELD]
    if rows:
        table[name] = rows


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _beside(plan: Plan, written: set[str], *, with_history: bool) -> Table:
    left = [item for item in plan.items.values() if item.id not in written]
    tables: Table = {"other": [_loose(item) for item in _by_place(left) if item.removed is None]}
    if with_history:
        every = _by_place(plan.items.values())
        tables |= {
            "preferences": [_preference_out(kept) for _, kept in sorted(plan.preferences.items())],
            "drafts": [_draft_out(draft) for _, draft in sorted(plan.drafts.items())],
            "days": [_day_out(day) for _, day in sorted(plan.days.items())],
            "older": [_older_out(older) for older in _oldest_first(plan)],
            "removed": [_loose(item) for item in _by_place(left) if item.removed is not None],
            "unknown": [_unknown_out(record) for _, record in sorted(plan.unknown.items())],
            "extras": {item.id: _json(item.extra) for item in every if item.extra},
            "stamps": {item.id: _moments(item) for item in every},
        }
    return {name: table for name, table in tables.items() if table}


def _by_place(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.place, item.rank, item.id))


def _oldest_first(plan: Plan) -> list[Older]:
    return sorted(plan.older.values(), key=lambda older: (older.place, older.item, older.changed))


def _loose(item: Item) -> Table:
    row: Table = {ID: item.id, "place": item.place}
    if item.erased:
        row["erased"] = True
    return {**row, "fields": _sorted_fields(item.fields)}


def _sorted_fields(fields: Mapping[str, Any]) -> Table:
    plain = fields_out(fields)
    return {key: plain[key] for key in sorted(plain)}


def _moments(item: Item) -> str:
    parts = [repr(float(item.rank)), stamp_text(item.created), stamp_text(item.changed)]
    if item.removed is not None:
        parts.append(stamp_text(item.removed))
    return " ".join(parts)


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=dict)


def _with_extra(row: Table, extra: Mapping[str, Any]) -> Table:
    return {**row, "extra": _json(extra)} if extra else row


def _day_out(day: Day) -> Table:
    row: Table = {"date": day.date}
    row |= {name: clean(words) for name, words in (("word", day.word), ("note", day.note)) if words}
    if day.good:
        row["good"] = [clean(line) for line in day.good]
    row["changed"] = stamp_text(day.changed)
    row = _with_extra(row, day.extra)
    for name, marks in (("ticks", day.ticks), ("met", day.met), ("noticed", day.noticed)):
        if marks:
            row[name] = {key: mark_text(marks[key]) for key in sorted(marks)}
    if day.used:
        used = sorted(day.used.items())
        row["used"] = {key: f"{said} {stamp_text(changed)}" for key, (said, changed) in used}
    return row


def _older_out(older: Older) -> Table:
    row = {"item": older.item, "place": older.place, "changed": stamp_text(older.changed)}
    return {**_with_extra(row, older.extra), "fields": _sorted_fields(older.fields)}


def _draft_out(draft: Draft) -> Table:
    row: Table = {"key": draft.key, "cursor": list(draft.cursor), "focus": clean(draft.focus)}
    row["changed"] = stamp_text(draft.changed)
    return {**_with_extra(row, draft.extra), "fields": _sorted_fields(draft.fields)}


def _preference_out(kept: Preference) -> Table:
    row: Table = {"key": kept.key}
    value = washed(kept.value)
    if _plain(value):
        row["value"] = value
    else:
        row["json"] = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return _with_extra({**row, "changed": stamp_text(kept.changed)}, kept.extra)


def _plain(value: Any) -> bool:
    """Whether TOML has a form for *value* that comes back as the same."""
    if isinstance(value, (str, bool, int)):
        return True
    return isinstance(value, list) and all(isinstance(part, (str, bool, int)) for part in value)


def _unknown_out(record: Record) -> Table:
    row = {"kind": record.kind, "key": record.key, "body": _json(record.body)}
    return _with_extra({**row, "changed": stamp_text(record.changed)}, record.extra)
