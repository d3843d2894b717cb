"""Looking back and finding words."""

from __future__ import annotations

from wrap_tui import territory
from wrap_tui.flows.looking_back import looking_back
from wrap_tui.flows.search import Hit, find
from wrap_tui.flows.when import shift, spoken_date
from wrap_tui.plain.choices import Choices, Run
from wrap_tui.plain.pages.today import count
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

WEEKS_BACK = 12


def back(session: Session) -> None:
    """Looking back over twelve weeks: the person's own words for days, words first."""
    with session.titled("looking_back", say("plain.looking_back.name")):
        today = session.book.today()
        starts = territory.first_weekday(session.settings.country or territory.of_computer())
        found = looking_back(session.book, shift(today, -7 * WEEKS_BACK), today, week_starts=starts)
        for week in found.weeks:
            for cell in week:
                if cell.word:
                    session.printer.fact(spoken_date(cell.date), cell.word)
        for word, _, number in found.words:
            session.printer.say("plain.looking_back.word", word=word, days=count_days(number))
        if not found.enough:
            session.printer.say("plain.looking_back.later")
        if found.together:
            session.printer.say("plain.looking_back.together")
        for thing in found.together:
            session.printer.say(
                "plain.looking_back.share", label=thing.label, better=round(thing.better * 10),
                other=round(thing.other * 10),
            )  # fmt: skip
        for met in found.met:
            session.printer.say("plain.looking_back.met", label=met.label, days=count_days(met.times))
        if found.together:
            session.printer.say("plain.looking_back.why")


def count_days(number: int) -> str:
    """ "1 day", "4 days"."""
    return say("plain.looking_back.one_day" if number == 1 else "plain.looking_back.days", count=number)


def search(session: Session) -> None:
    """Find words anywhere in the plan; nothing of the search is kept."""
    with session.titled("search", say("plain.search.name")):
        session.printer.say("plain.search.how")
        while typed := session.prompt.words().strip():
            hits = find(session.book, typed)
            session.printer.line(stopped(count(len(hits))) if hits else say("plain.search.none"))
            choices = Choices(session)
            for hit in hits:
                choices.own(hit.words, _opens(session, hit), stopped(hit.label))
            if hits:
                session.printer.say("plain.search.which")
                choices.ask()
                session.printer.say("plain.search.how")


def _opens(session: Session, hit: Hit) -> Run:
    flows = {"section": "section", "question": "question", "item": "item"}
    return session.opens_page(flows[hit.kind], hit.id)
