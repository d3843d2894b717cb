"""Finding words, line by line; nothing of the search is kept."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.arranging import page_of
from wrap_tui.flows.journal import ENTRIES
from wrap_tui.flows.reflection import GOALS
from wrap_tui.flows.search import Hit, find, lines_around
from wrap_tui.plain.choices import After, Choices, Run
from wrap_tui.plain.pages.today import count
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

_ITEM_PAGES: Final = {ENTRIES: "entry", GOALS: "goal"}
"""Lists whose things have a page of their own kind."""


def search(session: Session) -> None:
    """Find words anywhere in the plan; nothing of the search is kept."""
    with session.titled("search", say("plain.search.name")):
        session.printer.say("plain.search.how")
        while typed := session.prompt.words().strip():
            hits = find(session.book, typed)
            session.printer.line(stopped(count(len(hits))) if hits else say("plain.search.none"))
            choices = Choices(session)
            for hit in hits:
                choices.own(hit.words, _opens(session, hit, typed), _where(hit))
            if hits:
                session.printer.say("plain.search.which")
                choices.ask()
                session.printer.say("plain.search.how")


def _where(hit: Hit) -> str:
    return "" if hit.kind == "page" else stopped(hit.label)


def _opens(session: Session, hit: Hit, typed: str) -> Run:
    if hit.kind == "section":
        page = page_of(hit.id)
        return session.opens_page(page, *((hit.id,) if page == "section" else ()))
    if hit.kind == "page":
        return session.opens_page(*hit.id.split(" "))
    if hit.kind == "question":
        return session.opens_page("question", hit.id)
    return at_words(session, _ITEM_PAGES.get(session.book.plan.items[hit.id].place, "item"), hit.id, typed)


def at_words(session: Session, page: str, item_id: str, typed: str) -> Run:
    """Opens the page of a thing, after the lines that hold what was typed."""
    opens = session.opens_page(page, item_id)

    def run() -> After:
        if lines := lines_around(session.book, item_id, typed):
            session.printer.line()
            session.printer.say("plain.search.here")
            for line in lines:
                session.printer.line(line)
            session.printer.line()
        return opens()

    return run
