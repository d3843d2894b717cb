"""One goal: its words, where it stands, where it came from; its small step can go on the daily list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.flows.goals import goal_of, goes_daily, origin, to_daily
from wrap_tui.flows.journal import Entry
from wrap_tui.flows.peer import may_open
from wrap_tui.flows.sections import shown
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.goals import ask_where_it_stands
from wrap_tui.screens.gone import OfOneThing
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say


class GoalPage(OfOneThing):
    """e says where it stands, t puts the next step on the daily list."""

    KEYS: ClassVar[tuple[str, ...]] = ("goal",)

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item_id = item

    def body(self) -> ComposeResult:
        """The lines, what can be done."""
        yield PlanLines(id="lines")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the page. Of a goal that is gone it says so."""
        book = self.open_book
        item = book.plan.find(self.item_id)
        if item is None:
            self.head(say("pages.goals.one"))
            self.query_one(PlanLines).show((PlanLine(self.gone_words(), "strong"),))
            self.query_one(ChoiceList).set_rows(self.gone_rows())
            return
        goal = goal_of(book, item)
        self.head(say("pages.goals.one"), goal.label)
        self.query_one(PlanLines).show(self.lines())
        rows = [
            Row("do:ending", say("pages.goals.where"), key="e"),
            Row("do:change", say("pages.goals.change")),
        ]
        if may_open(book, "good"):
            rows.append(Row("do:celebrate", say("pages.good.celebrate")))
        if goes_daily(book, goal):
            rows.insert(1, Row("do:to_daily", say("pages.goals.to_daily"), key="t"))
        came = origin(book, self.item_id)
        if isinstance(came, Entry):
            label = say("pages.goals.from_entry", date=spoken_date(came.moment[:10], year=True))
            rows.append(Row(f"entry:{came.item.id}", label, clipped(came.headline)))
        letters = self.shell.settings.letter_keys
        self.query_one(ChoiceList).set_rows(rows if letters else [Row(r.id, r.text, r.detail) for r in rows])

    def lines(self) -> Iterator[PlanLine]:
        """The goal and all that was said of it."""
        book = self.open_book
        title, details = shown(book.plan, book.catalog, book.plan.items[self.item_id])
        yield PlanLine(title, "strong")
        yield from (PlanLine(f"{label}: {words}", deep=True) for label, words in details)
        came = origin(book, self.item_id)
        if isinstance(came, str) and came:
            yield PlanLine(say("pages.goals.from_sentence", words=came), "muted")

    def mark_found(self) -> None:
        """Mark the words that a search has found."""
        if self.sought and self.query_one(PlanLines).mark(self.sought):
            self.sought = ""

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Do what the row says."""
        kind, _, name = event.row.id.partition(":")
        if kind == "entry":
            self.shell.go("entry", name)
        else:
            await self.run_action(name)

    def action_ending(self) -> None:
        """Say where it stands."""
        if self.still_there():
            ask_where_it_stands(self, self.item_id)

    def action_to_daily(self) -> None:
        """Put the next step on the daily list."""
        if not self.still_there():
            return
        goal = goal_of(self.open_book, self.open_book.plan.items[self.item_id])
        if goes_daily(self.open_book, goal):
            made = to_daily(self.open_book, goal.step)
            self.tell(say("pages.goals.on_list" if made is not None else "pages.goals.there_already"))

    def action_change(self) -> None:
        """Change the words, or say more."""
        if self.still_there():
            self.shell.go("form", self.open_book.plan.items[self.item_id].place, self.item_id)

    def action_celebrate(self) -> None:
        """Write down something to celebrate."""
        self.shell.go("good", CELEBRATIONS)

    def action_older(self) -> None:
        """Older words of the goal."""
        self.shell.go("older", self.item_id)
