"""Older words of one thing, what was removed, and erasing for good, line by line."""

from __future__ import annotations

from wrap_tui.flows.keeping import erased_words
from wrap_tui.flows.older import History, compare, erasing_says, history, removed_things
from wrap_tui.plain.asking import pick_one
from wrap_tui.plain.choices import After, Choices, Run, leave, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.services.keeping import erase_everywhere
from wrap_tui.wording import say


def erase(session: Session, item_id: str) -> None:
    """Erase one thing for good, after saying what goes with it."""
    with session.titled("erase", say("plain.erase.name")):
        for sentence in erasing_says(session.book, item_id):
            session.printer.line(sentence)
        if session.prompt.yes("plain.erase.ask"):
            notices = erase_everywhere(session.book, item_id)
            if session.book.memory_only:
                session.saved(say("plain.erase.done"))
            else:
                session.printer.line(erased_words(notices))


def older(session: Session, item_id: str) -> None:
    """The older words of one thing, how they differ, and bringing them back."""
    with session.titled("older", say("plain.older.name")):
        serve(session, lambda choices: _older(session, choices, item_id))


def _older(session: Session, choices: Choices, item_id: str) -> None:
    found: History = history(session.book, item_id)
    if not found.versions:
        leave()
    session.printer.line(found.where)
    for version in found.versions:
        if not version.older:
            session.printer.fact(say("plain.older.now"), version.title)
            continue
        choices.own(version.title, _uses(session, version.older), stopped(version.when))
        for label, words in version.details:
            session.printer.fact(label, words)
        for sentence in compare(version, found.versions[0]):
            session.printer.line(sentence)
    if len(found.versions) > 2:
        choices.action("plain.older.two", lambda: _two(session, found))
    choices.page("plain.item.erase", "erase", item_id)


def _two(session: Session, found: History) -> After:
    """Compare any two wordings in words."""
    offered = [(str(i), f"{version.title}. {version.when}") for i, version in enumerate(found.versions)]
    session.printer.say("plain.older.first")
    first = pick_one(session, offered, None)
    if first is None:
        return "stay"
    session.printer.say("plain.older.second")
    second = pick_one(session, offered, None)
    if second is not None:
        old, new = sorted((int(first), int(second)), reverse=True)
        for sentence in compare(found.versions[old], found.versions[new]):
            session.printer.line(sentence)
    return "stay"


def _uses(session: Session, older_id: str) -> Run:
    def use() -> After:
        session.book.use_older(older_id)
        session.saved(say("plain.older.used"))
        return "again"

    return use


def removed(session: Session) -> None:
    """Everything that was removed and can come back."""
    with session.titled("removed", say("plain.removed.name")):
        serve(session, lambda choices: _removed(session, choices))


def _removed(session: Session, choices: Choices) -> None:
    things = removed_things(session.book)
    if not things:
        session.printer.say("plain.removed.none")
    for thing in things:
        after = f"{stopped(thing.where)} {stopped(thing.when)}"
        choices.own(thing.title, lambda one=thing.item: _bring_back(session, one), after)  # type: ignore[misc]


def _bring_back(session: Session, item_id: str) -> After:
    session.book.bring_back(item_id)
    session.saved(say("plain.removed.back"))
    return "again"
