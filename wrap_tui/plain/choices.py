"""The numbered things and actions of one plain page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

After = Literal["stay", "again"] | None
Run = Callable[[], After]


class Choices:
    """Rows are printed as they are added; each has the next number. A row's action says "again" when the page
    has to be read again because its numbers changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._actions: list[Run] = []

    def own(self, words: str, run: Run, after: str = "") -> None:
        """A row in the person's words; *after* is said behind it ("Done.")."""
        self._actions.append(run)
        self._session.printer.numbered(len(self._actions), words, after)

    def action(self, sentence: str, run: Run, **values: object) -> None:
        """A row in our words."""
        self.own(self._session.printer.ours(say(sentence, **values)), run)

    def page(self, sentence: str, flow: str, *about: str, **values: object) -> None:
        """A row that opens another page."""
        self.action(sentence, self._session.opens_page(flow, *about), **values)

    def ask(self) -> After | Literal["read"]:
        """Ask for a number and do it; "read" when Enter alone was pressed."""
        number = self._session.prompt.number(len(self._actions))
        return self._actions[number - 1]() if number else "read"


def serve(session: Session, draw: Callable[[Choices], None], ask: str = "plain.prompt.what") -> None:
    """Read a page to the person and do what they choose, until they stop.

    After a choice the page is read again when it says something else now; Enter alone reads it in any case.
    """
    before: list[str] = []
    answer: str | None = "read"
    while True:
        choices = Choices(session)
        with session.printer.held() as lines:
            draw(choices)
            session.printer.line()
            session.printer.say(ask)
        if answer == "read" or lines != before:
            session.printer.again(lines)
        else:
            session.printer.say("plain.page.same")
        before = list(lines)
        while (answer := choices.ask()) not in ("again", "read"):
            continue


def once(session: Session, draw: Callable[[Choices], None], ask: str = "plain.prompt.which") -> None:
    """Offer choices one time: after a choice, or Enter alone, go on."""
    choices = Choices(session)
    draw(choices)
    session.printer.say(ask)
    choices.ask()


def leave() -> After:
    """An action that leaves the page."""
    raise Stop
