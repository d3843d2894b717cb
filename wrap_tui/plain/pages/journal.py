"""The journal, line by line: write, read, find, and make an entry part of the plan."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.half_typed import hear, let_go, moved, waiting
from wrap_tui.flows.journal import (
    Entry,
    around,
    becomes,
    draft_fields,
    entries,
    entry_of,
    keep_earlier,
    made_words,
    make_of,
    rewrite,
    search,
    write_begun,
)
from wrap_tui.flows.when import spoken_date
from wrap_tui.plain.asking import long_text
from wrap_tui.plain.choices import After, Choices, leave, serve
from wrap_tui.plain.pages.search import at_words
from wrap_tui.plain.pages.today import undo
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

AT_ONCE: Final = 10
"""Entries read out at a time, newest first."""
PLACE: Final = "journal.entries"


def journal(session: Session, _section: str = "") -> None:
    """The newest entries, writing, and finding words."""
    begin = 0
    with session.titled("journal", say("plain.journal.name")):

        def further() -> After:
            nonlocal begin
            begin += AT_ONCE
            return "again"

        def draw(choices: Choices) -> None:
            _keep_earlier(session)
            found = entries(session.book)
            choices.action("plain.journal.write", lambda: _write(session))
            choices.action("plain.journal.find", lambda: _find(session))
            choices.page("pages.lenses.title", "lenses")
            choices.page("plain.journal.good", "question", "journal.good")
            choices.page("plain.journal.section", "section", "journal")
            for entry in found[begin : begin + AT_ONCE]:
                _row(session, choices, entry)
            if len(found) > begin + AT_ONCE:
                choices.action("plain.journal.further", further)
            if session.book.can_undo:
                choices.action("plain.page.undo", lambda: undo(session))

        serve(session, draw)


def _keep_earlier(session: Session) -> None:
    """Make an entry of words that were begun on another day, and say so."""
    if (kept := keep_earlier(session.book)) is not None:
        session.saved(say("pages.journal.kept_then", date=spoken_date(kept.moment[:10])))


def _row(session: Session, choices: Choices, entry: Entry) -> None:
    day = stopped(spoken_date(entry.moment[:10], year=True))
    choices.own(entry.headline, session.opens_page("entry", entry.item.id), day)


def _write(session: Session) -> After:
    book = session.book
    typed = long_text(
        session, session.draft(PLACE), lambda words: book.draft(PLACE, draft_fields(book, words))
    )
    if too_long(typed):
        session.printer.say("flows.answers.long")
        return "again"
    if write_begun(book, typed) is not None:
        session.saved()
    book.drop_draft(PLACE)
    return "again"


def _find(session: Session) -> After:
    session.printer.say("plain.search.how")
    typed = session.prompt.words()
    found = search(entries(session.book), typed)
    choices = Choices(session)
    for hit in found:
        day = stopped(spoken_date(hit.entry.moment[:10], year=True))
        choices.own(around(hit), at_words(session, "entry", hit.entry.item.id, typed), day)
    if typed.strip() and not found:
        session.printer.say("plain.search.none")
    if found:
        session.printer.say("plain.search.which")
        choices.ask()
    return "again"


def entry(session: Session, item_id: str) -> None:
    """One entry: read, change, or make it part of the plan."""
    with session.titled("entry", say("pages.journal.entry")):
        serve(session, lambda choices: _entry(session, choices, item_id))


def _entry(session: Session, choices: Choices, item_id: str) -> None:
    item = session.book.plan.find(item_id)
    if item is None:
        leave()
        return
    found = entry_of(session.book, item)
    session.printer.line(stopped(spoken_date(found.moment[:10], year=True)))
    if found.title:
        session.printer.line(stopped(found.title))
    session.printer.line(found.text)
    choices.action("plain.journal.change", lambda: _change(session, found))
    choices.action("plain.journal.title", lambda: _title(session, found))
    for kind in becomes(session.book):
        choices.action(f"plain.journal.{kind}", lambda kind=kind: _make(session, found, kind))  # type: ignore[misc]
    if session.book.plan.older_of(item_id):
        choices.page("plain.item.older", "older", item_id)
    choices.action("plain.item.remove", lambda: _remove(session, item_id))
    choices.page("plain.item.erase", "erase", item_id)


def _change(session: Session, found: Entry) -> After:
    item_id = found.item.id
    half = waiting(session.book, item_id)
    if half and moved(session.book, item_id):
        session.printer.say("pages.change.moved")
    typed = long_text(session, half or found.text, hear(session.book, item_id, VALUE_FIELD))
    if too_long(typed):
        session.printer.say("flows.answers.long")
        return "again"
    if typed.strip():
        back = rewrite(session.book, item_id, text=typed) == "back"
        session.saved(say("pages.journal.came_back") if back else "")
    let_go(session.book, item_id, [VALUE_FIELD])
    return "again"


def _title(session: Session, found: Entry) -> After:
    item_id = found.item.id
    half = waiting(session.book, item_id, "title")
    title = session.prompt.words(
        "plain.prompt.words", half or found.title, hear(session.book, item_id, "title")
    )
    if too_long(title):
        session.printer.say("flows.answers.long")
        return "again"
    if title.strip() or found.text.strip():
        back = rewrite(session.book, item_id, title=title) == "back"
        session.saved(say("pages.journal.came_back") if back else "")
    let_go(session.book, item_id, ["title"])
    return "again"


def _make(session: Session, found: Entry, kind: str) -> After:
    session.printer.say("plain.journal.which_words")
    words = session.prompt.words("plain.prompt.change_idea", found.headline)
    if make_of(session.book, found.item.id, words, kind) is not None:
        session.saved(made_words(kind, words))
    return "stay"


def _remove(session: Session, item_id: str) -> After:
    session.book.remove(item_id)
    session.saved(say("plain.item.removed"))
    return leave()
