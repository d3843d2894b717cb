"""Reading the whole plan, a section at a time or in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wrap_tui.flows.arranging import words_out_of_sight
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.flows.naming import hidden, sections_in_order
from wrap_tui.flows.sections import SectionView, section_view
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.pages.section import details
from wrap_tui.plain.pages.today import count
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.session import Session
from wrap_tui.services.book import Book
from wrap_tui.wording import say


def read(session: Session) -> None:
    """The plan, read out a section at a time or whole: its sections that hold words, to choose from."""
    with session.titled("read", say("pages.today.read_again")):
        serve(session, lambda choices: _sections(session, choices))


def _sections(session: Session, choices: Choices) -> None:
    written = tuple(_written(session.book))
    if not written and words_out_of_sight(session.book):
        session.printer.say("pages.read.out_of_sight")
        choices.page("settings.pages.arrange", "arrange")
    elif not written:
        session.printer.say("plain.section.empty")
        choices.page("pages.crisis.write_first", "guide", FIRST_PAGE)
        choices.page("pages.menu.title", "menu")
    for view in written:
        choices.own(view.title, _reads(session, view))
    if len(written) > 1:
        choices.action("plain.read.all", _reads(session, *written))


def _reads(session: Session, *views: SectionView) -> Callable[[], After]:
    def reads() -> After:
        for view in views:
            _read_section(session.printer, view)
        session.printer.line()
        session.printer.say("plain.page.same", title=session.title)
        return "stay"

    return reads


def _written(book: Book) -> Iterator[SectionView]:
    """Every section in sight that holds words."""
    for found in sections_in_order(book.plan, book.catalog):
        view = section_view(book, found.id)
        if view.groups and not hidden(book.plan, found.id):
            yield view


def read_plan(printer: Printer, book: Book) -> None:
    """Every section in sight that holds words, read out."""
    for view in _written(book):
        _read_section(printer, view)


def _read_section(printer: Printer, view: SectionView) -> None:
    printer.line()
    printer.line(stopped(view.title))
    for group in view.groups:
        printer.line(f"{group.question.label}, {count(len(group.rows))}.")
        for row in group.rows:
            printer.line(f"- {row.title}")
            details(printer, row)
