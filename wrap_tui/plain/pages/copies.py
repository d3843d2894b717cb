"""Copies, one copy, and what each group sees, line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wrap_tui.domain.sharing import State
from wrap_tui.domain.text import one_line
from wrap_tui.errors import WrapError
from wrap_tui.flows import audiences as groups
from wrap_tui.flows import copies as flow
from wrap_tui.flows import copy_words
from wrap_tui.flows.copy_made import CopyMade
from wrap_tui.flows.ledger import CopyView, Line, copy_view, ledger
from wrap_tui.plain.choices import After, Choices, leave, serve
from wrap_tui.plain.pages.share import ask_about_files, read_words, tick_parts
from wrap_tui.plain.pages.today import undo
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.session import Session
from wrap_tui.services.book import Book
from wrap_tui.wording import say, sentence_of


def read_out(printer: Printer, book: Book) -> None:
    """The ledger without anything to choose (the command `copies`)."""
    seen = ledger(book)
    printer.line(f"{say('copies.page.title')}, {say('copies.page.version', version=seen.version)}.")
    if not seen.copies:
        printer.say("copies.page.empty")
    if seen.due:
        _heading(printer, "copies.page.due")
        for line in seen.due:
            _read(printer, line)
    if seen.copies:
        _heading(printer, "copies.page.all")
        for line in seen.copies:
            printer.line(f"{stopped(line.title)} {stopped(_capital(line.state))}")
    if seen.files:
        _heading(printer, "copies.page.files")
        for file in seen.files:
            printer.raw(file.path)
            printer.line(stopped(copy_words.of_file(file)))


def _heading(printer: Printer, sentence: str) -> None:
    printer.line()
    printer.line(stopped(say(sentence)))


def _read(printer: Printer, line: Line) -> None:
    printer.line(stopped(line.title))
    for words in line.below:
        printer.line(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def copies(session: Session) -> None:
    """Who may want a new copy, every copy, files that lie here, versions."""
    with session.titled("copies", say("copies.page.title")):
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    seen = ledger(session.book)
    session.printer.line(stopped(_capital(say("copies.page.version", version=seen.version))))
    if not seen.copies:
        session.printer.say("copies.page.empty")
    if seen.due:
        _heading(session.printer, "copies.page.due")
        for line in seen.due:
            choices.own(line.title, session.opens_page("copy", line.copy.id))
            for words in line.below:
                session.printer.line(words)
    if seen.copies:
        _heading(session.printer, "copies.page.all")
        for line in seen.copies:
            opens = session.opens_page("copy", line.copy.id)
            choices.own(line.title, opens, stopped(_capital(line.state)))
    if seen.files:
        _heading(session.printer, "copies.page.files")
        for file in seen.files:
            _file(session, choices, file.path)
            session.printer.line(stopped(copy_words.of_file(file)))
    session.printer.line()
    choices.page("copies.page.add", "share")
    choices.page("copies.page.audiences", "audiences")
    choices.action("copies.page.finish", lambda: _finish(session))


def _file(session: Session, choices: Choices, path: str) -> None:
    """A row that takes a file off this computer, and where it lies, on a line that is not broken."""
    choices.action("copies.files.take_off", _takes_off(session, path), path=Path(path).name)
    session.printer.raw(path)


def _takes_off(session: Session, path: str) -> Callable[[], After]:
    def take() -> After:
        try:
            gone = flow.remove_file(session.book, path)
            session.printer.say("copies.files.gone" if gone else "copies.files.none")
        except WrapError as error:
            session.printer.line(sentence_of(error))
        return "again"

    return take


def _finish(session: Session) -> After:
    number = flow.finish_version(session.book)
    session.saved(say("copies.version.finished", version=number))
    return "again"


def copy(session: Session, copy_id: str) -> None:
    """One copy: what is known, what changed since, its words, what became of it."""
    view = copy_view(session.book, copy_id)
    if view is None:
        return
    with session.titled("copy", view.title):
        serve(session, lambda choices: _draw_copy(session, choices, copy_id))


def read_copy(printer: Printer, view: CopyView) -> None:
    """What is known of a copy, and what changed since."""
    for label, words in view.facts:
        printer.fact(label, words)
    printer.line()
    printer.line(stopped(say("copies.changed.title")))
    if not view.changed:
        printer.say("copies.changed.none")
    for part, lines in view.changed:
        printer.line(stopped(part))
        for line in lines:
            printer.line(stopped(line))


def _draw_copy(session: Session, choices: Choices, copy_id: str) -> None:
    view = copy_view(session.book, copy_id)
    if view is None:
        leave()
        return
    read_copy(session.printer, view)
    session.printer.line()
    made = CopyMade(session.book, session.settings, [view.copy])
    if session.book.plan.find(view.copy.supporter) is not None:
        choices.page("copies.one.new", "share", view.copy.supporter)
    if view.copy.phrase:
        choices.action("copies.one.show", lambda: _show(session, made))
    for file in view.files:
        _file(session, choices, file.path)
    for state in (state for state in view.states if state != view.copy.state):
        choices.action(f"copies.became.{state}", _marks(session, made, state))


def _show(session: Session, made: CopyMade) -> After:
    read_words(session, made)
    return "stay"


def _marks(session: Session, made: CopyMade, state: State) -> Callable[[], After]:
    def mark() -> After:
        made.mark(state)
        session.saved(say("copies.done.noted"))
        if state == "given":
            ask_about_files(session, made)
        return "again"

    return mark


def audiences(session: Session) -> None:
    """Groups with a name, and the private marks of pages."""
    with session.titled("audiences", say("copies.audiences.title")):
        session.printer.say("copies.audiences.line")
        serve(session, lambda choices: _draw_groups(session, choices))


def _draw_groups(session: Session, choices: Choices) -> None:
    for one in groups.named(session.book):
        choices.own(
            one.name, session.opens_page("audience", one.id), stopped(groups.labels(session.book, one))
        )
    for page in groups.lifted_pages(session.book):
        choices.action("copies.audiences.shut", _shuts(session, page.id), page=page.label)
    choices.action("copies.audiences.add", lambda: _add(session))
    if session.book.can_undo:
        choices.action("plain.page.undo", lambda: undo(session))


def _shuts(session: Session, page: str) -> Callable[[], After]:
    def shut() -> After:
        groups.make_private(session.book, page)
        session.saved(say("copies.audiences.shut_done"))
        return "again"

    return shut


def _add(session: Session) -> After:
    session.printer.say("copies.audience.name_ask")
    key = "share.audiences"
    name = one_line(session.prompt.words("plain.prompt.words", session.draft(key), session.heard(key)))
    session.book.drop_draft(key)
    if name:
        session.go("audience", flow.add_audience(session.book, name).id)
    return "again"


def audience(session: Session, audience_id: str) -> None:
    """What one group sees, by number; its name; taking it out."""
    found = flow.find_audience(session.book.plan, audience_id)
    if found is None:
        return
    with session.titled("audience", one_line(found.name)):
        serve(session, lambda choices: _draw_group(session, choices, audience_id))


def _draw_group(session: Session, choices: Choices, audience_id: str) -> None:
    found = flow.find_audience(session.book.plan, audience_id)
    if found is None:
        leave()
        return
    session.printer.fact(say("copies.look.in_it"), groups.labels(session.book, found))
    choices.action("copies.audience.change", lambda: _tick(session, audience_id))
    choices.action("copies.audience.rename", lambda: _rename(session, audience_id, found.name))
    choices.action("copies.audience.remove", lambda: _remove(session, audience_id))


def _tick(session: Session, audience_id: str) -> After:
    def on() -> frozenset[str]:
        found = flow.find_audience(session.book.plan, audience_id)
        return groups.on(found) if found is not None else frozenset()

    tick_parts(
        session,
        lambda: groups.everything(session.book),
        on,
        lambda name: groups.toggle(session.book, audience_id, name),
    )
    session.saved()
    return "again"


def _rename(session: Session, audience_id: str, name: str) -> After:
    groups.rename(session.book, audience_id, session.prompt.words("plain.prompt.words", name))
    session.saved(say("copies.audience.renamed"))
    return "again"


def _remove(session: Session, audience_id: str) -> After:
    session.book.remove(audience_id)
    session.saved()
    return leave()
