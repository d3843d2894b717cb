"""Before a session with a peer supporter: the agreement, what to work on, how long, what 0 may show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wrap_tui.flows import peer
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.peer_start import STEPS, TIMES, WORDS, Starting
from wrap_tui.plain.asking import one_line, pick_many, pick_one
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

PARTS: Final = "parts"


def start(session: Session) -> None:
    """One question after the other; nothing opens before the last one."""
    with session.titled("peer", say("peer.start.title")):
        session.printer.say("peer.start.intro")
        session.printer.say("plain.page.keys")
        starting = Starting(session.book)
        if peer.what_helped(session.book) and session.prompt.yes("peer.start.helped_ask"):
            session.go("helped")
        for step in STEPS:
            _one(session, starting, step)
            if not starting.chosen and step == "work":
                session.printer.say("peer.start.pick")
                raise Stop
        if not session.prompt.yes("peer.start.begin_now", enter=True):
            raise Stop
        session.book = starting.begin()
    if session.book.narrowed:
        session.printer.say("peer.session.begun")
        session.go(peer.HOME)


def _one(session: Session, starting: Starting, step: str) -> None:
    session.printer.line()
    session.printer.line(stopped(say("peer.start.step", number=STEPS.index(step) + 1, total=len(STEPS))))
    session.printer.say(f"peer.start.{step}")
    session.printer.say(f"peer.start.{step}_{'plain' if step == 'work' else 'help'}")
    if step in WORDS:
        key = f"peer.{step}"
        typed = one_line(session, session.draft(key) or starting.words(step), session.heard(key))
        starting.write(step, typed)
        session.book.drop_draft(key)
    else:
        _CHOOSE[step](session, starting)


def _work(session: Session, starting: Starting) -> None:
    meetings = [(name, say(f"peer.path.{name}")) for name in starting.meetings()]
    offered = [*meetings, (PARTS, say("peer.start.parts"))]
    chosen = pick_one(session, offered, starting.next_meeting() or PARTS, taken_back=False)
    if chosen == PARTS:
        parts = [(part.id, section_name(session.book.plan, part)) for part in starting.sections()]
        for part in pick_many(session, parts, ()):
            starting.turn(part)
    elif chosen is not None:
        starting.take_meeting(chosen)


def _time(session: Session, starting: Starting) -> None:
    offered = [
        (str(count), say("peer.start.minutes", count=count) if count else say("peer.start.no_time"))
        for count in TIMES
    ]
    chosen = pick_one(session, offered, str(starting.minutes), taken_back=False)
    starting.take_time(int(chosen or starting.minutes))


def _shows(session: Session, starting: Starting) -> None:
    offered = [(name, say(f"peer.start.show_{name}")) for name in peer.F2_SHOWS]
    starting.take_shows(pick_one(session, offered, starting.shows, taken_back=False) or starting.shows)


_CHOOSE: Final[dict[str, Callable[[Session, Starting], None]]] = {
    "work": _work,
    "time": _time,
    "shows": _shows,
}
