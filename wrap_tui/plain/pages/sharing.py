"""Saving the plan as a file or reading it here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui.domain.schema import Catalog
from wrap_tui.errors import WrapError
from wrap_tui.flows.export_walk import PARTED, SHEET, ExportWalk, alone_parts
from wrap_tui.flows.leaving import note_file
from wrap_tui.flows.people import NOT_INVOLVED
from wrap_tui.plain.asking import Pair, pick_many, pick_one
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.session import Session
from wrap_tui.services import delivery, exporting
from wrap_tui.wording import say, sentence_of

CRISIS: Final = "crisis"


def export(session: Session, what: str = "") -> None:
    """Save or read the crisis plan, the whole plan, or one section."""
    with session.titled("export", say("plain.export.name")):
        if what:
            _one(session, what)
        else:
            serve(session, lambda choices: _draw(session, choices), "plain.export.what")


def _draw(session: Session, choices: Choices) -> None:
    walk = ExportWalk(session.book, session.settings)
    for what, label in walk.whats():
        if what == SHEET:
            choices.own(label, lambda: _sheet(session, walk))
        else:
            choices.own(label, lambda what=what: _exports(session, what))  # type: ignore[misc]


def _exports(session: Session, what: str) -> After:
    _one(session, what)
    return "again"


def _sheet(session: Session, walk: ExportWalk) -> After:
    session.printer.say("pages.export.section")
    section = pick_one(session, list(walk.sections()), None)
    return _exports(session, exporting.named(SHEET, section)) if section else "again"


def _one(session: Session, what: str) -> None:
    settings = session.settings
    order = exporting.Order(what, country=settings.country, paper=settings.paper)
    if what in PARTED:
        order = replace(order, parts=_parts(session))
    if extras := exporting.extras(what):
        session.printer.say("pages.export.what")
        ticked = pick_many(session, list(extras), ())
        order = replace(order, lines=tuple(ticked), with_words=exporting.ITEM_WORDS in ticked)
    if what in (CRISIS, "staff") and session.book.plan.at(NOT_INVOLVED):
        order = replace(order, include_not_involved=session.prompt.yes("plain.export.not_involved"))
    offered: list[Pair] = [(name, say(f"plain.export.format_{name}")) for name in exporting.formats(what)]
    chosen = offered[0][0]
    if len(offered) > 1:
        session.printer.say("plain.export.format")
        chosen = pick_one(session, offered, None) or chosen
    try:
        today = date.fromisoformat(session.book.today())
        made = exporting.export(session.book.plan, session.book.catalog, replace(order, format=chosen), today)
        if not made.binary and not session.prompt.yes("plain.export.as_file", enter=True):
            session.printer.raw(made.data.decode())
            return
        _save(session, made)
    except WrapError as error:
        session.printer.line(sentence_of(error))


def _parts(session: Session) -> str:
    """The parts of the copy by name, "" for the owner's usual copy."""
    offered = part_choices(session.book.catalog)
    usual = owners_parts(session.book.catalog)
    if not session.prompt.yes("plain.export.parts"):
        return ""
    session.printer.say("plain.export.parts_how")
    chosen = pick_many(session, offered, usual)
    return "" if set(chosen) == set(usual) else ",".join(chosen)


def part_choices(catalog: Catalog) -> Sequence[Pair]:
    """Everything that can be in a copy of the crisis plan: its parts, then the things with a tick of their own."""
    parts = [(part.id, part.label) for part in catalog.section(CRISIS).parts]
    named = {part_id for part_id, _ in parts}
    return [*parts, *((tick.id, tick.label) for tick in catalog.ticks.values() if tick.id not in named)]


def owners_parts(catalog: Catalog) -> Sequence[str]:
    """What stands in the owner's copy unless they choose otherwise."""
    closed = {tick.id for tick in catalog.ticks.values() if not tick.owner}
    shut = closed | {part.id for part in catalog.section(CRISIS).parts if part.tick in closed}
    return [name for name, _ in part_choices(catalog) if name not in shut]


def _save(session: Session, made: exporting.Exported) -> None:
    for note in made.notes:
        session.printer.line(note)
    place = delivery.free_place(delivery.default_folder(places=session.book.places), made.name)
    session.printer.say("plain.export.where")
    typed = session.prompt.words("plain.prompt.words", str(place)).strip()
    if not typed:
        return
    where = Path(typed).expanduser()
    for note in delivery.notes(where.parent):
        session.printer.line(note)
    if not session.prompt.yes("plain.export.save", enter=True):
        return
    done = delivery.deliver(made.data, where)
    note_file(session.book, done)
    session.printer.say("plain.export.done")
    session.printer.fact(say("plain.export.done_where"), str(done))


def offer_alone(session: Session, choices: Choices, section_id: str) -> None:
    """Parts of a section that are often given to someone on their own."""
    for part in alone_parts(session.book):
        if part.id.partition(".")[0] == section_id:
            choices.page("pages.section.part_alone", "export", part.id, part=part.label)
