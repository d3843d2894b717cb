"""What a copy holds, part by part, as values: for telling whether, and in which words, it changed since it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from wrap_tui.domain.plan import Value
from wrap_tui.export import cut
from wrap_tui.export.brief import (
    FEW,
    LISTS,
    NAMED_BY,
    NUMBERS,
    PARTS,
    SOME,
    asked_of,
    may_ring,
    recipient,
)
from wrap_tui.export.cut import BRIEF, CRISIS, OWN_TASKS, ticks_in
from wrap_tui.export.links import shown_links
from wrap_tui.export.sheets import HELP_ME, STATEMENT
from wrap_tui.export.staff import AVOID, CONSENT, HERE_ALONE, ON_PAGE, REFUSALS, reached
from wrap_tui.export.view import Entry, View
from wrap_tui.wording import say

SECTION: Final = cut.SECTION

_SUPPORTERS: Final = "crisis.supporters"
_REFUSED: Final = frozenset(question for question, *_ in REFUSALS) - HERE_ALONE
_STEPS: Final = ("tasks", "role", "ask_of")


@dataclass(frozen=True, slots=True)
class Held:
    """One thing as a copy shows it: where it stands, which item it is, and the fields that the copy has of it.

    `linked` has the words that stand there for the ids of its fields of links.
    """

    question: str
    item: str
    fields: Mapping[str, Value]
    linked: Mapping[str, str] = field(default_factory=dict)


def held(view: View) -> Mapping[str, tuple[Held, ...]]:
    """What each part of the copy holds, by the id of the part. Parts that the copy does not have are not there."""
    found: dict[str, tuple[Held, ...]] = {}
    if BRIEF in view.cut.parts:
        found[BRIEF] = tuple(_brief(view.with_brief_of(PARTS | NAMED_BY), view))
    if OWN_TASKS in view.cut.parts:
        found[OWN_TASKS] = tuple(_own_tasks(view))
    for part in view.catalog.section(CRISIS).parts:
        if part.id not in view.cut.parts and not view.cut.ticks & set(ticks_in(part, view.catalog)):
            continue
        shown = tuple(_entries(view, tuple(q.id for q in part.questions)))
        if shown or part.id in view.cut.parts:
            found[part.id] = shown
    for section in view.catalog.sections:
        if SECTION + section.id in view.cut.parts:
            questions = tuple(question.id for question in section.questions)
            found[SECTION + section.id] = tuple(_entries(view, questions))
    return _settled(view, found)


def _settled(view: View, found: Mapping[str, Iterable[Held]]) -> Mapping[str, tuple[Held, ...]]:
    mark = say("export.names.left_out")
    return {part: tuple(_neutral(_linked(view, one), mark) for one in shown) for part, shown in found.items()}


def filled(view: View) -> frozenset[str]:
    """The parts and ticks of the copy of which something stands in it: at least one word, or lines to sign."""
    parts = {part for part, things in held(view).items() if any(one.fields for one in things)}
    ticks = {
        tick
        for question in view.catalog.section(CRISIS).questions
        for entry in view.entries(question.id)
        for tick in (
            question.tick,
            *(f.tick for f in (entry.spec.fields if entry.spec else ()) if f.id in entry.fields),
        )
    }
    lines = {"signatures"} if view.holds("crisis.sign_lines") else set()
    return frozenset(parts | ticks | lines | {BRIEF})


def held_for_staff(view: View) -> Mapping[str, tuple[Held, ...]]:
    """What each part of a copy shows on a page for staff: its parts hold more than that page says."""
    told = (reached(view, entry.title) for entry in view.entries(CONSENT))
    rung = {one.id for one in told if one is not None}

    def shown(one: Held) -> bool:
        if one.question == _SUPPORTERS:
            return one.item in rung
        if one.question in _REFUSED:
            return one.fields.get("wish") == AVOID
        return one.question in ON_PAGE

    return {part: tuple(_number(one) for one in things if shown(one)) for part, things in held(view).items()}


def held_for_sheet(view: View) -> Mapping[str, tuple[Held, ...]]:
    """What each part shows on a supporter's sheet: some of its questions whole, whatever the parts of the copy."""
    people = (
        Held(
            _SUPPORTERS,
            one.id,
            {**_part_of(one, "name", "text_only").fields, "phones": one.lines("phones")[:1]},
        )
        for one in may_ring(view)
        if one.lines("phones")
    )
    seen = view.with_brief_of(PARTS)
    found = _by_part(view, (*_called(view), *_entries(seen, (*HELP_ME, "crisis.over")), *people))
    if {OWN_TASKS, "tasks"} & view.cut.parts:
        found[OWN_TASKS] = list(_own_tasks(view))
    return _settled(view, found)


def held_for_statement(view: View) -> Mapping[str, tuple[Held, ...]]:
    """What each part shows in an advance statement, with the names that stand at its lines to sign on."""
    return _settled(view, _by_part(view, _entries(view, (*STATEMENT, "crisis.sign_lines"))))


KINDS: Final[Mapping[str, Callable[[View], Mapping[str, tuple[Held, ...]]]]] = {
    "staff": held_for_staff,
    "supporter-sheet": held_for_sheet,
    "advance-statement": held_for_statement,
}
"""How it is told what a copy of each kind holds, where it is not all that its parts hold."""


def held_in(what: str, view: View) -> Mapping[str, tuple[Held, ...]]:
    """What each part of a copy of this kind ("crisis", "staff") shows."""
    return KINDS.get(what, held)(view)


def _by_part(view: View, things: Iterable[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for one in things:
        found.setdefault(view.catalog.question(one.question).part, []).append(one)
    return found


def _number(one: Held) -> Held:
    """Of a supporter what leads to their number; anything else whole."""
    if one.question != _SUPPORTERS:
        return one
    fields = {name: one.fields[name] for name in ("name", "phones", "text_only") if name in one.fields}
    return replace(one, fields=fields)


def _entries(view: View, questions: tuple[str, ...]) -> Iterator[Held]:
    for question in questions:
        people = question == "crisis.supporters"
        for entry in may_ring(view) if people else view.entries(question):
            yield Held(question, entry.id, entry.fields)


def _brief(seen: View, view: View) -> Iterator[Held]:
    yield from _called(seen)
    person = recipient(seen)
    if person is not None:
        said = next((field for field in _STEPS if person.text(field)), "")
        yield _part_of(person, "name", said)
    for number, entry in enumerate(one for one in may_ring(seen) if one.lines("phones")):
        wanted = ("name", "phones", "text_only") if number < NUMBERS else ("name",)
        yield _part_of(entry, *wanted)
    for _, question in LISTS:
        most = FEW if view.holds(question) else SOME
        yield from (Held(question, entry.id, entry.fields) for entry in seen.entries(question)[:most])


def _called(view: View) -> Iterator[Held]:
    me = view.one("crisis.about_me")
    if me is not None and me.title:
        yield Held("crisis.about_me", me.id, {"called": me.fields["called"]})


def _part_of(entry: Entry, *fields: str) -> Held:
    """A supporter with some of their fields."""
    return Held("crisis.supporters", entry.id, {f: entry.fields[f] for f in fields if f in entry.fields})


def _own_tasks(view: View) -> Iterator[Held]:
    person = recipient(view)
    if person is None:
        return
    yield _part_of(person, "tasks")
    for task in asked_of(view, person):
        shown = {name: task.fields[name] for name in ("what", "how") if name in task.fields}
        yield Held("crisis.tasks", task.id, shown)


def _linked(view: View, one: Held) -> Held:
    spec = view.catalog.record_of(view.catalog.question(one.question))
    return replace(one, linked=shown_links(spec, one.fields, view.linked))


def _neutral(one: Held, mark: str) -> Held:
    """The same in every language: the mark for a line that is left out is a sign of its own."""
    fields = {
        name: value.replace(mark, "\0")
        if isinstance(value, str)
        else tuple(line.replace(mark, "\0") for line in value)
        if isinstance(value, tuple)
        else value
        for name, value in one.fields.items()
    }
    linked = {name: words.replace(mark, "\0") for name, words in one.linked.items()}
    return Held(one.question, one.item, fields, linked)
