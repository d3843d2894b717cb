"""Peer session: two people at one screen, the person types, reads back, and keeps only what is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from wrap_tui.domain import edit
from wrap_tui.domain.plan import Item, Older, Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import one_line
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book

SESSION: Final = "peer.session"
"""The preference that holds the running session: it survives a crash, so that nothing goes unread."""
AGREEMENT: Final = "peer.agreement"
HELPED: Final = "peer.helped"
"""Where "something that helped me" is kept: apart from the plan, in no section and no export."""

PATH: Final = (
    ("concepts", ("about",)),
    ("tools", ("well", "toolbox")),
    ("daily", ("daily",)),
    ("signs", ("triggers", "early")),
    ("breaking", ("breaking",)),
    ("crisis_1", ("crisis",)),
    ("crisis_2", ("crisis",)),
    ("post", ("post",)),
)
"""Eight meetings as one offered order (domain.md 1.10): the name of each and the sections it opens."""

CARD: Final = ("ask", "wait", "type", "read_back", "no_advice")
"""The lines of the supporter's card, in order."""

F2_SHOWS: Final = ("helplines", "whole")
"""What the crisis key may show while someone sits beside the person; asked at the start."""

TypedBy = Literal["me", "supporter"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The comfort agreement, in the words of the two: what stays here, what may be passed on, how to stop."""

    stays: str = ""
    pass_on: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A running session: since when, which sections are open, for how long, what the crisis key shows."""

    since: Stamp
    sections: tuple[str, ...]
    minutes: int
    crisis: str
    typed_by: TypedBy = "me"
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One thing written in the session, for reading back. `before` is the wording that it had, "" for a new one."""

    item: Item
    label: str
    words: str
    details: tuple[tuple[str, str], ...]
    before: str
    confirmed: bool


def agreement(book: Book) -> Agreement:
    """The agreement written last, empty at first."""
    match book.plan.preference(AGREEMENT):
        case {"stays": str(stays), "pass_on": str(pass_on), "stop": str(stop)}:
            return Agreement(stays, pass_on, stop)
    return Agreement()


def agree(book: Book, agreed: Agreement) -> None:
    """Keep the agreement in the person's vault."""
    words = {"stays": agreed.stays, "pass_on": agreed.pass_on, "stop": agreed.stop}
    book.prefer(AGREEMENT, {name: one_line(value) for name, value in words.items()})


def begin(book: Book, sections: Iterable[str], minutes: int = 0, crisis: str = "helplines") -> Session:
    """Begin a session: what was undone or typed before cannot be reached from inside it."""
    session = Session(book.clock.now(), tuple(sections), max(minutes, 0), crisis)
    book.forget_undo()
    _put(book, session)
    return session


def running(book: Book) -> Session | None:
    """The running session, None when there is none."""
    raw: Any = book.plan.preference(SESSION)
    if not isinstance(raw, dict):
        return None
    ms, n, device = raw["since"]
    return Session(
        Stamp(ms, n, device),
        tuple(raw["sections"]),
        raw["minutes"],
        raw["crisis"],
        raw["typed_by"],
        tuple(raw["confirmed"]),
    )


def _put(book: Book, session: Session | None) -> None:
    plain: dict[str, Any] | None = None
    if session is not None:
        plain = {
            "since": list(session.since),
            "sections": list(session.sections),
            "minutes": session.minutes,
            "crisis": session.crisis,
            "typed_by": session.typed_by,
            "confirmed": list(session.confirmed),
        }
    book.prefer(SESSION, plain)


def scope(book: Book) -> frozenset[str] | None:
    """The sections that may be opened, searched and linked to now; None means all (no session)."""
    session = running(book)
    return None if session is None else frozenset(session.sections)


def open_to(book: Book, section: str) -> bool:
    """Whether a section may be opened now."""
    allowed = scope(book)
    return allowed is None or section in allowed


def typed_by(book: Book, who: TypedBy) -> None:
    """Say who types now; the read-back tells it."""
    if session := running(book):
        _put(book, replace(session, typed_by=who))


def helped(book: Book, words: str) -> bool:
    """Keep "something that helped me" apart from the plan; False for no words."""
    line = one_line(words)
    if line:
        book.add(HELPED, {"text": line})
    return bool(line)


def minutes_left(book: Book) -> int | None:
    """Minutes until the time the two agreed on; None without one. Nothing happens by itself at zero."""
    session = running(book)
    if session is None or not session.minutes:
        return None
    gone = (book.clock.wall().timestamp() - session.since.ms / 1000) / 60
    return max(session.minutes - int(gone), 0)


def lines(book: Book) -> tuple[Line, ...]:
    """All that was written or changed in the session, for reading back, in the order of the plan."""
    session = running(book)
    if session is None:
        return ()
    found = []
    for section in session.sections:
        for question in book.catalog.section(section).questions:
            for item in book.plan.at(question.id):
                if item.changed > session.since:
                    title, details = shown(book.plan, book.catalog, item)
                    known = _before(book.plan, item, session.since)
                    before = (
                        shown(book.plan, book.catalog, replace(item, fields=known.fields))[0] if known else ""
                    )
                    found.append(
                        Line(item, question.label, title, details, before, item.id in session.confirmed)
                    )
    return tuple(found)


def _before(plan: Plan, item: Item, since: Stamp) -> Older | None:
    return next((older for older in plan.older_of(item.id) if older.changed <= since), None)


def keep(book: Book, item_id: str) -> None:
    """Confirm a line as it was read back."""
    if session := running(book):
        _put(book, replace(session, confirmed=(*session.confirmed, item_id)))


def take_out(book: Book, item_id: str) -> None:
    """Leave a line out: a new one goes without a trace, a changed one gets its earlier wording back."""
    if session := running(book):
        book.apply(_undone(book.plan, item_id, session.since, book.clock.now()), undoable=False)


def _undone(plan: Plan, item_id: str, since: Stamp, now: Stamp) -> Plan:
    item = plan.items[item_id]
    if item.created > since:
        return edit.erase(plan, item_id, now)
    before = _before(plan, item, since)
    if before is not None:
        return plan.with_items(replace(item, fields=before.fields, changed=now, removed=None))
    return edit.bring_back(plan, item_id, now)


def end(book: Book, celebrate: str = "") -> int:
    """End the session: lines that were not confirmed are left out, removals made inside are taken back
    unless confirmed. Gives how many lines were kept. The front end locks afterwards.
    """
    session = running(book)
    if session is None:
        return 0
    now, plan = book.clock.now(), book.plan
    places = {q.id for s in session.sections for q in book.catalog.section(s).questions}
    kept = 0
    for item in tuple(plan.items.values()):
        if item.place not in places or item.changed <= session.since or item.erased:
            continue
        if item.id in session.confirmed:
            kept += 1
        else:
            plan = _undone(plan, item.id, session.since, now)
    book.apply(plan, undoable=False)
    if line := one_line(celebrate):
        book.add("journal.celebrations", {"text": line})
    book.forget_undo()
    _put(book, None)
    return kept
