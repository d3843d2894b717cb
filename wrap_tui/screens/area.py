"""One area of life: its sentences, each true now, a wish, not for me, or left out; a wish becomes a goal in one key."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.reflection import CHOICES, Area, Sentence, answer, areas, make_goal
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class AreaPage(Page):
    """1, 2 and 3 answer the sentence under the pointer, the same again takes it back; Enter asks instead."""

    KEYS: ClassVar[tuple[str, ...]] = ("area",)

    def __init__(self, area: str) -> None:
        super().__init__()
        self.area = area

    def body(self) -> ComposeResult:
        """Lines about the area and the answers, the sentences."""
        yield UserText(id="line", classes="help")
        yield UserText(id="how", classes="help")
        yield ChoiceList(id="things")

    def found(self) -> Area | None:
        """The area as it is now; None when it was put away."""
        return next((area for area in areas(self.open_book) if area.id == self.area), None)

    def redraw(self) -> None:
        """Fill the page."""
        area = self.found()
        if area is None:
            return
        self.head(area.label)
        self.query_one("#line", UserText).show(area.line)
        digits = self.shell.settings.letter_keys
        self.query_one("#how", UserText).show(
            say("pages.reflect.how" if digits else "pages.reflect.how_enter")
        )
        rows = [Row(one.question.id, one.words, state(one)) for one in area.sentences]
        rows.append(Row("do:next", say("pages.reflect.next"), gap=True))
        self.query_one(ChoiceList).set_rows(rows)

    @property
    def sentence(self) -> Sentence | None:
        """The sentence under the pointer."""
        row, area = self.query_one(ChoiceList).row, self.found()
        if row is None or area is None:
            return None
        return next((one for one in area.sentences if one.question.id == row.id), None)

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Ask for an answer, or go on."""
        sentence = self.sentence
        if sentence is None:
            await self.run_action(event.row.id.partition(":")[2])
            return
        rows = [
            Row(choice.id, choice.label, key=str(i)) for i, choice in enumerate(sentence.question.choices, 1)
        ]
        rows.append(Row("out", say("pages.reflect.leave_out"), key=str(len(rows) + 1)))
        if sentence.goal is None:
            rows.append(Row("goal", say("pages.reflect.goal"), key=str(len(rows) + 1)))
        at = sentence.answer.id if sentence.answer else "out"
        self.shell.push_screen(Choose(sentence.words, rows, at=at), self.chosen)

    def chosen(self, choice: str | None) -> None:
        """Keep what was chosen."""
        if choice == "goal":
            self.action_goal()
        elif choice is not None:
            self.keep(None if choice == "out" else choice)

    def keep(self, choice: str | None) -> None:
        """Keep an answer and move to the next sentence."""
        if self.sentence is not None:
            answer(self.open_book, self.sentence.question.id, choice)
            self.query_one(ChoiceList).action_step("down")

    def action_answer(self, key: str) -> None:
        """Answer by a digit; the same answer again takes it back."""
        sentence = self.sentence
        if sentence is not None:
            choice = CHOICES[int(key) - 1]
            taken = sentence.answer is not None and sentence.answer.id == choice
            self.keep(None if taken else choice)

    def action_goal(self) -> None:
        """Make a goal of the sentence."""
        if self.sentence is not None:
            make_goal(self.open_book, self.sentence.question.id)
            self.tell(say("pages.reflect.goal_made"))

    def action_older(self) -> None:
        """What was answered before, when the person asks for it."""
        if self.sentence is not None and self.sentence.question.id in self.open_book.plan.items:
            self.shell.go("older", self.sentence.question.id)

    def action_next(self) -> None:
        """The next area; after the last one back to the list."""
        self._turn(1)

    def action_previous(self) -> None:
        """The area before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        ids = [area.id for area in areas(self.open_book)]
        at = ids.index(self.area) + by if self.area in ids else -1
        if not 0 <= at < len(ids):
            self.shell.back()
            return
        self.area = ids[at]
        self.let_message_go()
        self.redraw()
        self.query_one(ChoiceList).action_leap("home")


def state(sentence: Sentence) -> str:
    """The answer, and whether it is a goal."""
    said = sentence.answer.label if sentence.answer else ""
    if sentence.goal is None:
        return said
    return say("pages.reflect.and_goal", answer=said) if said else say("pages.reflect.is_goal")
