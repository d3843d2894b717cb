"""Forms for records with fields: the name first, the rest behind "say more"; half-filled forms are drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wrap_tui.domain.begun import began_with, onto
from wrap_tui.domain.phones import fields_of
from wrap_tui.domain.plan import Item, Value
from wrap_tui.domain.schema import LIST_FIELD_KINDS, FieldSpec, Question
from wrap_tui.flows.answering import Outcome, field_value, read_title, same_fields, too_long
from wrap_tui.flows.journal import dated
from wrap_tui.flows.sections import linkable, linked_name
from wrap_tui.services.book import Book
from wrap_tui.services.own_lines import shipped_fields


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that a link field can point to."""

    id: str
    label: str
    place: str


class Form:
    """One record being written or changed. Nothing enters the plan until `keep`; the draft survives everything else."""

    def __init__(self, book: Book, question: Question, item_id: str = "") -> None:
        spec = book.catalog.record_of(question)
        if spec is None:
            raise ValueError(f"{question.id} has no fields")
        self.book, self.question, self.spec = book, question, spec
        self.item_id = item_id or (question.id if question.single else "")
        known = book.plan.find(self.item_id) if self.item_id else None
        shipped = {} if known else shipped_fields(self.item_id)
        self.shipped = bool(shipped)
        """Whether it changes a line that came with the program: the plan holds it once something else is kept."""
        self.before: Mapping[str, Value] = dict(known.fields) if known else shipped
        draft = book.plan.drafts.get(self.draft_key)
        began = began_with(book.plan, draft) if draft and self.before else {}
        self.values: dict[str, Value] = (
            dict(onto(self.before, draft.fields, began)) if draft else dict(self.before)
        )
        self.moved = draft is not None and bool(self.before) and not same_fields(began, self.before)
        """Whether the thing was changed after the half-filled form was begun: the newer words stand in it."""
        self.taken_up = draft is not None and bool(draft.fields.keys() - {spec.title})
        """Whether a half-filled form is gone on with: more than the name was there."""
        name = self.values.get(spec.title)
        if draft and not self.item_id and not self.taken_up and isinstance(name, str):
            self.values.update(fields_of(spec, name))
        self.cursor, self.focus = (draft.cursor, draft.focus) if draft else ((0, 0), "")

    @property
    def draft_key(self) -> str:
        """Under which key the half-filled form is kept: the item, or the place for a new one."""
        return self.item_id or self.question.id

    @property
    def began(self) -> Mapping[str, Value] | None:
        """What the form began with, to be kept with its draft; None for a new thing."""
        return self.before if self.item_id else None

    @property
    def gone(self) -> bool:
        """Whether the thing that is changed was taken out of the plan."""
        known = bool(self.item_id) and not (self.question.single and not self.before)
        return known and not self.shipped and self.book.plan.find(self.item_id) is None

    @property
    def short(self) -> tuple[FieldSpec, ...]:
        """The fields shown at once: the title, and those that matter."""
        return tuple(field for field in self.spec.fields if field.id == self.spec.title or not field.more)

    @property
    def further(self) -> tuple[FieldSpec, ...]:
        """The fields behind "say more"."""
        return tuple(field for field in self.spec.fields if field.more and field.id != self.spec.title)

    def text(self, field: FieldSpec) -> str:
        """What stands in the box of a field: list fields have one line each."""
        value = self.values.get(field.id, "")
        if isinstance(value, tuple):
            return "\n".join(value)
        return value if isinstance(value, str) else ""

    def typed(self, field: FieldSpec, words: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Take what stands in the box now as the draft: untouched by any reading of it."""
        value: Value = tuple(words.split("\n")) if field.kind in LIST_FIELD_KINDS else words
        self.put(field, value, cursor)

    def put(self, field: FieldSpec, value: Value, cursor: tuple[int, int] = (0, 0)) -> None:
        """Set a field and keep the draft."""
        self.values[field.id] = value
        self.book.draft(self.draft_key, self.values, cursor, field.id, self.began)

    def begin(self, words: str) -> None:
        """Take one typed line as the beginning of a record: its name, and a phone number where one stands in it."""
        self.values.update(fields_of(self.spec, words))
        self.book.draft(self.draft_key, self.values, (0, 0), self.spec.title, self.began)

    def picks(self, field: FieldSpec) -> tuple[Pick, ...]:
        """What a link field can point to, in the person's order."""
        found: list[Pick] = []
        for place in linkable(self.book.catalog, field.links):
            items = self.book.plan.at(place)
            found.extend(Pick(i.id, linked_name(self.book.plan, i.id), place) for i in items)
        return tuple(found)

    def choose(self, field: FieldSpec, choice: str) -> None:
        """Take a choice of a field, or take it back when it is chosen already. Yes and no come as "yes" and "no"."""
        known = self.values.get(field.id)
        if field.kind == "yesno":
            value: Value = choice == "yes"
            self.values[field.id] = "" if known is value else value
        elif field.kind in LIST_FIELD_KINDS:
            held = known if isinstance(known, tuple) else ()
            rest = tuple(words for words in held if words != choice)
            self.values[field.id] = rest if choice in held else (*held, choice)
        else:
            self.values[field.id] = "" if known == choice else choice

    def picked_names(self, field: FieldSpec) -> str:
        """What a link field points to now, by name."""
        known = self.values.get(field.id)
        ids = known if isinstance(known, tuple) else (known,) if isinstance(known, str) else ()
        return ", ".join(name for item_id in ids if (name := linked_name(self.book.plan, item_id)))

    @property
    def title_filled(self) -> bool:
        """Whether the field that stands for the record holds words."""
        words = self.values.get(self.spec.title)
        return bool(words.strip()) if isinstance(words, str) else bool(words)

    @property
    def title_unread(self) -> bool:
        """Whether a day stands for the record and other words were typed for it; such a form is not kept."""
        typed = self.values.get(self.spec.title)
        if not isinstance(typed, str) or not typed.strip() or typed == self.before.get(self.spec.title):
            return False
        return read_title(self.spec, typed) is None

    @property
    def changed(self) -> bool:
        """Whether the form holds other words than the plan."""
        return not same_fields(self.values, self.before)

    @property
    def long(self) -> bool:
        """Whether some words are too long to be kept; they stay in the form."""
        values = (value for value in self.values.values() if not isinstance(value, bool))
        return any(too_long(*((value,) if isinstance(value, str) else value)) for value in values)

    @property
    def date_outcome(self) -> Outcome:
        """What is to be said of the dates that are typed: "kept" when each one is a date, or empty."""
        typed = [(field, self.values.get(field.id)) for field in self.spec.fields if field.kind == "date"]
        read = [field_value(field, words)[1] for field, words in typed if isinstance(words, str)]
        return next((outcome for outcome in read if outcome != "kept"), "kept")

    def keep(self) -> Item | None:
        """Put the record into the plan; None when every field is empty, or when all of a shipped line is as it came
        (then nothing is added or changed).
        """
        filled = self._read(self.values)
        if not any(value for value in filled.values()) or (self.shipped and not self.changed):
            self.book.drop_draft(self.draft_key)
            return None
        present = self._present()
        if present is not None and not same_fields(present.fields, self.before):
            filled = dict(onto(present.fields, filled, self._read(self.before)))
        if self.question.single:
            self.book.answer(self.question.id, filled)
            return self.book.plan.answer(self.question.id)
        if present is not None:
            self.book.change(self.item_id, filled)
            return self.book.plan.find(self.item_id)
        if self.shipped and self.item_id in self.book.plan.items:
            self.book.change(self.item_id, filled)
            return self.book.plan.find(self.item_id)
        at = self.item_id if self.shipped else None
        item = self.book.add(
            self.question.id, dated(self.book, self.question.id, filled), keep_draft=True, item_id=at
        )
        self.book.drop_draft(self.draft_key)
        self.item_id = item.id
        return item

    def _read(self, typed: Mapping[str, Value]) -> dict[str, Value]:
        """What stands in the fields as the plan keeps it; empty ones are left out."""
        values: dict[str, Value] = {}
        for name, value in typed.items():
            field = self.spec.field(name)
            if field is None or isinstance(value, bool):
                values[name] = value
                continue
            words = "\n".join(value) if isinstance(value, tuple) else value
            values[name] = field_value(field, words)[0]
        return {name: value for name, value in values.items() if value or value is False}

    def _present(self) -> Item | None:
        """The thing as it is now, also when it was removed while the form was open: keeping brings it back."""
        item = self.book.plan.items.get(self.item_id)
        kept_before = bool(self.before) and not self.shipped
        there = item is not None and not item.erased and (item.removed is None or kept_before)
        return item if there else None

    def drop(self) -> None:
        """Leave without keeping: the draft goes, the plan stays as it was."""
        self.book.drop_draft(self.draft_key)
