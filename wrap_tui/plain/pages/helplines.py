"""The helplines line by line: reading them, changing or hiding one, adding one's own."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui.domain.helpline import Helpline
from wrap_tui.flows import helpline_page as flow
from wrap_tui.flows.helpline_page import HelplinesView, LineRow, helplines_view
from wrap_tui.plain.choices import After, Choices, once, serve
from wrap_tui.plain.session import Session
from wrap_tui.services.book import Book
from wrap_tui.services.own_lines import OWN
from wrap_tui.wording import say


def _book(session: Session) -> Book | None:
    return session.book if session.began and not session.book.narrowed else None


def _view(session: Session) -> HelplinesView:
    return helplines_view(_book(session), session.settings.country)


def read_lines(session: Session) -> None:
    """Every line with its facts, and what always stands last."""
    view = _view(session)
    for row in view.rows:
        session.printer.fact(row.line.name, row.ways)
        for words in row.facts:
            session.printer.line(words)
    for words in view.last:
        session.printer.line(words)


def helplines(session: Session) -> None:
    """The lines of the chosen country as the person has them, and choosing another one."""
    with session.titled("helplines", say("plain.helplines.name")):
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    read_lines(session)
    session.printer.line()
    choices.page("plain.helplines.country", "country")
    if _book(session) is None:
        return
    choices.page("pages.helplines.add", "form", OWN)
    choices.action("plain.helplines.change", lambda: _change(session))
    for line in _view(session).hidden:
        words = say("pages.helplines.show", name=line.name)
        choices.own(words, _done(session, line, flow.show_again))


def _change(session: Session) -> After:
    def draw(choices: Choices) -> None:
        for row in _view(session).rows:
            choices.own(row.line.name, lambda row=row: _ways(session, row))  # type: ignore[misc]

    once(session, draw, "plain.helplines.which")
    return "again"


def _ways(session: Session, row: LineRow) -> After:
    def draw(choices: Choices) -> None:
        for way in flow.WAYS[row.source]:
            if way == "change":
                choices.action("pages.helplines.change_it", lambda: _write(session, row.line))
            else:
                choices.action(f"pages.helplines.{way}_it", _done(session, row.line, getattr(flow, way)))

    once(session, draw)
    return "again"


def _write(session: Session, line: Helpline) -> After:
    session.go("form", OWN, flow.item_to_change(session.book, line))
    return "again"


def _done(session: Session, line: Helpline, change: Callable[[Book, Helpline], None]) -> Callable[[], After]:
    def run() -> After:
        change(session.book, line)
        session.saved()
        return "again"

    return run
