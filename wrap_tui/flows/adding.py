"""Words from outside put into a list of the plan: an entry of the journal, a chapter, or one thing a line."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD, Catalog, Question, RecordSpec
from wrap_tui.domain.text import LONGEST, clean, one_line
from wrap_tui.flows.answering import Kept, add_lines
from wrap_tui.flows.box import add_records
from wrap_tui.flows.journal import ENTRIES, write
from wrap_tui.flows.lenses import SECTION as STARTS
from wrap_tui.services.book import Book

_LISTS: Final = frozenset({"list", "records", "steps"})


def places(catalog: Catalog) -> tuple[str, ...]:
    """What words can be added to: the sections that hold a list."""
    return tuple(
        section.id
        for section in catalog.sections
        if section.id != STARTS and _first_list(section.questions) is not None
    )


def is_start(catalog: Catalog, name: str) -> bool:
    """Whether *name* means starts for writing: what is written there belongs into the journal."""
    return name == STARTS or (catalog.knows(name) and catalog.question(name).section == STARTS)


def list_of(catalog: Catalog, name: str) -> Question | None:
    """The list that a section's id stands for (its first one), or the list of this very id; None for neither."""
    if is_start(catalog, name):
        return None
    if catalog.knows(name):
        question = catalog.question(name)
        return question if question.kind in _LISTS else None
    section = next((section for section in catalog.sections if section.id == name), None)
    return _first_list(section.questions) if section is not None else None


def _first_list(questions: tuple[Question, ...]) -> Question | None:
    return next((question for question in questions if question.kind in _LISTS), None)


def add(book: Book, question: Question, typed: str) -> Kept:
    """Add typed words to a list: a journal entry or a chapter whole, other things one a line.

    What waits half-typed in the box of that list stays there.
    """
    spec = book.catalog.record_of(question)
    if spec is None:
        return add_lines(book, question, typed, keep_draft=True)
    told = spec.field(VALUE_FIELD)
    if told is None or told.kind != "text":
        return add_records(book, question, spec, typed, keep_draft=True)
    return _add_whole(book, question, spec, clean(typed).strip("\n"))


def _add_whole(book: Book, question: Question, spec: RecordSpec, typed: str) -> Kept:
    if len(typed) > LONGEST:
        return Kept("long")
    if not typed.strip():
        return Kept("empty")
    if question.id == ENTRIES:
        write(book, typed, keep_draft=True)
    else:
        first, _, rest = typed.partition("\n")
        fields = {spec.title: one_line(first), VALUE_FIELD: rest.strip("\n")}
        book.add(question.id, fields, keep_draft=True)
    return Kept("kept", 1)
