"""Questions and their answers as blocks of a document, by kind; no question is named here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from wrap_tui.domain.schema import FieldSpec, Part, Question, RecordSpec
from wrap_tui.domain.text import one_line
from wrap_tui.export.direction import phone, words
from wrap_tui.export.tree import Block, Bullets, Card, Para, Records, Row, Rows, Section, Span, Words
from wrap_tui.export.view import Entry, View, field_words, plain_words
from wrap_tui.wording import say

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "supporter": ("name", "relationship", "phones"),
    "professional": ("name", "role", "phones"),
    "post_supporter": ("name", "phones"),
    "task": ("what", "who", "phones"),
    "stay": ("who", "when", "phones"),
    "medicine": ("name", "dose", "when", "wish"),
    "allergy": ("substance", "happened", "when"),
    "treatment": ("name", "wish"),
    "hospital": ("name", "wish"),
    "consent": ("who", "about"),
    "agreed": ("who", "on"),
    "responsibility": ("what", "who_now", "back_on"),
}
"""Fields that stand in columns of their own when a record is drawn as a table; all others share the last column."""

SHORT: Final = 90
"""Characters that still fit beside a label."""

LINES: Final = frozenset({"line", "choice", "yesno", "date", "text"})
"""Kinds that stand beside their label when they are short."""


def text_words(text: str) -> Words:
    """A person's words as spans."""
    return words(text)


def field_spans(view: View, field: FieldSpec, entry: Entry) -> Words:
    """One field as spans; telephone numbers are spans that can be dialled, one after the other."""
    if field.kind != "phones" and field.id != "phone_abroad":
        return words(field_words(view, field, entry))
    found: list[Span] = []
    for number in entry.lines(field.id):
        if found:
            found.append(Span("\n"))
        found.append(phone(number, entry.yes("text_only")))
    return tuple(found)


def card(view: View, spec: RecordSpec, entry: Entry, columns: tuple[str, ...] = ()) -> Card:
    """A record as a card: its title, then every other field that holds words."""
    rows = []
    title: Words = ()
    for field in spec.fields:
        spans = field_spans(view, field, entry)
        if not spans:
            continue
        if field.id == spec.title:
            title = spans
        else:
            rows.append(Row(field.label, spans, columns.index(field.id) if field.id in columns else -1))
    return Card(title, tuple(rows))


def records(view: View, spec: RecordSpec, entries: Iterable[Entry]) -> Records:
    """Records as cards, with the head of a table where their kind has columns."""
    columns = COLUMNS.get(spec.id, ())
    cards = tuple(card(view, spec, entry, columns) for entry in entries)
    labels = tuple(field.label for name in columns if (field := spec.field(name)) is not None)
    return Records(cards, labels, say("export.label.more") if labels else "")


def form_rows(view: View, spec: RecordSpec, entry: Entry) -> tuple[Row, ...]:
    """A form as rows, every field with its label."""
    found = ((field.label, field_spans(view, field, entry)) for field in spec.fields)
    return tuple(Row(label, spans) for label, spans in found if spans)


def _list(view: View, question: Question, entries: tuple[Entry, ...]) -> Block | None:
    items = tuple(words(entry.text()) for entry in entries if entry.text())
    return Bullets(items) if items else None


def _one(view: View, question: Question, entries: tuple[Entry, ...]) -> Block | None:
    said = plain_words(question, entries[0])
    if not said:
        return None
    if len(said) <= SHORT and "\n" not in said:
        return Rows((Row(question.label, words(said)),))
    return Para(words(said))


def _form(view: View, question: Question, entries: tuple[Entry, ...]) -> Block | None:
    spec = entries[0].spec
    rows = form_rows(view, spec, entries[0]) if spec else ()
    return Rows(rows) if rows else None


def _records(view: View, question: Question, entries: tuple[Entry, ...]) -> Block | None:
    spec = entries[0].spec
    return records(view, spec, entries) if spec else None


def _steps(view: View, question: Question, entries: tuple[Entry, ...]) -> Block | None:
    """Steps as records, without those that are a tool which this copy does not name, or which was removed."""
    kept = tuple(entry for entry in entries if _is_called(view, entry))
    return _records(view, question, kept) if kept else None


def _is_called(view: View, entry: Entry) -> bool:
    link = entry.spec.field("link") if entry.spec else None
    return bool(entry.title) or link is None or not entry.text("link") or bool(field_words(view, link, entry))


_BLOCKS: Final[Mapping[str, Callable[[View, Question, tuple[Entry, ...]], Block | None]]] = {
    "list": _list,
    "text": _one,
    "line": _one,
    "choice": _one,
    "yesno": _one,
    "date": _one,
    "form": _form,
    "records": _records,
    "steps": _steps,
}


def block_of(view: View, question: Question) -> Block | None:
    """The answer of a question as a block, None when this copy shows none."""
    entries = view.listed(question.id)
    return _BLOCKS[question.kind](view, question, entries) if entries else None


def part_sections(
    view: View, part: Part, level: int, without: frozenset[str] = frozenset()
) -> tuple[Section, ...]:
    """A part as a section and its questions as sections under it; nothing when this copy shows no answer of it."""
    found: list[Section] = []
    for question in part.questions:
        block = block_of(view, question) if question.id not in without else None
        if block is None:
            continue
        beside = isinstance(block, Rows) and question.kind in LINES
        if beside and found and _joins(found[-1]):
            found[-1] = _joined(found[-1], block)
        else:
            heading = () if beside or _same(question.label, part.label) else words(question.label)
            found.append(Section(heading, level + 1, (block,)))
    if not found:
        return ()
    head = Section(words(part.label), level, ())
    if not found[0].heading:
        head = Section(head.heading, level, found.pop(0).blocks)
    return (head, *found)


def _same(one: str, other: str) -> bool:
    return one_line(one).casefold() == one_line(other).casefold()


def _joins(section: Section) -> bool:
    return not section.heading and isinstance(section.blocks[-1], Rows)


def _joined(section: Section, block: Block) -> Section:
    last = section.blocks[-1]
    if isinstance(last, Rows) and isinstance(block, Rows):
        return Section((), section.level, (*section.blocks[:-1], Rows(last.rows + block.rows)))
    return section
