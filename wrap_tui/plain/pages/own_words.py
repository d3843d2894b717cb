"""The person's own words for days, and for where they are today, line by line."""

from __future__ import annotations

from wrap_tui.flows import own_words as flow
from wrap_tui.flows.checkin import day_words
from wrap_tui.plain.asking import many_lines
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def own_words(session: Session) -> None:
    """The words as they are, and choosing others."""
    with session.titled("own_words", say("pages.own_words.title")):
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    session.printer.say("plain.own_words.days", words=", ".join(day_words(session.book.plan)))
    for place in flow.PLACES:
        usual = say(f"pages.own_words.{place}")
        words = flow.own_where_word(session.book, place) or usual
        session.printer.say("plain.own_words.where", usual=usual, words=words)
    choices.action("plain.own_words.change_days", lambda: _days(session))
    choices.action("plain.own_words.change_where", lambda: _where(session))


def _days(session: Session) -> After:
    session.printer.say("pages.own_words.days_help")
    kept = many_lines(session, flow.own_day_words(session.book), lambda _: None)
    flow.set_day_words(session.book, kept)
    session.saved()
    return "again"


def _where(session: Session) -> After:
    session.printer.say("pages.own_words.where_help")
    for place in flow.PLACES:
        session.printer.line(f"{say(f'pages.own_words.{place}')}.")
        words = session.prompt.words("plain.prompt.words", flow.own_where_word(session.book, place))
        flow.set_where_word(session.book, place, words)
    session.saved()
    return "again"
