"""The check-in line by line: a word, what was there, good things, a note; each can be changed or left out."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.errors import StoreError
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.checkin import CHANGED, CheckIn, can_erase
from wrap_tui.flows.keeping import erased_words
from wrap_tui.flows.when import spoken_date
from wrap_tui.plain.asking import one_line
from wrap_tui.plain.choices import After, Choices, Run, leave, once, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.services.keeping import erase_check_in_everywhere
from wrap_tui.wording import say, sentence_of


def check_in(session: Session, date: str = "") -> None:
    """A word for the day, what was met or noticed, good things, a note; every part can be left out."""
    visit, today = CheckIn(session.book, date), session.book.today()

    def draw(choices: Choices) -> None:
        if session.book.today() != today:
            session.printer.line(stopped(spoken_date(visit.date)))
        _check_in(session, choices, visit)

    with session.titled("check_in", say("plain.check_in.name"), stopped(spoken_date(visit.date))):
        serve(session, draw)


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
    if day.good:
        choices.action("plain.check_in.which_good", lambda: _which_good(session, visit))
    choices.action("plain.check_in.write_note", lambda: _note(session, visit))
    if can_erase(visit):
        choices.action("plain.check_in.remove", _does(session, visit.remove_all))
    choices.page("pages.check_in.other_words", "own_words")
    if can_erase(visit):
        choices.action("pages.check_in.erase", lambda: _erase(session, visit))


def _does(session: Session, change: Callable[[], None]) -> Run:
    def done() -> After:
        change()
        session.saved()
        return "again"

    return done


def _good(session: Session, visit: CheckIn) -> After:
    key = visit.key("good")
    words = session.prompt.words("plain.prompt.words", session.draft(key), session.heard(key))
    if too_long(words):
        session.printer.say("flows.answers.long")
    elif visit.add_good(words):
        session.book.drop_draft(key)
        session.saved(stopped(words))
    elif words.strip():
        session.printer.say("plain.check_in.three")
    return "again"


def _note(session: Session, visit: CheckIn) -> After:
    key = visit.key("note")
    on_one_line = " ".join(visit.day.note.split())
    words = session.prompt.words("plain.prompt.words", session.draft(key) or on_one_line, session.heard(key))
    if too_long(words):
        session.printer.say("flows.answers.long")
        return "again"
    session.book.drop_draft(key)
    if words != on_one_line:
        visit.note(words)
    session.saved()
    return "again"


def _erase(session: Session, visit: CheckIn) -> After:
    session.printer.say("pages.check_in.erase_line")
    if not session.prompt.yes("plain.check_in.erase_yes"):
        return "again"
    try:
        notices = erase_check_in_everywhere(session.book, visit.date)
    except StoreError as error:
        session.printer.line(sentence_of(error))
        return "again"
    session.printer.line(erased_words(notices) if session.book.vault else say("pages.older.erased"))
    return leave()


def _which_good(session: Session, visit: CheckIn) -> After:
    def draw(choices: Choices) -> None:
        for at, words in enumerate(visit.day.good):
            choices.own(words, lambda at=at: _one_good(session, visit, at))  # type: ignore[misc]

    once(session, draw)
    return "again"


def _hear_change(session: Session, key: str, before: str, typed: str) -> None:
    """Keep half-typed other words for a good thing, with what they are for."""
    session.book.draft(key, {VALUE_FIELD: typed, CHANGED: before} if typed not in ("", before) else {})


def _one_good(session: Session, visit: CheckIn, at: int) -> After:
    def change() -> After:
        key, before = visit.key("change"), visit.day.good[at]
        waits, half = visit.half_changed
        start = half if waits == before else before
        words = one_line(session, start, lambda typed: _hear_change(session, key, before, typed))
        session.book.drop_draft(key)
        if words.strip():
            visit.reword_good(before, words)
            session.saved(stopped(words))
        return "again"

    def draw(choices: Choices) -> None:
        choices.action("pages.check_in.change_it", change)
        choices.action("pages.check_in.take_it_out", _does(session, lambda: visit.change_good(at, "")))

    once(session, draw)
    return "again"
