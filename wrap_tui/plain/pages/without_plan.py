"""From the first page and the lock page, line by line: bring a backup back when the plan file is gone or another one."""

from __future__ import annotations

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows.keeping import backup_label, held_lines, when
from wrap_tui.plain.choices import After, Choices, once
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.services import without_plan
from wrap_tui.services.clock import local_now
from wrap_tui.services.keeping import Backup
from wrap_tui.services.without_plan import Opened
from wrap_tui.wording import sentence_of


def newest(session: Session) -> str:
    """When the newest backup was made, "" when there is none or the plan is there."""
    found = without_plan.backups_of_lost(session.places)
    return when(found[0].made, local_now()) if found else ""


def offer_backups(session: Session) -> None:
    """Ask which backup and its passphrase, say what is in it, and bring it back after a yes."""
    there = session.places.vault.exists()
    session.printer.say("keeping.lost.other_lock" if there else "keeping.lost.line")
    once(session, lambda choices: _which(session, choices))


def _which(session: Session, choices: Choices) -> None:
    for backup in without_plan.backups_at_the_lock(session.places):
        choices.own(backup_label(backup, local_now()), lambda backup=backup: _look(session, backup))  # type: ignore[misc]


def _look(session: Session, backup: Backup) -> After:
    session.printer.say("keeping.lost.open_line")
    while True:
        with session.prompt.reader.paused():
            typed = session.ask_passphrase()
        if not typed:
            return "again"
        session.printer.say("keeping.page.looking")
        try:
            found = without_plan.look_into(backup, typed)
        except StoreError as error:
            session.printer.line(sentence_of(error))
            if error.kind != "wrong":
                return "again"
        else:
            return _offer(session, found)


def _offer(session: Session, found: Opened) -> After:
    for line in held_lines(found.held, local_now()):
        session.printer.line(stopped(line))
    if not session.prompt.yes("keeping.page.restore"):
        found.opener.wipe()
        return "again"
    try:
        session.book = without_plan.bring_back(found, session.places)
    except WrapError as error:
        session.printer.line(sentence_of(error))
        return "again"
    session.began = True
    session.printer.say("keeping.lost.done")
    if found.spare:
        session.printer.say("plain.lock.new_passphrase")
    return "again"
