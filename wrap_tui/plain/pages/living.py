"""Check-in, I notice something, what I do, looking back and finding words."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui import territory
from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.flows.looking_back import looking_back
from wrap_tui.flows.router import doors, own_things
from wrap_tui.flows.router import notice as note_thing
from wrap_tui.flows.search import Hit, find
from wrap_tui.flows.when import shift, spoken_date
from wrap_tui.plain.choices import After, Choices, Run, serve
from wrap_tui.plain.pages.today import count
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

WEEKS_BACK = 12


def check_in(session: Session, date: str = "") -> None:
    """A word for the day, what was met or noticed, good things, a note; every part can be left out."""
    visit = CheckIn(session.book, date)
    with session.titled("check_in", say("plain.check_in.name"), stopped(spoken_date(visit.date))):
        serve(session, lambda choices: _check_in(session, choices, visit))


def _check_in(session: Session, choices: Choices, visit: CheckIn) -> None:
    day = visit.day
    session.printer.say("plain.check_in.word")
    for word in visit.words():
        chosen = say("plain.choice.chosen") if day.word == word else ""
        choices.own(word, _does(session, lambda word=word: visit.choose_word(word)), chosen)  # type: ignore[misc]
    things = visit.things()
    if things:
        session.printer.say("plain.check_in.things")
    for thing in things:
        chosen = say("plain.choice.chosen") if thing.marked else ""
        choices.own(thing.label, _does(session, lambda one=thing: visit.toggle(one)), chosen)  # type: ignore[misc]
    for words in day.good:
        session.printer.fact(say("plain.check_in.good"), words)
    if day.note:
        session.printer.fact(say("plain.check_in.note"), day.note)
    choices.action("plain.check_in.add_good", lambda: _good(session, visit))
    choices.action("plain.check_in.write_note", lambda: _note(session, visit))
    choices.action("plain.check_in.remove", _does(session, visit.remove_all))


def _does(session: Session, change: Callable[[], None]) -> Run:
    def done() -> After:
        change()
        session.saved()
        return "again"

    return done


def _good(session: Session, visit: CheckIn) -> After:
    key = f"good.{visit.date}"
    words = session.prompt.words("plain.prompt.words", session.draft(key), session.heard(key))
    session.book.drop_draft(key)
    if visit.add_good(words):
        session.saved(stopped(words))
    elif words.strip():
        session.printer.say("plain.check_in.three")
    return "again"


def _note(session: Session, visit: CheckIn) -> After:
    key = f"note.{visit.date}"
    words = session.prompt.words(
        "plain.prompt.words", session.draft(key) or " ".join(visit.day.note.split()), session.heard(key)
    )
    session.book.drop_draft(key)
    visit.note(words)
    session.saved()
    return "again"


def notice(session: Session) -> None:
    """From what is noticed to one's own plan; nothing is picked for the person."""
    with session.titled("notice", say("plain.notice.name")):
        serve(session, lambda choices: _doors(session, choices))


def _doors(session: Session, choices: Choices) -> None:
    for door in doors():
        if door.section:
            choices.own(door.label, session.opens_page("plan", door.section), door.line)
        else:
            choices.own(door.label, session.opens_page("own_things"), door.line)


def things(session: Session) -> None:
    """The person's own triggers and signs, to tick what is there now."""
    with session.titled("own_things", say("plain.notice.unsure")):
        serve(session, lambda choices: _own_things(session, choices))


def _own_things(session: Session, choices: Choices) -> None:
    things = own_things(session.book)
    for thing in things:
        choices.own(thing.label, lambda one=thing: _noticed(session, one))  # type: ignore[misc]
    if not things:
        session.printer.say("plain.notice.none")
    choices.page("plain.notice.tools", "tools")
    choices.page("plain.notice.crisis", "crisis")


def _noticed(session: Session, thing: Thing) -> After:
    section = note_thing(session.book, thing)
    session.saved(stopped(thing.label))
    session.go("plan", section, thing.id)
    return "again"


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
