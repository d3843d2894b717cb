"""One prompt at a time; what is written becomes a journal entry, what is passed over leaves no mark."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.answering import too_long
from wrap_tui.flows.lenses import Prompts
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class LensPage(Page):
    """PgDn keeps what was written and shows another prompt; going back keeps it too.

    `go("lens", list, question)` begins at that prompt.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("lens",)
    AUTO_FOCUS: ClassVar[str | None] = "#box"

    def __init__(self, lens: str, begin: str = "") -> None:
        super().__init__()
        self.lens, self.start = lens, begin
        self._prompts: Prompts | None = None

    @property
    def prompts(self) -> Prompts:
        """The walk through the list."""
        self._prompts = self._prompts or Prompts(self.open_book, self.lens, self.start)
        return self._prompts

    def body(self) -> ComposeResult:
        """The prompt, a box, ideas, buttons."""
        yield UserText(id="ask", classes="question")
        yield UserText(id="help", classes="help")
        yield WordBox(hint=say("pages.lenses.hint"), id="box", classes="-long")
        yield ChoiceList(id="ideas")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.lenses.another"), id="next")
            yield PlainButton(say("pages.guide.stop"), id="stop")

    def redraw(self) -> None:
        """Show the prompt."""
        prompt = self.prompts.prompt
        self.head(self.prompts.label)
        self.query_one("#ask", UserText).show(prompt.ask)
        self.query_one("#help", UserText).show(prompt.help)
        self.query_one(WordBox).draft = prompt.id
        ideas = [Row(f"idea:{i}", idea) for i, idea in enumerate(prompt.ideas)]
        self.query_one(ChoiceList).set_rows([heading(say("pages.guide.ideas")), *ideas] if ideas else [])

    def help_words(self) -> str:
        """Why this is asked."""
        return self.prompts.prompt.why

    @on(ChoiceList.Opened)
    def take_idea(self, event: ChoiceList.Opened) -> None:
        """Put an idea behind what stands in the box."""
        box = self.query_one(WordBox)
        box.put_idea(f"{box.text.rstrip()}\n{event.row.text}".strip("\n"))
        self.tell(say("pages.guide.idea_taken"))

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp turn the prompts."""
        self.turn(1 if event.forward else -1)

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons."""
        await self.run_action("next" if event.button.id == "next" else "back")

    def action_next(self) -> None:
        """Another prompt."""
        self.turn(1)

    def action_previous(self) -> None:
        """The prompt before."""
        self.turn(-1)

    def turn(self, by: int) -> None:
        """Keep what was written, and show the next prompt or the one before."""
        kept = self.keep()
        if kept is None:
            return
        self.prompts.another() if by > 0 else self.prompts.back()
        self.redraw()
        self.restore_drafts()
        self.tell(say("pages.lenses.kept") if kept else "")
        self.focus_first("#box")

    def keep(self) -> bool | None:
        """Make a journal entry of what stands in the box; None when it is too long and stays there."""
        box = self.query_one(WordBox)
        if too_long(box.text):
            self.tell(say("flows.answers.long"))
            return None
        kept = self.prompts.write(box.text) is not None
        self.open_book.drop_draft(box.draft)
        box.settle()
        return kept

    async def action_back(self) -> None:
        """Keep the entry, then go back."""
        kept = self.keep()
        if kept is None:
            return
        await super().action_back()
        if kept:
            self.shell.tell(say("pages.lenses.kept"))
