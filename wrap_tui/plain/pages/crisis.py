"""The crisis plan, the helplines, the country they are for, and something good to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wrap_tui import settings as kept_settings
from wrap_tui.domain.text import folded
from wrap_tui.flows import changing_crisis
from wrap_tui.flows.crisis import CrisisGroup, CrisisLine, CrisisView, crisis_view_for, mark_read
from wrap_tui.flows.good import GOT_THROUGH, WRITES, ReadMe, celebrate
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.plain.asking import one_line
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.pages.helplines import read_lines
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.session import Session
from wrap_tui.services.book import Book
from wrap_tui.services.crisis_card import on_lock_page
from wrap_tui.services.helplines import countries, find_country
from wrap_tui.services.language import speak
from wrap_tui.wording import say


def view_of(book: Book | None, country: str) -> CrisisView:
    """The crisis page for a country ("" when none was chosen)."""
    return crisis_view_for(book, country)


def read_out(printer: Printer, view: CrisisView) -> None:
    """The whole crisis page without anything to choose (the command `crisis`)."""
    printer.line(f"{stopped(view.title)} {_dates(view)}".rstrip())
    for group in (*view.first, *view.more):
        read_group(printer, group)
    if view.country_unset:
        printer.line()
        printer.say("plain.crisis.no_country")
    printer.line()
    printer.say("plain.page.end", title=view.title)


def _dates(view: CrisisView) -> str:
    beside = view.dates or view.in_danger
    return stopped(beside[:1].upper() + beside[1:])


def read_group(printer: Printer, group: CrisisGroup) -> None:
    """One heading and its lines."""
    printer.line()
    printer.line(stopped(group.heading))
    for line in group.lines:
        _read_line(printer, line)


def _read_line(printer: Printer, line: CrisisLine) -> None:
    if line.note == ":":
        printer.line(f"{line.text}:")
        return
    if line.phone:
        printer.fact(line.text or say("plain.people.phone"), line.phone)
    else:
        printer.line(line.text)
    if line.note:
        printer.line(stopped(line.note))


def crisis(session: Session) -> None:
    """First for the person alone, then for someone with them; the rest by number. Read-only."""
    view = _view(session)
    with session.titled("crisis", view.title, _dates(view)):
        _first(session, view)
        if session.began and not session.book.narrowed:
            mark_read(session.book)
        serve(session, lambda choices: _more(session, choices), "plain.crisis.what")


def _first(session: Session, view: CrisisView) -> None:
    for group in view.first:
        read_group(session.printer, group)


def _view(session: Session) -> CrisisView:
    """Before a plan is open: the crisis card where there is one, and the helplines."""
    if session.began:
        return view_of(session.book, session.settings.country)
    card = on_lock_page(session.places.settings, session.places.vault)
    return crisis_view_for(None, session.settings.country, card)


def _more(session: Session, choices: Choices) -> None:
    view = _view(session)
    session.printer.line()
    own = session.began and not session.book.narrowed
    if own and not changing_crisis.written(session.book):
        choices.page("pages.crisis.write_first", "guide", FIRST_PAGE)
    for group in view.more:
        choices.own(group.heading, _reads(session, group))
    choices.page("pages.crisis.line_by_line", "lines")
    choices.action("plain.crisis.again", lambda: _read_again(session))
    if view.country_unset:
        choices.page("plain.crisis.country", "country")
    if not own:
        return
    choices.page("plain.crisis.good", "good")
    choices.page("pages.crisis.got_through", "good", GOT_THROUGH)
    choices.page("plain.crisis.save", "export", "crisis")
    choices.page("copies.page.add", "share")
    choices.page("plain.crisis.change", "section", "crisis")


def _reads(session: Session, group: CrisisGroup) -> Callable[[], After]:
    def read() -> After:
        read_group(session.printer, group)
        return "stay"

    return read


def _read_again(session: Session) -> After:
    _first(session, _view(session))
    return "stay"


def line_by_line(session: Session) -> None:
    """The crisis page one line at a time."""
    with session.titled("lines", say("pages.crisis.line_by_line")):
        view = _view(session)
        session.printer.say("plain.crisis.next")
        for group in (*view.first, *view.more):
            session.printer.line(stopped(group.heading))
            for line in group.lines:
                _read_line(session.printer, line)
                session.prompt.number(1)
        session.printer.say("pages.crisis.line_end")


def country(session: Session) -> None:
    """Choose the country whose lines are shown."""
    with session.titled("country", say("plain.country.name")):
        session.printer.say("plain.country.how")
        while typed := session.prompt.words().strip():
            code = find_country(typed)
            if code:
                choose_country(session, code)
                return
            near = [name for _, name in countries() if folded(name).startswith(folded(typed[:1]))]
            session.printer.say("plain.country.none")
            if near:
                session.printer.say("plain.country.near", countries=", ".join(near))


def choose_country(session: Session, code: str) -> None:
    """Show the lines of this country from now on."""
    change_settings(session, country=code)
    read_lines(session)


def change_settings(session: Session, **changes: object) -> None:
    """Change what is set on this computer; the demonstration changes it for this sitting alone."""
    session.settings = replace(session.settings, **changes)  # type: ignore[arg-type]
    if session.book.memory_only:
        return
    try:
        kept_settings.save(session.places.settings, session.settings)
    except OSError:
        session.printer.say("plain.settings.not_kept")


def change_language(session: Session, language: str) -> None:
    """Speak another language from now on; "" for that of this computer. The demonstration keeps nothing."""
    speak(language, session.book)
    session.settings = replace(session.settings, language=language)
    if session.began and session.book.memory_only:
        return
    try:
        kept_settings.save(session.places.settings, session.settings)
    except OSError:
        session.printer.say("plain.settings.not_kept")


def good(session: Session, place: str = "") -> None:
    """The person's own good words, one after the other. With *place* a line for that place is asked for first."""
    with session.titled("good", say("plain.good.name")):
        if place:
            _keep_good(session, place)
        read_me = ReadMe(session.book)
        serve(session, lambda choices: _good(session, choices, read_me), "plain.good.how")


def _good(session: Session, choices: Choices, read_me: ReadMe) -> None:
    """One line; each time the page is read it is another one."""
    if read_me.line is None:
        session.printer.say("plain.good.none")
    else:
        session.printer.line(read_me.line.words)
        read_me.another()
    choices.page("plain.good.add", "question", "journal.good")
    for what, place in WRITES.items():
        choices.action(f"pages.good.{what}", lambda place=place: _keep_good(session, place))  # type: ignore[misc]


def _keep_good(session: Session, place: str) -> After:
    """Write down a celebration, or what was got through."""
    session.printer.line(session.book.catalog.question(place).ask)
    words = one_line(session, session.draft(place), session.heard(place))
    session.book.drop_draft(place)
    if celebrate(session.book, words, place):
        session.saved(stopped(words))
    return "again"
