"""What I do: the action plan of a section, musts first; without steps tools and people, so no page is empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.action_plan import ActionPlan, Step, action_plan
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import linked_name
from wrap_tui.screens.asking_help import ask_if_it_helped
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

ONE_BY_ONE: Final = "breaking"
"""The section whose steps come one at a time at once."""
BESIDE: Final = frozenset({"early", "breaking"})


class PlanPage(Page):
    """Enter on a step says that it was used and asks whether it helped. Going further is always a choice."""

    KEYS: ClassVar[tuple[str, ...]] = ("plan",)

    def __init__(self, section: str, item: str = "") -> None:
        super().__init__()
        self.section, self.item_id = section, item

    def body(self) -> ComposeResult:
        """What I am like when I am well, and the steps."""
        yield UserText(id="beside", classes="beside")
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="steps")

    def redraw(self) -> None:
        """Fill the page."""
        book = self.open_book
        plan = action_plan(book, self.section, self.item_id)
        self.head(section_name(book.plan, book.catalog.section(self.section)), say("pages.steps.title"))
        well = "; ".join(plan.beside) if self.section in BESIDE else ""
        self.query_one("#beside", UserText).show(f"{say('pages.section.beside')} {clipped(well)}")
        self.query_one("#beside").display = bool(well)
        said = "line" if plan.steps else "nothing" if plan.bare else "none"
        lines = filter(None, (clipped(plan.heading), say(f"pages.plan.{said}")))
        self.query_one("#line", UserText).show("\n".join(lines))
        self.query_one(ChoiceList).set_rows([*self.step_rows(plan), *self.other_rows(plan)])

    def step_rows(self, plan: ActionPlan) -> Iterator[Row]:
        """The steps; with one that was used, how it went."""
        if plan.musts:
            yield heading(say("pages.plan.musts"), gap=False)
            yield from map(step_row, plan.musts)
        if plan.mights:
            yield heading(say("pages.plan.mights"), gap=bool(plan.musts))
            yield from map(step_row, plan.mights)
        if plan.steps:
            yield Row("do:one_by_one", say("pages.plan.one_by_one"), gap=True)

    def other_rows(self, plan: ActionPlan) -> Iterator[Row]:
        """Tools and people where there are no steps; the ways on."""
        if plan.tools:
            yield heading(say("flows.crisis.tools"), gap=False)
            yield from (
                Row(f"open:{i.id}", clipped(linked_name(self.open_book.plan, i.id))) for i in plan.tools
            )
        if plan.people:
            yield heading(say("flows.crisis.people"))
            yield from (
                Row(f"open:{i.id}", i.words("name"), ", ".join(i.lines("phones"))) for i in plan.people
            )
        crisis = Row("do:crisis", say("pages.notice.crisis"), gap=plan.bare)
        if plan.bare:
            yield crisis
        yield Row("do:write", say("pages.plan.write"), gap=not plan.bare)
        if plan.further:
            yield Row("do:further", say("pages.plan.further"))
        if not plan.bare:
            yield crisis

    @on(ChoiceList.Opened)
    @on(ChoiceList.Ticked)
    async def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Use a step, or go on."""
        kind, colon, name = event.row.id.partition(":")
        if kind == "do":
            await self.run_action(name)
        elif colon:
            open_item(self, name)
        else:
            ask_if_it_helped(self, kind, event.row.text)

    def action_one_by_one(self) -> None:
        """One step at a time."""
        self.shell.go("walk", self.section, *([self.item_id] if self.item_id else []))

    def action_write(self) -> None:
        """Write or change the steps."""
        self.shell.go("steps", self.section, *([self.item_id] if self.item_id else []))

    def action_further(self) -> None:
        """Look one step further, by choice."""
        further = action_plan(self.open_book, self.section).further
        if further == "crisis":
            self.shell.go("crisis")
        elif further:
            self.shell.go("plan", further)

    def action_crisis(self) -> None:
        """The crisis plan."""
        self.shell.go("crisis")


def step_row(step: Step) -> Row:
    """A step with its tick: used today or not, and how it went."""
    detail = say(f"pages.plan.helped_{step.helped}") if step.done and step.helped else ""
    below = tuple(map(clipped, step.beside))
    return Row(step.item.id, clipped(step.label), detail, mark=step.done, below=below)
