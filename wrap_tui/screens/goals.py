"""Goals: the open ones with their next small step, then those that came to an end, whichever end it was."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows.goals import Goal, endings, goals, stand
from wrap_tui.flows.peer import may_open
from wrap_tui.flows.reflection import GOALS
from wrap_tui.flows.when import counted, spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.opening_rows import OpeningRows
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class GoalsPage(OpeningRows):
    """a adds one, Enter opens one, e says where it stands."""

    KEYS: ClassVar[tuple[str, ...]] = ("goals",)
    OPENS: ClassVar[str] = "goal"

    def body(self) -> ComposeResult:
        """A line and the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        book = self.open_book
        now, ended = goals(book)
        self.head(say("pages.goals.title"), counted(len(now) + len(ended)))
        self.query_one("#line", UserText).show(
            say("pages.goals.line" if now or ended else "pages.goals.empty")
        )
        rows = [goal_row(goal) for goal in now]
        if ended:
            rows += [heading(say("pages.goals.ended")), *map(goal_row, ended)]
        key = "a" if self.shell.settings.letter_keys else ""
        rows.append(Row("do:add", say("pages.goals.add"), key=key, gap=True))
        if may_open(book, "reflect"):
            rows.append(Row("page:reflect", say("pages.reflect.title")))
        self.query_one(ChoiceList).set_rows(rows)

    def action_add(self) -> None:
        """Add a goal."""
        self.shell.go("guide", GOALS, "one")

    def action_ending(self) -> None:
        """Say where the goal stands."""
        if self.current:
            ask_where_it_stands(self, self.current)

    def action_remove(self) -> None:
        """Take the goal out; undo brings it back."""
        row = self.query_one(ChoiceList).row
        if self.current and row is not None:
            self.open_book.remove(self.current)
            self.tell(say("pages.section.removed", words=one_line(row.text)[:60]))


def goal_row(goal: Goal) -> Row:
    """A goal with its next step; an ended one with how and when it ended."""
    if goal.ending:
        day = spoken_date(goal.ended_on, year=True) if goal.ended_on else ""
        return Row(goal.item.id, clipped(goal.words), ", ".join(filter(None, (goal.label, day))))
    below = (say("pages.goals.next_step", words=clipped(goal.step)),) if goal.step else ()
    return Row(goal.item.id, clipped(goal.words), below=below)


def ask_where_it_stands(page: Page, item_id: str) -> None:
    """Ask where a goal stands; all answers have the same weight."""
    book = page.open_book
    item = book.plan.items[item_id]
    rows = [Row(ending, label, key=str(i)) for i, (ending, label) in enumerate(endings(book), 1)]

    def answered(ending: str | None) -> None:
        if ending is not None:
            noted = stand(book, item_id, ending)
            page.tell(say("pages.goals.noted" if noted else "pages.gone.taken_out"))

    at = item.words("ending") or "open"
    page.shell.push_screen(Choose(say("pages.goals.where"), rows, line=clipped(item.text), at=at), answered)
