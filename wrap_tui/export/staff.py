"""The page for staff: five things in the order in which they are needed, then touch, talking, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wrap_tui.domain.schema import Catalog
from wrap_tui.export.blocks import block_of, form_rows, records
from wrap_tui.export.brief import known_people, may_ring
from wrap_tui.export.direction import phone, words
from wrap_tui.export.naming import named
from wrap_tui.export.tree import Block, Card, Para, Records, Row, Rows, Section, Span, plain
from wrap_tui.export.view import Entry, View, date_words, field_words
from wrap_tui.wording import say

AVOID: Final = "avoid"
HEALTH_LINE: Final = "crisis.health_line"
ALLERGIES: Final = "crisis.allergies"
MEDICINES: Final = "crisis.medicines"
CONSENT: Final = "crisis.consent"
DECIDES: Final = "crisis.decides"
ATTORNEY: Final = "crisis.attorney"

HERE_ALONE: Final = frozenset(
    {
        HEALTH_LINE,
        ALLERGIES,
        "crisis.no_allergies",
        MEDICINES,
        "crisis.medicines_right_on",
        "crisis.touch",
        "crisis.communication",
        CONSENT,
    }
)
"""Questions that stand on the page for staff and not a second time under their part."""

ON_PAGE: Final = HERE_ALONE | {DECIDES, ATTORNEY, "crisis.agree_count", "crisis.about_me"}
"""Questions of which all that the copy may show stands on the page; of refusals and supporters it shows some."""

REFUSALS: Final = (
    (MEDICINES, "reason", ""),
    ("crisis.treatments", "why", "conditions"),
    ("crisis.hospitals", "why", ""),
)
"""Where refusals stand: the question, its field for the reason, and the one that says when it is fine after all."""

WHO: Final = ("called", "legal_name", "born")
"""Whose page it is. It stands first: staff look whether it belongs to the person before them."""

SPEAKING: Final = ("pronouns", "language")
"""What stands where it is said how to talk with the person."""

AT_ONCE: Final = frozenset({"name", "dose", "when", "wish", "most_per_day", "next_injection"})
"""What is said of a medicine in its line; the rest stands at the end of the page."""

MORE_PARTS: Final = ("signs", "supporters", "legal_name", "born", "pronouns", "language")
"""Parts and ticks of which the page shows a line: who decides, numbers of whom staff may talk with, who it is."""


def parts(catalog: Catalog) -> tuple[str, ...]:
    """The parts and ticks that a page for staff draws on, each of which the owner may untick."""
    return (*(part.id for part in catalog.section("crisis").parts if part.staff), *MORE_PARTS)


def has_staff_page(view: View) -> bool:
    """Whether the copy holds a part that belongs on the page for staff."""
    found = (part for section in view.catalog.sections for part in section.parts if part.staff)
    return any(view.holds(question.id) for part in found for question in part.questions)


def staff_page(view: View) -> tuple[Section, ...]:
    """The page for staff, on a page of its own. What the copy holds and the plan lacks is said to be unknown.

    The short answers that are looked for first stand first (allergies, medicines, refusals, who may be told, who
    decides), so that each is reached within half a minute; what takes reading follows.
    """
    head = Section(
        words(say("export.staff.heading")), 2, (_note(say("export.staff.line")), *_who(view)), True
    )
    found = [head]
    if view.holds(ALLERGIES):
        found += [_section("allergies", *_allergies(view)), _section("medicines", *_medicines(view))]
    if view.holds("crisis.treatments") or view.holds(MEDICINES):
        found.append(_section("avoid", _refusals(view)))
    if view.holds(CONSENT):
        found.append(_section("told", _told(view)))
    if rows := tuple(_decides(view)):
        found.append(_section("decides", *rows))
    found.extend(_answer(view, "crisis.touch"))
    found.extend(_answer(view, "crisis.communication", *_about_me(view, SPEAKING)))
    return tuple(replace(section, small=True) for section in found)


def staff_more(view: View) -> tuple[Section, ...]:
    """What else is known of the medicines: behind all else, so that nothing has to be passed over."""
    cards = []
    for entry in view.entries(MEDICINES):
        avoided = entry.text("wish") == AVOID
        there = {"name", "wish", "reason"} if avoided else AT_ONCE
        rows = tuple(_fields(view, entry, there))
        if rows:
            cards.append(Card(words(entry.title), rows))
    blocks: list[Block] = list(_line(view, HEALTH_LINE))
    if cards:
        blocks.append(Records(tuple(cards)))
    return (replace(_section("medicines_more", *blocks), small=True, overleaf=True),) if blocks else ()


def absent(view: View) -> Iterator[str]:
    """What a page for staff lacks because the copy does not hold it, in sentences."""
    for name, question in (("told", CONSENT), ("decides", DECIDES)):
        if not view.holds(question):
            yield say(f"export.absent.{name}")


def _note(sentence: str) -> Para:
    return Para(words(sentence), "note")


def _section(name: str, *blocks: Block) -> Section:
    return Section(words(say(f"export.staff.{name}")), 3, blocks)


def _who(view: View) -> tuple[Block, ...]:
    """Names and date of birth: so that the page can be given alone."""
    return _about_me(view, WHO)


def _about_me(view: View, names: tuple[str, ...]) -> tuple[Block, ...]:
    me = view.one("crisis.about_me")
    if me is None or me.spec is None:
        return ()
    fields = (field for name in names if (field := me.spec.field(name)) is not None)
    rows = tuple(Row(f.label, words(said)) for f in fields if (said := field_words(view, f, me)))
    return (Rows(rows),) if rows else ()


def _line(view: View, wanted: str) -> Iterator[Block]:
    """What the person wrote of both lists in a line: in place of the first that is empty, else at the very end."""
    empty = (question for question in (ALLERGIES, MEDICINES) if not view.entries(question))
    if (line := view.one(HEALTH_LINE)) is not None and next(empty, HEALTH_LINE) == wanted:
        yield Para((Span(say("export.staff.line_of_both"), "strong"),), "label")
        yield Para(words(line.text()))


def _nothing_listed(view: View, name: str) -> Para:
    """What stands in place of an empty list; beside the line of both it does not say that nothing is known."""
    if view.one(HEALTH_LINE) is None:
        return _note(say(f"export.staff.no_{name}"))
    above = name == "medicines" and not view.entries(ALLERGIES)
    return _note(say("export.staff.line_is_above" if above else f"export.staff.more_{name}"))


def _allergies(view: View) -> Iterator[Block]:
    yield from _line(view, ALLERGIES)
    entries = view.entries(ALLERGIES)
    if entries and entries[0].spec:
        yield records(view, entries[0].spec, entries)
        return
    none = view.one("crisis.no_allergies")
    if none and none.yes():
        yield _note(say("export.staff.none_known"))
    else:
        yield _nothing_listed(view, "allergies")


def _medicines(view: View) -> Iterator[Block]:
    """The date of the list, then its lines: what is taken now before what would be fine."""
    found = [entry for entry in view.entries(MEDICINES) if entry.text("wish") != AVOID]
    if not found or found[0].spec is None:
        yield from _line(view, MEDICINES)
        yield _nothing_listed(view, "medicines")
        return
    right_on = view.one("crisis.medicines_right_on")
    if right_on is None:
        yield _note(say("export.staff.right_on_unknown"))
    else:
        yield Para(words(say("export.staff.right_on", date=date_words(right_on.text()))))
    found.sort(key=lambda entry: entry.text("wish") not in ("", "now"))
    yield records(view, found[0].spec, (_cut(entry) for entry in found))


def _cut(entry: Entry) -> Entry:
    return replace(entry, fields={name: said for name, said in entry.fields.items() if name in AT_ONCE})


def _refusals(view: View) -> Block:
    head = tuple(say(f"export.staff.{name}") for name in ("avoid_what", "avoid_why", "avoid_unless"))
    cards = tuple(
        _refusal(entry, reason, unless)
        for question_id, reason, unless in REFUSALS
        for entry in view.entries(question_id)
        if entry.text("wish") == AVOID
    )
    return Records(cards, head) if cards else _note(say("export.staff.avoid_none"))


def _refusal(entry: Entry, reason: str, unless: str) -> Card:
    why, fine = entry.text(reason) or say("export.staff.no_reason"), entry.text(unless) if unless else ""
    said = ((say("export.staff.avoid_why"), why, 1), (say("export.staff.avoid_unless"), fine, 2))
    return Card(words(entry.title), tuple(Row(label, words(text), at) for label, text, at in said if text))


def _fields(view: View, entry: Entry, without: frozenset[str] | set[str]) -> Iterator[Row]:
    for field in entry.spec.fields if entry.spec else ():
        if field.id not in without and (said := field_words(view, field, entry)):
            yield Row(field.label, words(said))


def _answer(view: View, question_id: str, *beside: Block) -> Iterator[Section]:
    question = view.catalog.question(question_id)
    entry = view.one(question_id)
    said: tuple[Block, ...] = (Para(words(entry.text())),) if entry is not None and entry.text() else ()
    if said or beside:
        yield Section(words(question.label), 3, (*said, *beside))


def _told(view: View) -> Block:
    told = block_of(view, view.catalog.question(CONSENT))
    if told is None:
        return _note(say("export.staff.told_none"))
    return _with_numbers(view, told) if isinstance(told, Records) else told


def _with_numbers(view: View, told: Records) -> Records:
    """The people whom staff may talk with, each with the first number by which this copy lets them be rung."""
    ring = say("export.brief.ring")
    cards = []
    for card in (one for one in told.cards if one.title):
        one = reached(view, plain(card.title))
        number = phone(one.lines("phones")[0], one.yes("text_only")) if one else None
        rows = (Row(ring, (number,), len(told.head)),) if number else ()
        cards.append(replace(card, rows=(*card.rows, *rows)))
    return replace(told, cards=tuple(cards), head=(*told.head, ring))


def reached(view: View, who: str) -> Entry | None:
    """The one supporter whom *who* means, when this copy lets them be rung; None when it may be one of several."""
    people = known_people(view)
    known = [one.id for one in people if named(one, people, who)]
    return next((one for one in may_ring(view) if [one.id] == known and one.lines("phones")), None)


def _decides(view: View) -> Iterator[Block]:
    """Who says that it is time, how many have to agree, and who acts for the person."""
    if (decides := view.one(DECIDES)) is not None:
        yield Para(words(decides.text()))
    elif view.holds(DECIDES):
        yield _note(say("export.staff.decides_none"))
    count = block_of(view, view.catalog.question("crisis.agree_count"))
    if count is not None:
        yield count
    acts, question = view.one(ATTORNEY), view.catalog.question(ATTORNEY)
    if acts is not None and acts.spec is not None:
        rows = form_rows(view, acts.spec, acts)
        if acts.title:
            yield Rows((replace(rows[0], label=question.label), *rows[1:]))
        else:
            yield from (Para((Span(question.label, "strong"),), "label"), Rows(rows))
