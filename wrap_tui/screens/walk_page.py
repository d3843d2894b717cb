"""What pages have in common that lead through the steps of one walk: a question, rows or a box, and slow work aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Protocol

from textual.app import ComposeResult

from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.plan_lines import PlanLines
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class Walk(Protocol):
    """The flow behind such a page."""

    @property
    def step(self) -> str:
        """The step shown now."""

    def back(self) -> bool:
        """One step back; False at the first."""


class WalkPage(Page):
    """A page with `#ask`, `#help`, `#box`, `#rows` and `#seen`; Esc goes one step back, then out.

    A subclass has `walk`, `show_step()` and, where a step is left by more than that, `step_back()`.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("choice",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._working = False

    @property
    def walk(self) -> Walk:
        """The walk that is shown."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """A question, a line, a box, a list, what is to be seen."""
        yield UserText(id="ask", classes="question")
        yield UserText(id="help", classes="help")
        yield WordBox(one_line=True, id="box")
        yield ChoiceList(id="rows")
        yield PlanLines(id="seen")

    def show_step(self) -> None:
        """Show the step with the pointer where Enter goes on."""
        raise NotImplementedError

    def step_back(self) -> bool:
        """One step back; False when that leads out."""
        return self.walk.back()

    def show_question(self, question: str, line: str, *, boxed: bool) -> None:
        """Show what is asked, and the box or the rows to answer with."""
        self.query_one("#ask", UserText).show(question)
        self.query_one("#help", UserText).show(line)
        self.query_one("#help").display = bool(line)
        self.query_one("#box").display = boxed
        self.query_one("#rows").display = not boxed

    def point_to(self, wanted: str = "") -> None:
        """Put the pointer on a row, else on the first, and the focus where the step is answered."""
        rows = self.query_one("#rows", ChoiceList)
        here = [row.id for row in rows.rows if not row.heading]
        if here:
            rows.go_to(wanted if wanted in here else here[0])
        self.focus_first("#box", "#rows")

    def begin_work(self) -> bool:
        """Whether slow work may start: one thing at a time. `_working` is put back by who hears of its end."""
        if self._working:
            return False
        self._working = True
        return True

    def ready(self) -> None:
        """The pointer starts where Enter goes on."""
        self.show_step()

    def enter_says(self) -> str:
        """Enter in the box goes on with the step."""
        return say("pages.export.go_on")

    def hints(self) -> Iterable[Hint]:
        """While parts are ticked, Enter goes on."""
        if self.walk.step == "parts":
            yield self.hint("list.tick")
            yield self.hint("list.open", label=say("pages.export.go_on"), place=10)
        yield from (hint for hint in super().hints() if self.walk.step != "parts" or hint.key != "space")

    def action_digit(self, key: str) -> None:
        """Choose by digit."""
        self.query_one("#rows", ChoiceList).open_key(key)

    async def action_back(self) -> None:
        """One step back, then out."""
        self.tell("")
        if self.step_back():
            self.show_step()
        else:
            await super().action_back()
