"""Printing the plan, saving it as a file, or reading it here."""

from __future__ import annotations

from wrap_tui.errors import RefusedError, WrapError, WriteError
from wrap_tui.flows.export_offers import alone_parts
from wrap_tui.flows.export_walk import BINARY, NOT_INVOLVED_TICK, PARTED, SHEET, ExportWalk
from wrap_tui.flows.people import NOT_INVOLVED
from wrap_tui.plain.asking import pick_many, pick_one
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.session import Session
from wrap_tui.wording import say, sentence_of

NAMES_THEM = frozenset({"crisis", "staff"})
"""Documents that can name people who are not to be involved."""


def export(session: Session, what: str = "") -> None:
    """Print, save or read the crisis plan, the whole plan, one section, a sheet."""
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
    if section:
        walk.choose_section(section)
        _exports(session, walk.what)
    return "again"


def _one(session: Session, what: str) -> None:
    walk = ExportWalk(session.book, session.settings, what)
    if walk.step == "parts":
        _parts(session, walk)
    if what in NAMES_THEM and session.book.plan.at(NOT_INVOLVED):
        named = session.prompt.yes("plain.export.not_involved")
        walk.names_them = named
        walk.on = walk.on | {NOT_INVOLVED_TICK} if named else walk.on - {NOT_INVOLVED_TICK}
    offered = sorted(walk.formats(), key=lambda name: name in BINARY)
    chosen: str | None = offered[0]
    if len(offered) > 1:
        session.printer.say("plain.export.format")
        labels = [(name, walk.format_words(name)) for name in offered]
        chosen = pick_one(session, labels, offered[0], taken_back=False)
    walk.choose_format(chosen or offered[0])
    try:
        if walk.can_be_read and not session.prompt.yes("plain.export.as_file", enter=True):
            session.printer.raw(walk.make().data.decode())
            return
        _save(session, walk)
    except WrapError as error:
        session.printer.line(sentence_of(error))


def _parts(session: Session, walk: ExportWalk) -> None:
    """Change what is in it, when wanted; what a sheet or a calendar can hold besides is always asked."""
    offered = [(part.id, part.label) for part in walk.parts()]
    if walk.what not in PARTED:
        session.printer.say("pages.export.what")
        walk.on = set(pick_many(session, offered, [part.id for part in walk.parts() if part.on]))
        return
    if not session.prompt.yes("plain.export.parts"):
        return
    session.printer.say("plain.export.parts_how")
    walk.on = set(pick_many(session, offered, [part.id for part in walk.parts() if part.on]))


def _save(session: Session, walk: ExportWalk) -> None:
    """Ask where until that can be used, say what is good to know, and do it after a yes."""
    while walk.step == "where":
        session.printer.say("plain.export.where")
        if trouble := walk.choose_place(session.prompt.words("plain.prompt.words", walk.typed)):
            session.printer.line(trouble)
    for note in (*walk.notes(), *walk.content_notes()):
        session.printer.line(note)
    if not session.prompt.yes("plain.export.print" if walk.prints else "plain.export.save", enter=True):
        return
    try:
        walk.save()
    except WriteError as error:
        _elsewhere(session, walk, error)
    except RefusedError as error:
        if error.sentence != "export.exists":
            raise
        _elsewhere(session, walk, error)
    else:
        for line in walk.done.split("\n"):
            session.printer.raw(line)


def _elsewhere(session: Session, walk: ExportWalk, error: WrapError) -> None:
    """Say what stood in the way, and ask for another place; paper has none."""
    if walk.prints:
        raise error
    session.printer.line(sentence_of(error))
    walk.choose_format(walk.format)
    _save(session, walk)


def offer_alone(session: Session, choices: Choices, section_id: str) -> None:
    """Parts of a section that are often given to someone on their own."""
    for part in alone_parts(session.book):
        if part.id.partition(".")[0] == section_id:
            choices.page("pages.section.part_alone", "export", part.id, part=part.label)
