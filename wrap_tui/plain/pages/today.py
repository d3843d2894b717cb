"""Today and the menu of all pages, line by line."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui.flows import undoing
from wrap_tui.flows.arranging import PageRow, grouped
from wrap_tui.flows.checkin import earlier_words, has_check_in, keep_earlier
from wrap_tui.flows.journal import begun
from wrap_tui.flows.keeping import needs_a_look
from wrap_tui.flows.look_round import offered
from wrap_tui.flows.review_rhythm import due
from wrap_tui.flows.sections import row_of
from wrap_tui.flows.today import EVERY, DailyRow, TodayView, in_groups, today_view
from wrap_tui.flows.when import shift, spoken_date
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.prompt import Locked
from wrap_tui.plain.session import Session
from wrap_tui.services.book import Book
from wrap_tui.wording import say


def count(number: int) -> str:
    """ "1 thing", "4 things"."""
    return say("plain.page.one_thing" if number == 1 else "plain.page.things", count=number)


def state(row: DailyRow) -> str:
    """What is said behind a line of the daily list."""
    at = say("plain.today.at", time=row.at) if row.at else ""
    often = stopped(row.often) if row.often else ""
    done = say("plain.today.done") if row.ticked else ""
    return " ".join(words for words in (at, often, done) if words)


def read_out(printer: Printer, book: Book) -> None:
    """Today without anything to choose (the command `today`)."""
    view = today_view(book)
    printer.line(f"{say('plain.today.name')}. {stopped(spoken_date(view.date))}")
    for sentence, rows in (("every", view.every), ("might", view.might)):
        if rows:
            printer.line()
            printer.say(f"plain.today.{sentence}", count=count(len(rows)))
            for number, row in enumerate(rows, 1):
                printer.numbered(number, row_of(book, row.item).title, state(row))
    if not view.every and not view.might:
        printer.say("plain.today.empty")
    printer.line()
    printer.say("plain.page.end", title=say("plain.today.name"))


def today(session: Session) -> None:
    """The daily list with ticks, and the way to everything else. Left open over night it goes on with the new day."""
    opened = session.book.today()

    def draw(choices: Choices) -> None:
        if session.book.today() != opened:
            session.printer.line(stopped(spoken_date(session.book.today())))
        _draw(session, choices)

    _day(session, opened, say("plain.today.name"), draw)


def day(session: Session, date: str) -> None:
    """The daily list of another date, for ticks that are put in later."""
    _day(session, date, say("plain.today.another"), lambda choices: _draw(session, choices, date))


def _day(session: Session, date: str, name: str, draw: Callable[[Choices], None]) -> None:
    with session.titled("today", name, stopped(spoken_date(date))):
        session.printer.say("plain.page.keys")
        serve(session, draw)


def _draw(session: Session, choices: Choices, other: str = "") -> None:
    """The list of a day: of an *other* date, else of the day that it is."""
    if dates := keep_earlier(session.book):
        session.saved(earlier_words(dates))
    view = today_view(session.book, other)
    for sentence, rows in (("every", view.every), ("might", view.might)):
        if rows:
            session.printer.line()
            session.printer.say(f"plain.today.{sentence}", count=count(len(rows)))
            for at, (group, inside) in enumerate(in_groups(session.book, rows)):
                if group or at:
                    session.printer.line(stopped(group or say("pages.today.no_group")))
                for row in inside:
                    _daily(session, choices, row, view.date, other)
    session.printer.line()
    noted = has_check_in(session.book.plan, session.book.plan.day(view.date))
    about = (other,) if other else ()
    choices.page("plain.today.check_in_again" if noted else "plain.today.check_in", "check_in", *about)
    if other:
        choices.page("pages.today.day_before", "day", shift(other, -1))
    else:
        _further(session, choices, view)
    if session.book.can_undo:
        choices.action("plain.page.undo", lambda: undo(session))


def _further(session: Session, choices: Choices, view: TodayView) -> None:
    choices.page("plain.today.notice", "notice")
    if offered(session.book):
        choices.page("plain.first_run.look_offer", "look_round")
    if view.carry_on:
        choices.page("plain.today.carry_on", "guide", view.carry_on, name=view.carry_on_label)
    if at := begun(session.book):
        date = spoken_date(at.isoformat()[:10])
        choices.page("plain.today.journal", "journal", date=date)
    choices.page("plain.today.read_again", "read")
    choices.page("plain.today.add", "question", EVERY)
    choices.action("plain.today.yesterday", lambda: _yesterday(session))
    if view.spare_key_offered:
        choices.page("plain.today.spare_key", "spare_key")
    if due(session.book):
        choices.page("pages.today.review", "review")
    if needs_a_look(session.book):
        choices.page("pages.today.copies", "backups")
    choices.page("plain.today.menu", "menu")


def _yesterday(session: Session) -> After:
    session.go("day", shift(session.book.today(), -1))
    return "again"


def _daily(session: Session, choices: Choices, row: DailyRow, read: str, other: str) -> None:
    """A row that was read out for the date *read*. What is done with it belongs to the *other* date, else to the
    day that it is by then; that day is said where another one was read.
    """
    book = session.book
    words = row_of(book, row.item).title

    def tick() -> After:
        date = other or book.today()
        on = not book.plan.day(date).ticked(row.item.id)
        book.tick(row.item.id, on, date)
        said = f"{stopped(words)} {say('plain.today.done' if on else 'plain.today.not_done')}"
        session.saved(said if date == read else f"{stopped(spoken_date(date))} {said}")
        return "stay"

    choices.own(words, tick, state(row))


def undo(session: Session) -> After:
    """Take the last change back."""
    words = undoing.undo(session.book)
    if words is not None:
        session.saved(say("plain.page.undone_thing", words=words) if words else say("plain.page.undone"))
    return "again"


def menu(session: Session) -> None:
    """All pages: the sections by the person's names, then everything else."""
    with session.titled("menu", say("plain.menu.name")):
        serve(session, lambda choices: _menu(session, choices))


def _menu(session: Session, choices: Choices) -> None:
    for title, rows in grouped(session.book):
        if title:
            session.printer.line()
            session.printer.line(stopped(title))
        for row in rows:
            if row.page != "today":
                _row(session, choices, row)
    session.printer.line()
    for flow in ("crisis", "search"):
        choices.page(f"plain.menu.{flow}", flow)
    choices.page("settings.pages.arrange", "arrange")
    choices.action("peer.pause.hide", lambda: _hide(session))
    choices.action("plain.menu.lock", _lock)


def _row(session: Session, choices: Choices, row: PageRow) -> None:
    about = (row.section,) if row.section else ()
    choices.own(row.label, session.opens_page(row.page, *about), row.line)


def _hide(session: Session) -> After:
    session.hide()
    return "again"


def _lock() -> After:
    raise Locked
