"""What I do: the steps of a section, or of one trigger or sign, and a box for one more."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.plan import Item
from wrap_tui.flows.action_plan import PLAN_OF
from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.steps import (
    FOR,
    LEVEL,
    LINK,
    MUST,
    add_linked,
    add_step,
    half_key,
    linkable_steps,
    step_title,
    steps_for,
    toggle_must,
)
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

IDEAS = 3


class StepsPage(Page):
    """Enter in the box adds a step; on a step it says more. m makes a step a must, d takes it out."""

    KEYS: ClassVar[tuple[str, ...]] = ("steps",)
    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def __init__(self, section: str, item: str = "") -> None:
        super().__init__()
        self.section, self.item_id = section, item

    def body(self) -> ComposeResult:
        """For what, the steps, the box, ideas."""
        yield UserText(id="for", classes="question")
        yield ChoiceList(id="things")
        draft = half_key(self.open_book, self.section, self.item_id)
        yield WordBox(one_line=True, hint=say("pages.steps.hint"), draft=draft, id="box")
        yield ChoiceList(id="ideas")

    @property
    def thing(self) -> str:
        """The trigger or sign that the steps are for, "" for a whole section, or when it was removed meanwhile."""
        return self.item_id if self.open_book.plan.find(self.item_id) is not None else ""

    def found(self) -> tuple[Item, ...]:
        """The steps shown here."""
        book = self.open_book
        return steps_for(book, thing) if (thing := self.thing) else book.plan.at(PLAN_OF[self.section])

    def redraw(self) -> None:
        """Fill the page."""
        book = self.open_book
        question = book.catalog.question(PLAN_OF[self.section])
        words = clipped(linked_name(book.plan, self.thing))
        self.head(say("pages.steps.title"))
        said = say("pages.steps.for_this", words=words) if self.thing else question.label
        found = self.found()
        self.query_one("#for", UserText).show(said if found else f"{said}\n{say('pages.steps.none')}")
        self.query_one("#things", ChoiceList).set_rows(map(self.step_row, found))
        ideas = (Row(f"idea:{i}", idea) for i, idea in enumerate(question.ideas[:IDEAS]))
        rows = [heading(say("pages.guide.ideas")), *ideas]
        if linkable_steps(book, self.section, self.thing):
            rows.insert(0, Row(LINK, say("pages.steps.link")))
        self.query_one("#ideas", ChoiceList).set_rows(rows)

    def step_row(self, item: Item) -> Row:
        """One step."""
        must = say("pages.steps.must") if item.words(LEVEL) == MUST else ""
        meant = "" if self.thing else linked_name(self.open_book.plan, item.words(FOR))
        below = (clipped(say("pages.steps.for_this", words=meant)),) if meant else ()
        return Row(item.id, clipped(step_title(self.open_book, item)), must, below=below)

    @on(WordBox.Submitted)
    async def add(self, event: WordBox.Submitted) -> None:
        """Add the step; on an empty box go back."""
        if add_step(self.open_book, self.section, event.text, self.thing) is None:
            await self.action_back()
            return
        self.open_book.drop_draft(event.box.draft)
        event.box.settle()

    @on(ChoiceList.Opened, "#things")
    def open_step(self, event: ChoiceList.Opened) -> None:
        """Say more about a step: a tool or person that belongs to it, how firm it is."""
        open_item(self, event.row.id)

    @on(ChoiceList.Opened, "#ideas")
    def take_idea(self, event: ChoiceList.Opened) -> None:
        """Copy an idea into the box, or choose among tools and people."""
        if event.row.id != LINK:
            self.query_one(WordBox).put_idea(event.row.text)
            return
        found = linkable_steps(self.open_book, self.section, self.thing)
        rows = [Row(one.id, clipped(one.label)) for one in found]
        self.shell.push_screen(Choose(say("pages.steps.link"), rows), self.use)

    def use(self, link: str | None) -> None:
        """Take a tool or a person as a step."""
        if link is not None:
            add_linked(self.open_book, self.section, link, self.thing)

    @property
    def current(self) -> str:
        """The step under the pointer, "" while the pointer is elsewhere."""
        row = self.pointed("#things")
        return row.id if row is not None and self.open_book.plan.find(row.id) is not None else ""

    def action_must(self) -> None:
        """Make the step a must, or not."""
        if step := self.current:
            toggle_must(self.open_book, self.open_book.plan.items[step])
        else:
            self.tell(say("pages.steps.choose"))

    def action_remove(self) -> None:
        """Take the step out; undo brings it back."""
        if step := self.current:
            words = step_title(self.open_book, self.open_book.plan.items[step])
            self.open_book.remove(step)
            self.tell(say("pages.section.removed", words=words[:60]))
        else:
            self.tell(say("pages.steps.choose"))
