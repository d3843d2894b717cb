"""What holds between the tables of the catalog: every name that one table uses stands in another."""

from __future__ import annotations

from collections import Counter
from typing import Final

from wrap_tui.domain.schema import Catalog, FieldSpec, Question, RecordSpec
from wrap_tui.errors import ContentError

_WITH_RECORD: Final = frozenset({"form", "records", "steps"})
_ANY_OF: Final = ".*"


def check(catalog: Catalog) -> None:
    """Raise ContentError when a record, tick, link, choice or place is named that is not there."""
    for question in catalog.questions():
        _check_question(catalog, question)
    for section in catalog.sections:
        for part in section.parts:
            _tick(catalog, part.tick, f"en/plan/{section.id}: part {part.id}: tick")
    for spec in catalog.records.values():
        _check_record(catalog, spec)
    _once("order", [str(section.order) for section in catalog.sections])
    _once("key", [section.key for section in catalog.sections if section.key])
    _once("first", [str(question.first) for question in catalog.first_page()])


def _check_question(catalog: Catalog, question: Question) -> None:
    where = f"en/plan/{question.section}: question {question.id.partition('.')[2]}"
    _tick(catalog, question.tick, f"{where}: tick")
    if (question.kind in _WITH_RECORD) != bool(question.record):
        raise ContentError(f"{where}: record: kind {question.kind} and record {question.record!r} do not fit")
    if question.record and question.record not in catalog.records:
        raise ContentError(f"{where}: record: there is no record {question.record}")
    if (question.kind == "choice") != bool(question.choices):
        raise ContentError(f"{where}: choices: kind {question.kind} with {len(question.choices)} choices")
    if question.beside and not catalog.knows(question.beside):
        raise ContentError(f"{where}: beside: there is no question {question.beside}")


def _check_record(catalog: Catalog, spec: RecordSpec) -> None:
    where = f"en/plan/records: record {spec.id}"
    if spec.field(spec.title) is None:
        raise ContentError(f"{where}: title: there is no field {spec.title}")
    for field in spec.fields:
        _check_field(catalog, field, f"{where}: field {field.id}")


def _check_field(catalog: Catalog, field: FieldSpec, where: str) -> None:
    _tick(catalog, field.tick, f"{where}: tick")
    if (field.kind == "choice") != bool(field.choices) and field.kind != "tags":
        raise ContentError(f"{where}: choices: kind {field.kind} with {len(field.choices)} choices")
    for link in field.links:
        if not _place(catalog, link):
            raise ContentError(f"{where}: links: there is no question {link}")


def _place(catalog: Catalog, link: str) -> bool:
    if link.endswith(_ANY_OF):
        return link.removesuffix(_ANY_OF) in {section.id for section in catalog.sections}
    return catalog.knows(link)


def _tick(catalog: Catalog, tick: str, where: str) -> None:
    if tick and tick not in catalog.ticks:
        raise ContentError(f"{where}: there is no tick {tick}")


def _once(name: str, values: list[str]) -> None:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise ContentError(f"en/plan: {name}: {twice[0]} stands twice")
