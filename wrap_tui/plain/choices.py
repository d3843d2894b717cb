"""The numbered things and actions of one plain page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

from wrap_tui.flows.peer import may_open
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

After = Literal["stay", "again"] | None
Run = Callable[[], After]

LONG: Final = 30
"""Lines of a page that are read in one go at a terminal; of a longer one a piece at a time."""
PIECE: Final = 20
"""Lines of a piece, at most."""


class Choices:
    """Rows are printed as they are added; each has the next number. A row's action says "again" when the page
    has to be read again because its numbers changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._actions: list[Run] = []
        self._names: list[str] = []

    def own(self, words: str, run: Run, after: str = "") -> None:
        """A row in the person's words; *after* is said behind it ("Done.")."""
        self._actions.append(run)
        self._names.append(words)
        self._session.printer.numbered(len(self._actions), words, after)

    def action(self, sentence: str, run: Run, **values: object) -> None:
        """A row in our words."""
        self.own(self._session.printer.ours(say(sentence, **values)), run)

    def page(self, sentence: str, flow: str, *about: str, **values: object) -> None:
        """A row that opens another page; none for a page that stays shut now."""
        if may_open(self._session.book, flow, *about):
            self.action(sentence, self._session.opens_page(flow, *about), **values)

    def ask(self) -> After | Literal["read"]:
        """Ask for a number and do it; "read" when Enter alone was pressed."""
        number = self._session.prompt.number(self.count, names=self._names)
        return self._actions[number - 1]() if number else "read"

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._actions)


def serve(session: Session, draw: Callable[[Choices], None], ask: str = "plain.prompt.what") -> None:
    """Read a page to the person and do what they choose, until they stop.

    After a choice the page is read again when it says something else now; Enter alone reads it in any case.
    Of a long page a piece is read, and Enter alone reads on.
    """
    before: list[str] = []
    answer: str | None = "read"
    while True:
        rest: list[str] = []
        choices = Choices(session)
        with session.printer.held() as lines:
            draw(choices)
            session.printer.line()
            session.printer.say(ask)
        if answer == "read" or lines != before:
            rest = _read_on(session, choices, lines)
        else:
            session.printer.say("plain.page.same", title=session.title)
        before = list(lines)
        while (answer := choices.ask()) != "again" and (answer != "read" or rest):
            if answer == "read":
                rest = _read_on(session, choices, rest)


def _read_on(session: Session, choices: Choices, lines: list[str]) -> list[str]:
    """Read the lines, or a piece of many of them; gives what waits."""
    here = first_piece(lines) if session.prompt.reader.interactive else len(lines)
    session.printer.again(lines[:here])
    if here < len(lines):
        session.printer.line()
        session.printer.say("plain.page.more", count=choices.count)
    return lines[here:]


def first_piece(lines: Sequence[str]) -> int:
    """How many of the lines are read in one go: all of them, or up to a gap, else up to a new row."""
    if len(lines) <= LONG:
        return len(lines)
    ends = range(PIECE, PIECE // 2, -1)
    gap = next((at for at in ends if not lines[at].strip()), 0)
    return gap or next((at for at in ends if lines[at][:1].isdigit()), PIECE)


def once(session: Session, draw: Callable[[Choices], None], ask: str = "plain.prompt.which") -> None:
    """Offer choices one time: after a choice, or Enter alone, go on."""
    choices = Choices(session)
    draw(choices)
    session.printer.say(ask)
    choices.ask()


def leave() -> After:
    """An action that leaves the page."""
    raise Stop
