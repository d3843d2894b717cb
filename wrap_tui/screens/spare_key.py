"""The spare key page: eleven words on lines of 4, 4, 3; the second line typed back before they count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from wrap_tui.errors import StoreError
from wrap_tui.flows.spare_key import SpareKey
from wrap_tui.screens.base import Page
from wrap_tui.screens.saying import trouble_sentence
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

Step = Literal["start", "write", "type_back", "done"]
_BUTTONS: Final[dict[Step, tuple[str, ...]]] = {
    "start": ("make", "later", "leave_out"),
    "write": ("written", "later"),
    "type_back": ("show_again", "later"),
    "done": ("done",),
}
_ORDER: Final = ("make", "written", "show_again", "done", "later", "leave_out")


class SpareKeyPage(Page):
    """Nothing about the words is kept by this page; leaving it before the end changes nothing."""

    @dataclass
    class Worked(Message):
        """The vault answered: the words are made or confirmed, or *trouble* says why not."""

        step: Step
        trouble: str = ""

    def __init__(self) -> None:
        super().__init__()
        self.step: Step = "start"
        self._key: SpareKey | None = None
        self._working = False

    @property
    def key(self) -> SpareKey:
        """The key being made."""
        self._key = self._key or SpareKey(self.open_book)
        return self._key

    def body(self) -> ComposeResult:
        """Sentences, the words, a box, buttons."""
        yield UserText(id="ask", classes="question")
        yield PlanLines(id="words")
        yield UserText(id="help", classes="help")
        yield WordBox(one_line=True, id="box")
        with ButtonRow(id="buttons"):
            for name in _ORDER:
                yield PlainButton(say(f"pages.spare.{name}"), id=name)

    def redraw(self) -> None:
        """Show the step."""
        self.head(say("pages.spare.title"))
        demo = self.open_book.vault is None
        self.query_one("#ask", UserText).show(self.asks(demo=demo))
        self.query_one("#help", UserText).show(self.helps(demo=demo))
        self.query_one(WordBox).display = self.step == "type_back"
        words = self.key.numbered("  ") if self.step == "write" else ()
        self.query_one(PlanLines).show(PlanLine(line, "strong") for line in words)
        shown = ("done",) if demo else _BUTTONS[self.step]
        for button in self.query(PlainButton):
            button.display = button.id in shown
        self.focus_first("#box", *(f"#{name}" for name in shown))

    def asks(self, *, demo: bool) -> str:
        """The sentence on top."""
        if demo:
            return say("pages.spare.demo")
        return {
            "start": say("pages.spare.line_1"),
            "write": say("pages.spare.write"),
            "type_back": say("pages.spare.type_back"),
            "done": say("pages.spare.counts"),
        }[self.step]

    def helps(self, *, demo: bool) -> str:
        """The lines below it."""
        if demo or self.step == "done":
            return ""
        if self.step == "type_back":
            return say("pages.spare.type_help")
        lines = [say("pages.spare.line_3")]
        if self.step == "start":
            lines.insert(0, say("pages.spare.line_2"))
            if self.key.had_one:
                lines.append(say("pages.spare.had_one"))
        return "\n".join(lines)

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons of the step."""
        name = event.button.id
        if self._working:
            return
        if name == "make":
            self._working = True
            self.tell(say("pages.spare.working"))
            self.make_words()
        elif name in ("written", "show_again"):
            self.go_to_step("type_back" if name == "written" else "write")
        else:
            if name == "leave_out":
                self.key.leave_out()
            await self.action_back()

    def at_work(self) -> str:
        """Making or confirming the words."""
        return say("pages.spare.working") if self._working else ""

    def go_to_step(self, step: Step) -> None:
        """Show another step."""
        self.tell("")
        self.step = step
        self.redraw()

    @work(thread=True, group="spare key")
    def make_words(self) -> None:
        """Make the words away from the screen."""
        self.post_message(self.tried(self.key.make, "write"))

    @work(thread=True, group="spare key")
    def confirm_words(self) -> None:
        """Make them count."""
        self.post_message(self.tried(self.key.confirm, "done"))

    def tried(self, do: Callable[[], object], step: Step) -> Worked:
        """Do slow work with the vault; trouble travels as a value."""
        try:
            do()
        except StoreError as error:
            return self.Worked(step, error.kind)
        return self.Worked(step)

    @on(Worked)
    def worked(self, event: Worked) -> None:
        """Go on, or say what stood in the way."""
        self._working = False
        if event.trouble == "wrong":
            self.tell(say("keeping.keys.passphrase_first"))
        elif event.trouble:
            self.tell(trouble_sentence(event.trouble))
        else:
            self.go_to_step(event.step)

    @on(WordBox.Submitted)
    def typed_back(self, event: WordBox.Submitted) -> None:
        """Look whether the second line is right."""
        if self._working:
            return
        if self.key.right(event.text):
            event.box.settle()
            self._working = True
            self.tell(say("pages.spare.working"))
            self.confirm_words()
        else:
            self.tell(say("pages.spare.wrong"))
