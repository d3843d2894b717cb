"""The first run and the lock page, line by line: what this is, a passphrase, a country, where to begin."""

from __future__ import annotations

from dataclasses import replace

from wrap_tui.errors import NOT_OPENED, StoreError
from wrap_tui.flows import look_round as tour
from wrap_tui.flows.bring_in import named
from wrap_tui.flows.first_run import BEGINNINGS
from wrap_tui.paths import whole
from wrap_tui.plain.choices import After, Choices, Run, leave, once, serve
from wrap_tui.plain.pages.crisis import change_language
from wrap_tui.plain.pages.without_plan import newest, offer_backups
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.secret import ask, new_passphrase
from wrap_tui.plain.session import Session
from wrap_tui.services.intake_files import looks_like_a_plan
from wrap_tui.services.language import others
from wrap_tui.services.mending import BEYOND_HELP
from wrap_tui.services.opening import create_book
from wrap_tui.services.plans import Listed, listed
from wrap_tui.services.unlocking import unlock as open_with
from wrap_tui.services.without_plan import backups_at_the_lock
from wrap_tui.wording import say, sentence_of


def first_run(session: Session) -> None:
    """Welcome and a passphrase; afterwards the session holds the new plan. q here ends the program."""
    with session.titled("first_run", say("plain.first_run.name")):
        for number in range(1, 6):
            session.printer.say(f"plain.first_run.line_{number}")
        session.printer.say("plain.page.keys")
        serve(session, lambda choices: _welcome(session, choices))


def _welcome(session: Session, choices: Choices) -> None:
    if backup := newest(session):
        choices.action("plain.first_run.backup", lambda: _from_backup(session), when=backup)
    choices.action("plain.first_run.start", lambda: _start(session))
    choices.action("plain.first_run.look_round", lambda: _look_round(session))
    choices.action("first_run.start.file", lambda: _from_file(session))
    for code, name, line in others():
        choices.own(name, lambda code=code: _speak(session, code), stopped(line[:1].upper() + line[1:]))  # type: ignore[misc]
    for plan in listed(session.places):
        if plan.there and not plan.here:
            choices.own(say("plain.lock.another", name=plan.name), _back_to(session, plan))


def _back_to(session: Session, plan: Listed) -> Run:
    """The lock page of a plan that is there already."""

    def go() -> After:
        session.places = replace(session.places, vault=plan.vault)
        session.printer.line(stopped(plan.name))
        session.go("lock")
        return leave()

    return go


def _speak(session: Session, language: str) -> After:
    change_language(session, language)
    session.title = say("plain.first_run.name")
    for number in range(1, 6):
        session.printer.say(f"plain.first_run.line_{number}")
    return "again"


def _start(session: Session) -> After:
    session.printer.line()
    words = _passphrase(session)
    if not words:
        return "again"
    session.printer.say("plain.first_run.making")
    session.book = create_book(session.places, words)
    session.began = True
    session.printer.say("plain.first_run.made")
    session.go("country")
    once(session, lambda choices: _beginnings(session, choices), "plain.first_run.begin")
    return leave()


def _beginnings(session: Session, choices: Choices) -> None:
    for name, (flow, *about) in BEGINNINGS.items():
        if flow == "today":
            choices.action(f"plain.first_run.{name}", lambda: "again")
        else:
            choices.page(f"plain.first_run.{name}", flow, *about)


def _look_round(session: Session) -> After:
    session.book = tour.made_up()
    session.began = True
    session.go("look_round")
    return leave()


def look_round(session: Session) -> None:
    """The stops of the look round, each with its sentence; the page is read again after each."""
    with session.titled("look_round", say("first_run.look.title")):
        session.printer.say("plain.first_run.look_how")
        serve(session, lambda choices: _stops(session, choices))


def _stops(session: Session, choices: Choices) -> None:
    for stop in tour.stops():
        following = say("plain.first_run.look_next") if stop.number == tour.next_stop(session.book) else ""
        choices.own(f"{stop.label}.", _visit(session, stop), f"{stop.line} {following}".rstrip())
    choices.action("plain.first_run.look_enough", lambda: _enough(session))


def _visit(session: Session, stop: tour.Stop) -> Run:
    def go() -> After:
        tour.seen(session.book, stop)
        session.go(*stop.page)
        return "again"

    return go


def _enough(session: Session) -> After:
    tour.enough(session.book)
    return leave()


def _from_backup(session: Session) -> After:
    offer_backups(session)
    return leave() if session.began else "again"


def _instead(session: Session) -> After:
    """A backup in the place of a plan that opens with other words."""
    offer_backups(session)
    return "again"


def _from_file(session: Session) -> After:
    session.printer.say("plain.bring_in.which")
    typed = session.prompt.words().strip()
    file = named(typed)
    if not typed:
        return "again"
    if not file.is_file():
        session.printer.say("first_run.file.missing")
        return "again"
    if looks_like_a_plan(file):
        session.places = replace(session.places, vault=whole(file))
        session.go("lock")
        return leave()
    session.printer.say("first_run.file.first")
    if _start_empty(session):
        session.go("country")
        session.go("bring_in", typed)
        return leave()
    return "again"


def _passphrase(session: Session) -> str:
    """The passphrase of a new plan: from the file that was named, else asked for; "" when they stop."""
    if session.given:
        session.printer.say("plain.first_run.given")
        return session.given
    session.printer.say("plain.first_run.passphrase")
    return new_passphrase(session.printer, session.prompt)


def _start_empty(session: Session) -> bool:
    words = _passphrase(session)
    if not words:
        return False
    session.book = create_book(session.places, words)
    session.began = True
    return True


def unlock(session: Session) -> None:
    """Ask for the passphrase until it opens the plan. Enter alone offers the spare key and the helplines."""
    while not session.began:
        with session.prompt.reader.paused():
            typed = ask()
        match typed:
            case "":
                serve_locked(session)
            case "0":
                session.go("crisis")
            case "?":
                session.go("help", "lock")
            case "q":
                raise Stop
            case _:
                _try(session, typed)


def serve_locked(session: Session, *, backups: bool = False) -> None:
    """What can be done without the passphrase; with *backups*, bringing one back too."""
    once(session, lambda choices: _locked(session, choices, backups=backups))


def _locked(session: Session, choices: Choices, *, backups: bool) -> None:
    choices.action("plain.lock.again", lambda: "again")
    if backups:
        choices.action("first_run.start.backup", lambda: _instead(session))
    choices.action("plain.lock.spare_key", lambda: _spare_key(session))
    choices.page("plain.lock.helplines", "helplines")
    for plan in listed(session.places):
        if not plan.here:
            choices.own(say("plain.lock.another", name=plan.name), _another(session, plan))
    choices.action("plain.lock.stop", leave)


def _another(session: Session, plan: Listed) -> Run:
    def go() -> After:
        session.places = replace(session.places, vault=plan.vault)
        session.printer.line(stopped(plan.name))
        if not plan.there:
            session.go("first_run")
        return "again"

    return go


def _spare_key(session: Session) -> After:
    session.printer.say("plain.lock.type_key")
    words: list[str] = []
    while typed := session.prompt.words():
        words += [typed, *session.prompt.pasted()]
    if words:
        _try(session, " ".join(words), spare_key=True)
    return "again"


def _try(session: Session, words: str, *, spare_key: bool = False) -> None:
    session.printer.say("plain.lock.opening")
    try:
        session.book = open_with(session.places, words, spare_key=spare_key)
    except StoreError as error:
        if error.kind in BEYOND_HELP:
            session.printer.line(sentence_of(error))
            session.go("mend", words, "spare" if spare_key else "")
        elif error.kind not in NOT_OPENED:
            raise
        else:
            _not_opened(session, error)
    else:
        session.began = True


def _not_opened(session: Session, error: StoreError) -> None:
    """Say so; when the file has another lock than last time, offer its backups too."""
    if error.kind == "relocked" and backups_at_the_lock(session.places):
        session.printer.say("plain.lock.relocked")
        serve_locked(session, backups=True)
    else:
        session.printer.line(sentence_of(error))
