"""Peer session: two people at one screen. Only the chosen sections are open until the person ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from wrap_tui.domain.plan import Item, Plan, build
from wrap_tui.domain.schema import Question
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import one_line
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.services.book import Book
from wrap_tui.services.helplines import emergency_numbers, lines
from wrap_tui.services.narrowed import NarrowedBook, only
from wrap_tui.wording import say

SESSION: Final = "peer.session"
"""The preference that holds the running session: it survives a crash, so that nothing goes unread."""
AGREEMENT: Final = "peer.agreement"
HELPED: Final = "peer.helped"
"""Where "something that helped me" is kept: apart from the plan, in no section and no export."""
HOME: Final = "session"
"""The page that a running session starts and ends at."""

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

Shows = Literal["helplines", "steps", "whole"]
F2_SHOWS: Final[tuple[Shows, ...]] = ("helplines", "steps", "whole")
"""What the crisis key and a break may show while someone sits beside the person; asked at the start."""
OWN_STEPS: Final = ("crisis.for_me_now", "toolbox.use")
"""The person's own calming steps and tools."""

_OPEN: Final = frozenset(
    {
        HOME, "pause", "danger_card", "read_back", "helped", "questions", "crisis", "lines", "helplines", "country",
        "help", "section", "guide", "question", "form", "change", "item", "older", "steps", "search", "tool",
        "goal", "goals", "entry",
    }
)  # fmt: skip
"""Pages that can be opened in a session; everything else stays shut until the passphrase is given again."""
GROUP: Final = frozenset({"questions", "crisis", "lines", "helplines", "country", "help"})
"""Pages that there are without a plan, while a group looks at the questions."""
_PAGE_OF: Final = {"goals": "matters"}
"""Pages without an argument that show one section: open with it."""
_ABOUT_PAGES: Final = frozenset({"help", "search"})
"""Pages whose argument is the name of a page."""

TypedBy = Literal["me", "supporter"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The comfort agreement, in the words of the two: what stays here, what may be passed on, how to stop."""

    stays: str = ""
    pass_on: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A running session. `turns` are the moments from which each of the two typed, `confirmed` the lines that
    were kept, each with the moment of its words: other words are to be confirmed anew.
    """

    since: Stamp
    sections: tuple[str, ...]
    minutes: int
    crisis: Shows
    turns: tuple[tuple[int, int, TypedBy], ...] = ()
    confirmed: tuple[tuple[str, int, int], ...] = ()

    @property
    def typed_by(self) -> TypedBy:
        """Who types now."""
        return self.turns[-1][2] if self.turns else "me"

    def typist(self, at: Stamp) -> TypedBy:
        """Who typed at a moment."""
        return next((who for ms, n, who in reversed(self.turns) if (ms, n) <= at[:2]), "me")


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


def begin(book: Book, sections: Iterable[str], minutes: int = 0, crisis: Shows = "helplines") -> Session:
    """Begin a session: what was undone or typed before cannot be reached from inside it."""
    session = Session(book.clock.now(), tuple(sections), max(minutes, 0), crisis)
    book.forget_undo()
    keep_session(book, session)
    return session


def running(book: Book) -> Session | None:
    """The running session, None when there is none."""
    match book.plan.preference(SESSION):
        case {
            "since": [int(ms), int(n), str(device)],
            "sections": [*sections],
            "minutes": int(minutes),
            "crisis": str(crisis),
            "turns": [*turns],
            "confirmed": [*confirmed],
        }:
            shows: Shows = crisis if crisis in F2_SHOWS else "helplines"
            known = tuple(name for name in sections if any(s.id == name for s in book.catalog.sections))
            typed = tuple((int(at), int(nth), cast("TypedBy", who)) for at, nth, who in turns)
            kept = tuple((str(line), int(at), int(nth)) for line, at, nth in confirmed)
            return Session(Stamp(ms, n, device), known, minutes, shows, typed, kept)
    return None


def keep_session(book: Book, session: Session | None) -> None:
    """Keep the state of the session in the vault; None when it is over."""
    plain: dict[str, Any] | None = None
    if session is not None:
        plain = {
            "since": [session.since.ms, session.since.n, session.since.device],
            "sections": list(session.sections),
            "minutes": session.minutes,
            "crisis": session.crisis,
            "turns": [list(turn) for turn in session.turns],
            "confirmed": [list(line) for line in session.confirmed],
        }
    book.prefer(SESSION, plain)


def within(book: Book) -> Book:
    """The book to go on with: cut down to the chosen sections while a session runs, else the same one."""
    session = running(book)
    if session is None or book.narrowed:
        return book
    return NarrowedBook(book, session.sections, crisis_plan(book.plan, session.crisis))


def crisis_plan(plan: Plan, shows: Shows) -> Plan:
    """What the crisis page may show: nothing of the plan, the person's own steps and tools, or all of it."""
    if shows == "whole":
        return plan
    return only(plan, OWN_STEPS) if shows == "steps" else build()


def show_more(book: Book, shows: Shows) -> None:
    """From now on the crisis key and a break show more; asked for with the passphrase."""
    session = running(book)
    if session is not None and isinstance(book, NarrowedBook):
        keep_session(book, replace(session, crisis=shows))
        book.show_in_crisis(crisis_plan(book.whole.plan, shows))


def shows_whole(book: Book) -> bool:
    """Whether the crisis page shows all of the crisis plan now."""
    session = running(book)
    return session is None or session.crisis == "whole"


def more_to_show(book: Book) -> bool:
    """Whether a break could show steps and tools that are shut now."""
    session = running(book)
    return session is not None and session.crisis == "helplines" and not calming(book)


def calming(book: Book) -> tuple[str, ...]:
    """The person's own steps and tools for a break, as far as they may be shown."""
    shown: list[str] = []
    for plan in (book.crisis_plan, book.plan):
        for place in OWN_STEPS:
            shown += [item.text or item.words("name") for item in plan.at(place)]
    return tuple(dict.fromkeys(words for words in shown if words))


def may_open(book: Book, page: str, *about: str) -> bool:
    """Whether a page can be opened now. Outside a session every page can."""
    if not isinstance(book, NarrowedBook):
        return True
    if not book.sections_open:
        return page in GROUP
    if page not in _OPEN or _PAGE_OF.get(page, "") not in {"", *book.sections_open}:
        return False
    return page in _ABOUT_PAGES or all(_known_here(book, name) for name in about[:2])


def home_of(book: Book) -> str:
    """The first page: that of a session while one runs, the questions where there is no plan, else Today."""
    if not isinstance(book, NarrowedBook):
        return "today"
    return HOME if book.sections_open else "questions"


def _known_here(book: NarrowedBook, name: str) -> bool:
    if name == FIRST_PAGE:
        return "crisis" in book.sections_open
    if book.catalog.knows(name):
        return book.catalog.question(name).section in book.sections_open
    if any(section.id == name for section in book.catalog.sections):
        return name in book.sections_open
    return name not in book.whole.plan.items or name in book.plan.items


def typed_by(book: Book, who: TypedBy) -> None:
    """Say who types now; the read-back tells it of each line."""
    session = running(book)
    if session is not None and session.typed_by != who:
        now = book.clock.now()
        turns = (*session.turns, (now.ms, now.n, who))
        keep_session(book, replace(session, turns=turns))


def helped(book: Book, words: str) -> bool:
    """Keep "something that helped me" apart from the plan; False for no words."""
    line = one_line(words)
    if line:
        book.add(HELPED, {"text": line})
    return bool(line)


def what_helped(book: Book) -> tuple[Item, ...]:
    """What helped in sessions, newest first: in a session of this one alone."""
    return tuple(reversed(book.plan.at(HELPED)))


def minutes_left(book: Book) -> int | None:
    """Minutes until the time the two agreed on; None without one. Nothing happens by itself at zero."""
    session = running(book)
    if session is None or not session.minutes:
        return None
    gone = (book.clock.wall().timestamp() - session.since.ms / 1000) / 60
    return min(max(session.minutes - int(gone), 0), session.minutes)


_CARD: Final = {"text": "text", "line": "text", "form": "form", "choice": "choice", "yesno": "choice"}


DANGER: Final = tuple(f"line_{number}" for number in range(1, 7))
"""The lines of the card for when someone says they want to die, in order."""


def danger_lines(country: str) -> tuple[str, ...]:
    """The card for when someone says they want to die, with the emergency number of the country."""
    known = emergency_numbers(lines(country)) if country else ()
    numbers = f" {say('peer.danger.or')} ".join(known) or say("flows.crisis.emergency_anywhere")
    return tuple(say(f"peer.danger.{name}", numbers=numbers) for name in DANGER)


def card(question: Question | None = None) -> str:
    """The supporter's card: how to ask this question, and what holds for each of them."""
    kind = _CARD.get(question.kind, "list") if question is not None else "any"
    return f"{say('peer.card.beside')} {say(f'peer.card.{kind}')} {say('peer.card.always')}"
