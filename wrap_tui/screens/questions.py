"""Questions for a group: one at a time, for a wall. Nothing of a plan is shown here, and nothing is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from wrap_tui.flows.projector import Projector, parts
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class QuestionsPage(Page):
    """Enter, Space, Down and PgDn show the next question; Esc goes back to the parts."""

    KEYS: ClassVar[tuple[str, ...]] = ("questions",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self.walk: Projector | None = None

    def body(self) -> ComposeResult:
        """The parts, or one question."""
        with Vertical(id="picking"):
            yield UserText(say("peer.questions.line"), classes="help")
            yield ChoiceList(id="parts", classes="gap")
        with Vertical(id="asked"):
            yield UserText(id="ask", classes="question")
            yield UserText(id="help", classes="help")
            yield UserText(say("peer.questions.ideas"), id="ideas-line", classes="label")
            yield UserText(id="ideas", classes="help")
            with ButtonRow(id="buttons"):
                yield PlainButton(say("peer.questions.next"), id="next")
                yield PlainButton(say("peer.questions.previous"), id="previous")
                yield PlainButton(say("peer.questions.parts"), id="all")

    def hints(self) -> Iterable[Hint]:
        """While a question is asked the next one is offered, and the way back to the parts."""
        back = self.hint("page.back")
        unwanted = self.hint("shell.close").key if self.walk else self.hint("questions.next").key
        yield from (hint for hint in super().hints() if hint.key not in (unwanted, back.key))
        if self.walk or self.can_go_back:
            yield back

    def redraw(self) -> None:
        """Show the parts, or the question."""
        walk = self.walk
        self.query_one("#picking").display = walk is None
        self.query_one("#asked").display = walk is not None
        if walk is None:
            self.head(say("peer.questions.title"))
            rows = [Row(part.id, part.label, part.line) for part in parts(self.open_book.catalog)]
            self.query_one(ChoiceList).set_rows(rows)
            return
        number = say("peer.questions.number", number=walk.at + 1, total=len(walk.questions))
        self.head(walk.section.label, number)
        self.query_one("#ask", UserText).show(walk.question.ask)
        self.query_one("#help", UserText).show(walk.question.help)
        self.query_one("#ideas-line").display = bool(walk.ideas)
        self.query_one("#ideas", UserText).show("\n".join(f"- {idea}" for idea in walk.ideas))

    def ready(self) -> None:
        """The pointer starts on the first part."""
        self.focus_first("#parts")

    @on(ChoiceList.Opened)
    def pick(self, event: ChoiceList.Opened) -> None:
        """Show the first question of a part."""
        self.walk = Projector(self.open_book.catalog, event.row.id)
        self.redraw()
        self.focus_first("#next")

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        if event.button.id == "all":
            await self.action_back()
        else:
            self.show_another(1 if event.button.id == "next" else -1)

    def show_another(self, by: int) -> None:
        """Another question; at the end of a part that is said."""
        moved = self.walk is not None and self.walk.move(by)
        self.tell("" if moved or by < 0 else say("peer.questions.last"))
        self.redraw()

    def action_next(self) -> None:
        """The next question."""
        self.show_another(1)

    def action_previous(self) -> None:
        """The question before."""
        self.show_another(-1)

    async def action_back(self) -> None:
        """Back to the parts, then out."""
        if self.walk is None:
            await super().action_back()
            return
        self.walk = None
        self.tell("")
        self.redraw()
        self.focus_first("#parts")
