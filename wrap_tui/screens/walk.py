"""One step at a time, musts first: a big line, "I did this", "another one", and a way further by choice."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.naming import section_name
from wrap_tui.screens.asking_help import ask_if_it_helped
from wrap_tui.screens.base import Page
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class WalkPage(Page):
    """Enter on "I did this" asks whether it helped; then the next step. It ends by saying what else there is."""

    KEYS: ClassVar[tuple[str, ...]] = ("walk",)

    def __init__(self, section: str, item: str = "") -> None:
        super().__init__()
        self.section, self.item_id = section, item
        self.at = 0

    def body(self) -> ComposeResult:
        """The step and the buttons."""
        yield UserText(id="beside", classes="beside")
        yield UserText(id="level", classes="label")
        yield UserText(id="step", classes="question")
        yield UserText(id="about", classes="help")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.plan.did"), id="did")
            yield PlainButton(say("pages.plan.another"), id="another")
            yield PlainButton(say("pages.plan.all_steps"), id="all_steps")
            yield PlainButton(say("pages.plan.further_short"), id="further")

    def redraw(self) -> None:
        """Show the step, or the end."""
        book = self.open_book
        plan = action_plan(book, self.section, self.item_id)
        steps = plan.steps
        ended = self.at >= len(steps)
        self.head(section_name(book.plan, book.catalog.section(self.section)), say("pages.steps.title"))
        well = "; ".join(plan.beside)
        self.query_one("#beside", UserText).show(
            f"{say('pages.section.beside')} {well[:400]}" if well else ""
        )
        step = None if ended else steps[self.at]
        level = "" if step is None else say("pages.plan.musts" if step.must else "pages.plan.mights")
        lines = filter(None, (clipped(plan.heading), level))
        self.query_one("#level", UserText).show("\n".join(lines))
        self.query_one("#step", UserText).show(step.label if step is not None else say("pages.plan.walk_end"))
        about = "\n".join(map(clipped, step.beside)) if step is not None else ""
        self.query_one("#about", UserText).show(about)
        self.query_one("#about").display = bool(about)
        for name in ("did", "another"):
            self.query_one(f"#{name}").display = not ended
        self.query_one("#further").display = bool(plan.further)
        if ended or self.focused is None:
            self.focus_first("#did", "#all_steps")

    def step_on(self) -> None:
        """The next step."""
        self.at += 1
        self.redraw()

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons."""
        await self.run_action(str(event.button.id))

    def action_did(self) -> None:
        """It was used: ask whether it helped, then go on."""
        steps = action_plan(self.open_book, self.section, self.item_id).steps
        if self.at < len(steps):
            step = steps[self.at]
            ask_if_it_helped(self, step.item.id, step.label, self.step_on)

    def action_another(self) -> None:
        """Another step."""
        self.step_on()

    def action_all_steps(self) -> None:
        """All steps on one page."""
        self.shell.go("plan", self.section, *([self.item_id] if self.item_id else []))

    def action_further(self) -> None:
        """Look one step further, by choice."""
        further = action_plan(self.open_book, self.section).further
        if further:
            self.shell.go(*(("crisis",) if further == "crisis" else ("plan", further)))

    def action_read_on(self, way: str) -> None:
        """Down and up go between the steps."""
        steps = action_plan(self.open_book, self.section, self.item_id).steps
        self.at = min(max(self.at + (1 if way in ("down", "page_down") else -1), 0), len(steps))
        self.redraw()
