"""More than one plan: the name of this one on the lock page, the others, and beginning another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import RefusedError, WriteError
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.services import plans
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of

NAME, ANOTHER = "name", "another"


class PlansPage(Page):
    """One list; a box for a name comes when one is wanted."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""

    def ready(self) -> None:
        """The pointer is on the list; the box waits out of sight."""
        self.query_one(ChoiceList).focus()

    def body(self) -> ComposeResult:
        """What it reveals, the list, the box."""
        yield UserText(say("pages.plans.reveals"), classes="help")
        yield ChoiceList(id="plans")
        yield UserText(id="ask", classes="question")
        box = WordBox(one_line=True, hint=say("pages.plans.hint"), id="box")
        box.display = False
        yield box

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.plans.title"))
        self.query_one(ChoiceList).set_rows(self.rows())
        self.query_one("#ask", UserText).show(say(f"pages.plans.ask_{self._wanted}") if self._wanted else "")
        self.query_one("#ask").display = self.query_one("#box").display = bool(self._wanted)

    def rows(self) -> Iterator[Row]:
        """This plan, the others, one more."""
        name = plans.name_of(self.shell.places)
        yield Row(NAME, say("pages.plans.this"), name or say("pages.plans.no_name"))
        others = [plan for plan in plans.listed(self.shell.places) if not plan.here]
        if others:
            yield heading(say("pages.plans.others"))
        for plan in others:
            yield Row(f"plan:{plan.vault}", plan.name, "" if plan.there else say("pages.plans.not_begun"))
        yield Row(ANOTHER, say("pages.plans.another"), gap=True)

    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened) -> None:
        """Ask for a name, or what to do with another plan."""
        kind, _, vault = event.row.id.partition(":")
        if kind == "plan":
            rows = [
                Row(way, say(f"pages.plans.{way}"), key=str(i)) for i, way in enumerate(("open", "off"), 1)
            ]
            self.shell.push_screen(
                Choose(event.row.text, rows, line=say("pages.plans.open_line")),
                lambda way: self.do(way, Path(vault)),
            )
            return
        self._wanted = kind
        box = self.query_one(WordBox)
        box.settle(plans.name_of(self.shell.places) if kind == NAME else "")
        self.redraw()
        box.focus()

    def do(self, way: str | None, vault: Path) -> None:
        """Lock this plan and go to another one, or take that one off the list."""
        if way == "open":
            self.shell.lock_for(vault)
        elif way == "off":
            try:
                self.keep("", vault)
            except WriteError as error:
                self.tell(sentence_of(error))

    @on(WordBox.Submitted)
    def take_name(self, event: WordBox.Submitted) -> None:
        """Name this plan, or begin another one under the name."""
        words = event.text.strip()
        try:
            if self._wanted == NAME:
                self.keep(words, None)
            elif words and not self.demo():
                self.shell.lock_for(plans.begin_another(self.shell.places, words))
        except WriteError as error:
            self.tell(sentence_of(error))
        except RefusedError as error:
            self.tell(sentence_of(error))
            return
        self._wanted = ""
        event.box.settle()
        self.redraw()
        self.query_one(ChoiceList).focus()

    def demo(self) -> bool:
        """Whether nothing is kept here; it says so then."""
        if self.open_book.memory_only:
            self.tell(say("pages.plans.demo"))
        return self.open_book.memory_only

    def keep(self, name: str, vault: Path | None) -> None:
        """Put a plan on the list or take it off, and say what came of it. WriteError and RefusedError when it is not."""
        if self.demo():
            return
        plans.put_on_list(self.shell.places, name, vault)
        self.tell(say("pages.plans.listed" if name else "pages.plans.taken_off"))
        self.redraw()

    async def action_back(self) -> None:
        """Away from the box first."""
        if self._wanted:
            self._wanted = ""
            self.redraw()
            self.query_one(ChoiceList).focus()
        else:
            await super().action_back()
