"""The few lines in front: in danger, the way in, a first step, two numbers, signs, do, do not, when to stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.export import helpline_words
from wrap_tui.export.blocks import field_spans
from wrap_tui.export.cut import BRIEF, OWN_TASKS
from wrap_tui.export.direction import isolated, phone, words
from wrap_tui.export.facts import Facts
from wrap_tui.export.naming import asked
from wrap_tui.export.tree import Block, Bullets, Para, Row, Rows, Section, Span, Words
from wrap_tui.export.view import Entry, View
from wrap_tui.wording import say

FEW: Final = 3
"""How many lines of a list stand in front when the whole list follows further down."""

SOME: Final = 8
"""How many stand in front when the copy holds no more of that list."""

NUMBERS: Final = 2

PARTS: Final = frozenset({"signs", "help", "over", "supporters"})
"""Parts of which a brief may show its few lines although the copy does not hold them."""

NAMED_BY: Final = frozenset({"me"})
"""The part that holds what the person is called: a copy with these lines says whose wishes they are."""

LISTS: Final = (
    ("signs", "crisis.signs"),
    ("do", "crisis.helps"),
    ("do_not", "crisis.not_helps"),
    ("stop", "crisis.over"),
)


def brief(view: View, facts: Facts) -> Section:
    """The section in front of a copy; for a recipient with their own first step and tasks."""
    seen = brief_view(view)
    lists = dict(_lists(view, seen))
    tasks = own_tasks(seen)
    rows = [*_home(view), *_first_step(seen), *_numbers(seen)]
    blocks: list[Block] = [danger(facts)]
    if rows:
        blocks.append(Rows(tuple(rows)))
    for name in ("signs", "do", "do_not"):
        blocks.extend(lists.get(name, ()))
    if tasks:
        blocks += [_label("your_tasks"), Bullets(tuple(tasks))]
    if others := _others(seen):
        blocks.append(Rows((Row(say("export.brief.who_else"), words(others)),)))
    blocks.extend(lists.get("stop", ()))
    return Section(words(say("export.brief.heading")), 2, tuple(blocks), brief=True)


def brief_view(view: View) -> View:
    """The copy with those parts of which its brief shows a few lines, where it has one."""
    return view.with_brief_of(PARTS) if BRIEF in view.cut.parts else view


def danger(facts: Facts) -> Para:
    """The emergency numbers of the country, each of which can be dialled."""
    spans: list[Span] = [Span(say("export.brief.danger"), "strong")]
    for number in facts.helplines.emergency:
        spans += [Span(" " if len(spans) == 1 else ", "), phone(helpline_words.emergency_number(number))]
    return Para(tuple(spans), "danger")


def _label(name: str, more: bool = False) -> Para:
    below = words(" " + say("export.brief.more_below")) if more else ()
    return Para((Span(say(f"export.brief.{name}"), "strong"), *below), "label")


def _lists(view: View, seen: View) -> Iterator[tuple[str, list[Block]]]:
    for name, question in LISTS:
        texts = seen.texts(question)
        most = FEW if view.holds(question) else SOME
        if texts:
            more = len(texts) > most and view.holds(question)
            yield name, [_label(name, more), Bullets(tuple(words(text) for text in texts[:most]))]


def _home(view: View) -> Iterator[Row]:
    home = view.one("crisis.home")
    if home is None or home.spec is None:
        return
    for field in home.spec.fields:
        if spans := field_spans(view, field, home):
            yield Row(field.label, spans)


def recipient(view: View) -> Entry | None:
    """The supporter for whom the copy is made, None for the owner's copy."""
    if not view.cut.recipient:
        return None
    return next((entry for entry in supporters(view) if entry.id == view.cut.recipient), None)


def supporters(view: View) -> tuple[Entry, ...]:
    """All supporters, whatever of them the copy shows."""
    return view.with_brief_of(PARTS).entries("crisis.supporters")


def known_people(view: View) -> tuple[Entry, ...]:
    """Everyone among whom a name is looked for: the first name of somebody not involved may mean them as well."""
    out = tuple(Entry("", None, {VALUE_FIELD: name}) for name in sorted(view.out.names))
    return (*supporters(view), *out)


def may_ring(view: View) -> tuple[Entry, ...]:
    """The supporters whom the reader may ring: for a recipient, others who said yes; never the recipient."""
    return view.listed("crisis.supporters")


def _first_step(view: View) -> Iterator[Row]:
    person = recipient(view)
    if person is None or not {BRIEF, "supporters"} & view.cut.parts:
        return
    said = next((text for name in ("tasks", "role", "ask_of") if (text := person.text(name))), "")
    if said:
        yield Row(say("export.brief.first_step"), words(said.split("\n")[0]))


def _numbers(view: View) -> Iterator[Row]:
    for entry in _rung(view):
        number = phone(entry.lines("phones")[0], entry.yes("text_only"))
        yield Row(say("export.brief.ring"), (*words(isolated(entry.title)), Span(" "), number))


def _rung(view: View) -> list[Entry]:
    """The people whose numbers stand in front."""
    return [entry for entry in may_ring(view) if entry.lines("phones")][:NUMBERS]


def own_tasks(view: View) -> list[Words]:
    """The tasks of the recipient: their own words, and what the plan asks them to do."""
    person = recipient(view)
    if person is None or not {OWN_TASKS, "tasks"} & view.cut.parts:
        return []
    found = [words(line) for line in person.text("tasks").split("\n") if line]
    for task in asked_of(view, person):
        how = task.text("how")
        found.append(words(f"{task.title}: {how}" if how else task.title))
    return found


def asked_of(view: View, person: Entry) -> Iterator[Entry]:
    """The tasks of the plan that name this supporter, whole or by a part of the name that no other supporter has."""
    everyone, people = view.with_brief_of(PARTS | {"tasks"}), known_people(view)
    for task in everyone.entries("crisis.tasks"):
        if asked(person, people, task.text("who")):
            yield task


def _others(view: View) -> str:
    in_front = set() if view.cut.recipient else {entry.id for entry in _rung(view)}
    rest = (entry for entry in may_ring(view) if entry.id not in in_front)
    return ", ".join(isolated(entry.title) for entry in rest if entry.title)
