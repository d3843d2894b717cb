"""The page for staff: allergies, medicines, refusals with reasons, touch, communication, consent, who decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wrap_tui.export.blocks import block_of, records
from wrap_tui.export.brief import may_ring, named
from wrap_tui.export.direction import phone, words
from wrap_tui.export.tree import Block, Card, Para, Records, Row, Rows, Section, Span, plain
from wrap_tui.export.view import Entry, View, date_words, field_words
from wrap_tui.wording import say

AVOID: Final = "avoid"

HERE_ALONE: Final = frozenset(
    {
        "crisis.health_line",
        "crisis.allergies",
        "crisis.no_allergies",
        "crisis.medicines",
        "crisis.medicines_right_on",
        "crisis.touch",
        "crisis.communication",
        "crisis.consent",
    }
)
"""Questions that stand on the page for staff and not a second time under their part."""

REFUSALS: Final = (
    ("crisis.medicines", "reason"),
    ("crisis.treatments", "why"),
    ("crisis.hospitals", "why"),
)
WHO: Final = ("called", "legal_name", "pronouns", "language", "born")
DECIDES: Final = ("crisis.decides", "crisis.agree_count", "crisis.attorney")


def has_staff_page(view: View) -> bool:
    """Whether the copy holds a part that belongs on the page for staff."""
    parts = (part for section in view.catalog.sections for part in section.parts if part.staff)
    return any(view.holds(question.id) for part in parts for question in part.questions)


def staff_page(view: View) -> tuple[Section, ...]:
    """The page for staff, on a page of its own. What the copy holds and the plan lacks is said to be unknown."""
    head = Section(
        words(say("export.staff.heading")), 2, (_note(say("export.staff.line")), *_who(view)), True
    )
    found = [head]
    if view.holds("crisis.allergies"):
        found += [_section("allergies", *_allergies(view)), _section("medicines", *_medicines(view))]
    if refusals := tuple(_refusals(view)):
        found.append(_section("avoid", Records(refusals)))
    for question_id in ("crisis.touch", "crisis.communication"):
        found.extend(_answer(view, question_id))
    if view.holds("crisis.consent"):
        consent = block_of(view, view.catalog.question("crisis.consent"))
        told = _with_numbers(view, consent) if isinstance(consent, Records) else consent
        found.append(_section("told", told or _note(say("export.staff.told_none"))))
    if rows := tuple(_decides(view)):
        found.append(_section("decides", *rows))
    return tuple(replace(section, small=True) for section in found)


def _note(sentence: str) -> Para:
    return Para(words(sentence), "note")


def _section(name: str, *blocks: Block) -> Section:
    return Section(words(say(f"export.staff.{name}")), 3, blocks)


def _who(view: View) -> Iterator[Block]:
    """Names, language, date of birth: so that the page can be given alone."""
    me = view.one("crisis.about_me")
    if me is None or me.spec is None:
        return
    fields = (field for name in WHO if (field := me.spec.field(name)) is not None)
    rows = tuple(Row(f.label, words(said)) for f in fields if (said := field_words(view, f, me)))
    if rows:
        yield Rows(rows)


def _allergies(view: View) -> Iterator[Block]:
    line = view.one("crisis.health_line")
    if line is not None:
        yield Para(words(line.text()))
    entries = view.entries("crisis.allergies")
    if entries and entries[0].spec:
        yield records(view, entries[0].spec, entries)
        return
    none = view.one("crisis.no_allergies")
    yield _note(say("export.staff.none_known" if none and none.yes() else "export.staff.none_written"))


def _medicines(view: View) -> Iterator[Block]:
    entries = tuple(entry for entry in view.entries("crisis.medicines") if entry.text("wish") != AVOID)
    if not entries or entries[0].spec is None:
        yield _note(say("export.staff.no_medicines"))
        return
    yield records(view, entries[0].spec, entries)
    right_on = view.one("crisis.medicines_right_on")
    if right_on is None:
        yield _note(say("export.staff.right_on_unknown"))
    else:
        yield Para(words(say("export.staff.right_on", date=date_words(right_on.text()))))


def _refusals(view: View) -> Iterator[Card]:
    for question_id, reason in REFUSALS:
        for entry in view.entries(question_id):
            if entry.text("wish") == AVOID:
                yield _refusal(view, entry, reason)


def _refusal(view: View, entry: Entry, reason: str) -> Card:
    fields = entry.spec.fields if entry.spec else ()
    left_out = {"wish", entry.spec.title if entry.spec else ""}
    rows = [
        Row(field.label, words(said))
        for field in fields
        if field.id not in left_out and (said := field_words(view, field, entry))
    ]
    if not entry.text(reason) and entry.spec and (field := entry.spec.field(reason)):
        rows.append(Row(field.label, words(say("export.staff.no_reason"))))
    return Card(words(entry.title), tuple(rows))


def _answer(view: View, question_id: str) -> Iterator[Section]:
    question = view.catalog.question(question_id)
    entry = view.one(question_id)
    if entry is not None and entry.text():
        yield Section(words(question.label), 3, (Para(words(entry.text())),))


def _with_numbers(view: View, told: Records) -> Records:
    """The people whom staff may talk with, each with the first number by which this copy lets them be rung."""
    people = may_ring(view)
    cards = []
    for card in told.cards:
        who = plain(card.title)
        known = [one for one in people if one.lines("phones") and named(one, people, who)]
        rows = (_number(known[0]),) if len(known) == 1 else ()
        cards.append(replace(card, rows=(*card.rows, *rows)))
    return replace(told, cards=tuple(cards))


def _number(person: Entry) -> Row:
    return Row(say("export.brief.ring"), (phone(person.lines("phones")[0], person.yes("text_only")),))


def _decides(view: View) -> Iterator[Block]:
    if (decides := view.one(DECIDES[0])) is not None:
        yield Para(words(decides.text()))
    for question_id in DECIDES[1:]:
        question = view.catalog.question(question_id)
        if (block := block_of(view, question)) is not None:
            if question.kind == "form":
                yield Para((Span(question.label, "strong"),), "label")
            yield block
