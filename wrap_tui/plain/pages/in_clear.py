"""What the lock page may show by choice, line by line: the crisis card, names of plans; and the desktop's menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wrap_tui.errors import RefusedError, WriteError
from wrap_tui.plain.asking import pick_many
from wrap_tui.plain.choices import After, Choices, once, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Locked
from wrap_tui.plain.session import Session
from wrap_tui.services import crisis_card
from wrap_tui.services import plans as known
from wrap_tui.services import shortcut as entry
from wrap_tui.services.plans import Listed
from wrap_tui.wording import say, sentence_of


def _written(session: Session, change: Callable[[], object], said: str | Callable[[], str]) -> After:
    """Do what writes a file, and say what came of it. The demonstration writes nothing."""
    if session.book.memory_only:
        session.printer.say("plain.saved.memory")
        return "again"
    try:
        change()
    except (WriteError, RefusedError) as error:
        session.printer.line(sentence_of(error))
    else:
        session.printer.say(said if isinstance(said, str) else said())
    return "again"


def card(session: Session) -> None:
    """The crisis card: which lines, and whether it is shown."""
    with session.titled("card", say("pages.card.title")):
        session.printer.say("pages.card.reveals")
        session.printer.say("pages.card.copies")
        serve(session, lambda choices: _card(session, choices))


def _card(session: Session, choices: Choices) -> None:
    book = session.book
    shown = crisis_card.is_on(book)
    if not shown and crisis_card.is_on_elsewhere(book):
        session.printer.say("pages.card.elsewhere")
    state = say("flows.answers.yes" if shown else "flows.answers.no")
    choices.own(say("pages.card.switch"), lambda: _switch(session, not shown), stopped(state))
    if crisis_card.offered(book.plan):
        choices.action("plain.card.lines", lambda: _lines(session))
    else:
        session.printer.say("pages.card.nothing")
        choices.page("pages.card.write", "section", "crisis")
    for words in crisis_card.lines(book):
        session.printer.line(words)


def _switch(session: Session, shown: bool) -> After:
    book, others = session.book, crisis_card.is_on_elsewhere(session.book)
    if book.memory_only:
        crisis_card.switch(book, shown)
    return _written(
        session,
        lambda: crisis_card.switch(book, shown),
        lambda: crisis_card.after_switching(book, others),
    )


def _lines(session: Session) -> After:
    offered = [(line.key, line.alone) for line in crisis_card.offered(session.book.plan)]
    before = set(crisis_card.chosen(session.book.plan))
    wanted = set(pick_many(session, offered, [key for key, _ in offered if key in before]))
    for key in sorted((before ^ wanted) & {key for key, _ in offered}, key=lambda key: key in wanted):
        if not crisis_card.choose(session.book, key):
            session.printer.say("pages.card.full", count=crisis_card.CARD_LINES)
            break
    session.saved()
    return "again"


def plans(session: Session) -> None:
    """The name of this plan on the lock page, the other plans, and beginning another."""
    with session.titled("plans", say("pages.plans.title")):
        session.printer.say("pages.plans.reveals")
        serve(session, lambda choices: _plans(session, choices))


def _plans(session: Session, choices: Choices) -> None:
    name, not_begun = known.name_of(session.places), say("pages.plans.not_begun")
    session.printer.fact(say("pages.plans.this"), name or say("pages.plans.no_name"))
    for plan in known.listed(session.places):
        if not plan.here:
            after = "" if plan.there else stopped(f"{not_begun[:1].upper()}{not_begun[1:]}")
            choices.own(plan.name, lambda plan=plan: _other(session, plan), after)  # type: ignore[misc]
    choices.action("plain.plans.name_it", lambda: _name(session))
    choices.action("plain.plans.begin", lambda: _begin(session))


def _name(session: Session) -> After:
    session.printer.say("pages.plans.ask_name")
    words = session.prompt.words("plain.prompt.words", known.name_of(session.places)).strip()
    said = "pages.plans.listed" if words else "pages.plans.taken_off"
    return _written(session, lambda: known.put_on_list(session.places, words), said)


def _begin(session: Session) -> After:
    session.printer.say("pages.plans.ask_another")
    if not (words := session.prompt.words().strip()):
        return "again"
    begun: list[Path] = []
    _written(session, lambda: begun.append(known.begin_another(session.places, words)), "pages.plans.listed")
    return _go_to(session, begun[0]) if begun else "again"


def _other(session: Session, plan: Listed) -> After:
    """Another plan: lock this one and go there, or take its name off the list."""

    def off() -> After:
        return _written(
            session, lambda: known.put_on_list(session.places, "", plan.vault), "pages.plans.taken_off"
        )

    def draw(choices: Choices) -> None:
        choices.action("pages.plans.open", lambda: _go_to(session, plan.vault))
        choices.action("pages.plans.off", off)

    session.printer.say("pages.plans.open_line")
    once(session, draw)
    return "again"


def _go_to(session: Session, vault: Path) -> After:
    """Save and lock this plan; the lock page of the other one comes next."""
    if session.book.memory_only:
        session.printer.say("pages.plans.demo")
        return "again"
    session.next_vault = vault
    raise Locked


def shortcut(session: Session) -> None:
    """An entry in the desktop's menu, under a neutral name unless the person gives another."""
    with session.titled("shortcut", say("pages.shortcut.title")):
        session.printer.say("pages.shortcut.line")
        serve(session, lambda choices: _shortcut(session, choices))


def _shortcut(session: Session, choices: Choices) -> None:
    choices.action("pages.shortcut.make", lambda: _make(session))
    if entry.there():
        choices.action(
            "pages.shortcut.remove", lambda: _written(session, entry.remove, "pages.shortcut.removed")
        )


def _make(session: Session) -> After:
    session.printer.say("pages.shortcut.ask")
    neutral = say("pages.shortcut.neutral")
    words = session.prompt.words("plain.prompt.words", entry.name_now() or neutral).strip() or neutral
    at = session.places
    return _written(session, lambda: entry.make(words, entry.command(at)), "pages.shortcut.made")
