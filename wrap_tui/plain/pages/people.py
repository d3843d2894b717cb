"""My people: who is rung in which order, and who is not to be involved."""

from __future__ import annotations

from wrap_tui.errors import RefusedError
from wrap_tui.flows.parting import not_involved_now, parting_lines, whom
from wrap_tui.flows.people import ASK_WORDS, NOT_INVOLVED, SUPPORTERS, Person, people_view
from wrap_tui.flows.sections import row_of
from wrap_tui.plain.asking import one_line
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.pages.today import undo
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say, sentence_of


def people(session: Session) -> None:
    """Supporters in call order with phones and hours; people not involved stand apart."""
    with session.titled("people", say("plain.people.name")):
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    view = people_view(session.book)
    people = len(view.supporters)
    if people:
        count = say("plain.people.one" if people == 1 else "plain.people.many", count=people)
        session.printer.say("plain.people.supporters", count=count)
    else:
        session.printer.say("pages.people.empty")
    for person in view.supporters:
        _person(session, choices, person)
    if view.not_involved:
        session.printer.line()
        session.printer.say("plain.people.not_involved")
        for item in view.not_involved:
            choices.own(row_of(session.book, item).title, session.opens_page("item", item.id))
    session.printer.line()
    choices.page("plain.people.add", "form", SUPPORTERS)
    choices.action("plain.people.leave_out", lambda: _leave_out(session))
    choices.page("pages.people.ask_words", "question", ASK_WORDS)
    if session.book.can_undo:
        choices.action("plain.page.undo", lambda: undo(session))


def _person(session: Session, choices: Choices, person: Person) -> None:
    name = ", ".join(words for words in (person.name, person.relationship) if words)
    after = say("plain.people.out") if person.out else ""
    choices.own(name, session.opens_page("item", person.item.id), after)
    for phone in person.phones:
        session.printer.fact(say("plain.people.phone"), phone)
    if person.email:
        session.printer.fact(say("plain.people.email"), person.email)
    for note in person.notes:
        session.printer.line(stopped(note))


def _leave_out(session: Session) -> After:
    """Mark someone as not involved, after saying where their name stands."""
    session.printer.say("plain.people.who")
    name = one_line(session, "", session.heard(NOT_INVOLVED)).strip()
    session.book.drop_draft(NOT_INVOLVED)
    if not name:
        return "again"
    try:
        name = whom(session.book, name)
    except RefusedError as error:
        session.printer.line(sentence_of(error))
        return "again"
    for line in parting_lines(session.book, name):
        session.printer.line(line.strip())
    if session.prompt.yes("plain.people.sure", enter=True):
        not_involved_now(session.book, name)
        session.saved(say("plain.people.left_out"))
    return "again"
