"""Questions for a group, read out one by one; and leaving nothing on a computer that is not one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wrap_tui.domain.schema import Section
from wrap_tui.flows import leaving
from wrap_tui.flows.projector import Projector, parts
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Locked, Stop
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def questions(session: Session) -> None:
    """The parts; then the questions of one, without a plan and without anything to type."""
    with session.titled("questions", say("peer.questions.title")):
        session.printer.say("peer.questions.line")
        serve(session, lambda choices: _parts(session, choices), "plain.group.which")


def _parts(session: Session, choices: Choices) -> None:
    for part in parts(session.book.catalog):
        choices.own(part.label, lambda part=part: _read(session, part))  # type: ignore[misc]


def _read(session: Session, part: Section) -> After:
    walk = Projector(session.book.catalog, part.id)
    while True:
        session.printer.line()
        session.printer.say("peer.questions.number", number=walk.at + 1, total=len(walk.questions))
        session.printer.line(walk.question.ask)
        if walk.question.help:
            session.printer.line(walk.question.help)
        for idea in walk.ideas:
            session.printer.line(f"- {idea}")
        session.printer.say("peer.questions.enter")
        try:
            session.prompt.number(0)
        except Stop:
            return "again"
        if not walk.move(1):
            session.printer.say("peer.questions.last")
            return "again"


def read_out(session: Session) -> None:
    """Every question of every part, with nobody to answer (a pipe into a file, or onto paper)."""
    printer = session.printer
    printer.line(stopped(say("peer.questions.title")))
    for part in parts(session.book.catalog):
        printer.line()
        printer.line(stopped(part.label))
        for number, question in enumerate(Projector(session.book.catalog, part.id).questions, 1):
            printer.numbered(number, question.ask)
    printer.line()
    printer.say("plain.page.end", title=say("peer.questions.title"))


def leave_nothing(session: Session) -> None:
    """Where the plan is, files that lie on this computer, and closing."""
    with session.titled("leaving", say("peer.leaving.title")):
        home = leaving.home_of(session.book)
        session.printer.say("peer.leaving.line" if home else "peer.leaving.alone")
        if home:
            session.printer.line(str(home))
        serve(session, lambda choices: _files(session, choices))


def _files(session: Session, choices: Choices) -> None:
    files = leaving.files_left(session.book)
    session.printer.line(say(f"peer.leaving.{'files' if files else 'no_files'}"))
    for file in files:
        choices.own(str(file), _removes(session, file))
    session.printer.say("peer.leaving.honest")
    choices.action("peer.leaving.close", _close)


def _removes(session: Session, file: Path) -> Callable[[], After]:
    def remove() -> After:
        if session.prompt.yes("peer.leaving.remove_ask"):
            done = leaving.remove(session.book, file)
            session.printer.say("peer.leaving.removed" if done else "peer.leaving.not_removed")
        return "again"

    return remove


def _close() -> After:
    raise Locked
