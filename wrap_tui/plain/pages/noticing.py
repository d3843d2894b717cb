"""I notice something, line by line: from what is there to the plan for it; where I am today."""

from __future__ import annotations

from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.flows.router import (
    doors,
    own_things,
    plans_of,
    set_where,
    take_where_back,
    tools_in_sight,
    way_to_plan,
    where_today,
    where_words,
)
from wrap_tui.flows.router import notice as note_thing
from wrap_tui.plain.asking import pick_many
from wrap_tui.plain.choices import After, Choices, leave, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def notice(session: Session) -> None:
    """From what is noticed to one's own plan; nothing is picked for the person."""
    with session.titled("notice", say("plain.notice.name")):
        serve(session, lambda choices: _doors(session, choices))


def _doors(session: Session, choices: Choices) -> None:
    for door in doors(session.book):
        choices.own(door.label, lambda one=door.section: _through(session, one), door.line)  # type: ignore[misc]
    session.printer.say("plain.notice.where")
    here = where_today(session.book)
    for place, words in where_words(session.book):
        chosen = say("plain.choice.chosen") if place == here else ""
        choices.own(words, lambda place=place: _here(session, place), chosen)  # type: ignore[misc]
    if here:
        choices.action("plain.choice.take_back", lambda: _back(session))
    choices.page("plain.notice.crisis", "crisis")


def _back(session: Session) -> After:
    take_where_back(session.book)
    session.saved(say("pages.notice.where_back"))
    return "again"


def _through(session: Session, section: str) -> After:
    session.go(*(way_to_plan(session.book, section) if section else ("own_things",)))
    return "again"


def _here(session: Session, place: str) -> After:
    flow, *about = set_where(session.book, place)
    session.saved()
    if flow == "today":
        return leave()
    session.go(flow, *about)
    return "again"


def things(session: Session) -> None:
    """The person's own triggers and signs, to tick what is there now."""
    with session.titled("own_things", say("pages.notice.own_title")):
        serve(session, lambda choices: _own_things(session, choices))


def _own_things(session: Session, choices: Choices) -> None:
    things = own_things(session.book)
    for thing in things:
        chosen = say("plain.choice.chosen") if thing.marked else ""
        choices.own(thing.label, lambda one=thing: _noticed(session, one), chosen)  # type: ignore[misc]
    if things:
        choices.action("plain.notice.mark", lambda: _mark(session))
    else:
        session.printer.say("plain.notice.none")
    for plan in plans_of(session.book, things):
        way = way_to_plan(session.book, plan.section, plan.item)
        choices.page("plain.notice.open", *way, label=plan.label)
    if tools_in_sight(session.book):
        choices.page("plain.notice.tools", "tools")
    choices.page("plain.notice.people", "people")
    choices.page("plain.notice.crisis", "crisis")


def _noticed(session: Session, thing: Thing) -> After:
    section = note_thing(session.book, thing)
    session.saved(stopped(thing.label))
    session.go(*way_to_plan(session.book, section, thing.id))
    return "again"


def _mark(session: Session) -> After:
    things = own_things(session.book)
    before = {thing.id for thing in things if thing.marked}
    wanted = set(pick_many(session, [(thing.id, thing.label) for thing in things], sorted(before)))
    for thing in things:
        if (thing.id in wanted) != thing.marked:
            CheckIn(session.book).toggle(thing)
    session.saved()
    return "again"
