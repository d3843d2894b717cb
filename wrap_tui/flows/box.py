"""The box of a question: half-typed words kept as a draft, and what Enter, going on and stopping do with them."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.phones import fields_of
from wrap_tui.domain.schema import VALUE_FIELD, Question, RecordSpec
from wrap_tui.domain.text import LONGEST, one_line, pasted_lines
from wrap_tui.flows.answering import STAYS, Kept, add_lines, answer_text, read_title
from wrap_tui.flows.journal import dated
from wrap_tui.services.book import Book

WRITTEN_KINDS: Final = frozenset({"list", "text", "line", "date", "records", "steps"})
"""Kinds answered by typing into one box; choices are picked and forms have boxes of their own."""

BESIDE: Final = "#name"
"""Behind the id of a list in the key of words that are typed while a half-filled form of it waits."""


class Box:
    """What stands in the box of one question. Typing is a draft at once; the plan changes when words are kept."""

    def __init__(self, book: Book, question: Question) -> None:
        self.book, self.question = book, question
        self._gather()
        draft = book.plan.drafts.get(self.key)
        self.cursor: tuple[int, int] = (0, 0)
        self.words = known = self.kept
        if draft is not None and question.kind in WRITTEN_KINDS:
            typed = draft.fields.get(self.field, "")
            self.words = typed if isinstance(typed, str) else known
            self.cursor = draft.cursor

    @property
    def key(self) -> str:
        """Under which key its half-typed words are kept: apart from a half-filled form that waits here too."""
        return f"{self.question.id}{BESIDE}" if self.half_form else self.question.id

    def _gather(self) -> None:
        """Words that were typed beside a half-filled form are those of the box once that form is done with."""
        beside, known = (
            self.book.plan.drafts.get(key) for key in (f"{self.question.id}{BESIDE}", self.question.id)
        )
        if beside is None or self.half_form:
            return
        words = (str(draft.fields.get(self.field, "")) for draft in (known, beside) if draft is not None)
        self.book.draft(self.question.id, {self.field: "\n".join(filter(None, words))})
        self.book.drop_draft(beside.key)

    @property
    def kept(self) -> str:
        """What the plan holds for this box: the one answer, "" for lists."""
        return self.book.plan.text(self.question.id) if self.question.single else ""

    @property
    def half_form(self) -> bool:
        """Whether a half-filled form of this list waits: more than its name was typed."""
        draft = self.book.plan.drafts.get(self.question.id)
        return draft is not None and not self.question.single and bool(draft.fields.keys() - {self.field})

    @property
    def spec(self) -> RecordSpec | None:
        """The record that typed words become, None for plain words."""
        return self.book.catalog.record_of(self.question)

    @property
    def field(self) -> str:
        """The field that takes typed words: the title of a record, else the plain one."""
        return self.spec.title if self.spec is not None else VALUE_FIELD

    @property
    def long(self) -> bool:
        """Whether Enter starts a new line here instead of keeping the words."""
        return self.question.kind == "text"

    def typed(self, words: str, cursor: tuple[int, int]) -> None:
        """Keep what stands in the box now as a draft; nothing when it is what the plan holds."""
        self.words, self.cursor = words, cursor
        if words == self.kept:
            self.book.drop_draft(self.key)
        else:
            self.book.draft(self.key, {self.field: words}, cursor)

    def keep(self) -> Kept:
        """Put the words into the plan and empty the box of a list; too long words stay in the box as a draft.

        A half-filled form of this list waits on.
        """
        key = self.key
        kept = self._keep(keep_draft=self.half_form)
        if kept.outcome not in STAYS:
            self.book.drop_draft(key)
            if not self.question.single:
                self.words, self.cursor = "", (0, 0)
        return kept

    def _keep(self, *, keep_draft: bool) -> Kept:
        if self.question.single:
            return answer_text(self.book, self.question, self.words)
        if self.spec is None:
            return add_lines(self.book, self.question, self.words, keep_draft=keep_draft)
        return add_records(self.book, self.question, self.spec, self.words, keep_draft=keep_draft)

    def take_idea(self, idea: str) -> str:
        """The words of the box with an idea put in to be changed: behind what is there already, never over it."""
        if not self.words.strip():
            return idea
        joint = "\n" if self.question.kind in ("text", "list", "records", "steps") else " "
        return f"{self.words.rstrip()}{joint}{idea}"


def add_records(
    book: Book, question: Question, spec: RecordSpec, typed: str, *, keep_draft: bool = False
) -> Kept:
    """Add records of which the title is typed or pasted, one a line; a phone number in a line goes to its own field.
    Where a day stands for a record nothing is added when a line is no day.

    *keep_draft* is as `Book.add` has it.
    """
    lines = pasted_lines(typed) if "\n" in typed.strip() else (one_line(typed),)
    if any(len(line) > LONGEST for line in lines):
        return Kept("long")
    read = [read_title(spec, line) for line in lines if line]
    found = [line for line in read if line is not None]
    if len(found) < len(read):
        return Kept("no_date")
    made = [dated(book, question.id, fields_of(spec, line), begun_now=keep_draft) for line in found]
    for fields in made:
        book.add(question.id, fields, keep_draft=keep_draft)
    return Kept("kept" if found else "empty", len(found))


def wants_form(book: Book, question: Question) -> bool:
    """Whether a new record is opened as a form after its name: where a phone number stands among the first fields."""
    spec = book.catalog.record_of(question)
    if spec is None or question.single:
        return False
    return any(field.kind == "phones" and not field.more for field in spec.fields)
