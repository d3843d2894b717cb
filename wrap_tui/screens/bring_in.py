"""Bringing a file or a pasted list in: what it holds, where each thing goes, one yes; nothing is written before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from wrap_tui.errors import WrapError
from wrap_tui.flows.bring_in import BringIn
from wrap_tui.screens.bring_in_rows import GO_ON, IN, STOP, YES, asked, box_words, rows_of, seen
from wrap_tui.screens.walk_page import WalkPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of

BOXED = frozenset({"which", "word"})
"""Steps that ask for words."""


class BringInPage(WalkPage):
    """`go("bring_in", path)` reads that file at once; without a path it asks which."""

    @dataclass
    class Worked(Message):
        """The slow work is done; *trouble* says what stood in the way."""

        trouble: str = ""
        taken: bool = False

    def __init__(self, file: str = "") -> None:
        super().__init__()
        self.file = file
        self._walk: BringIn | None = None

    @property
    def walk(self) -> BringIn:
        """The file on its way in."""
        self._walk = self._walk or BringIn(self.open_book, self.file)
        return self._walk

    def body(self) -> ComposeResult:
        """A question, a line, a box, what was found, a list."""
        yield UserText(id="ask", classes="question")
        yield UserText(id="help", classes="help")
        yield WordBox(one_line=True, hint=say("flows.bring_in.which_hint"), id="box")
        yield PlanLines(id="seen")
        yield ChoiceList(id="rows")

    def redraw(self) -> None:
        """Show the step."""
        walk = self.walk
        self.head(say("pages.menu.bring_in"))
        question, line = asked(walk)
        self.show_question(question, line, boxed=walk.step in BOXED)
        lines = [PlanLine(words) for words in seen(walk)]
        self.query_one("#seen", PlanLines).show([*lines, PlanLine("", "gap")] if lines else [])
        self.query_one("#seen").display = bool(lines)
        self.query_one("#rows", ChoiceList).set_rows(rows_of(walk))

    def ready(self) -> None:
        """Read a file that was named before, or ask."""
        self.show_step()
        if self.file:
            self.work_on(self.file)

    def show_step(self) -> None:
        """Show the step with the pointer where Enter goes on."""
        self.query_one("#box", WordBox).settle(box_words(self.walk))
        self.redraw()
        self.point_to(self.walk.parts()[self.walk.at].place if self.walk.step == "list" else GO_ON)
        self.query_one("#body").scroll_home(animate=False)
        self.show_frame()

    @on(WordBox.Submitted)
    def take_words(self, event: WordBox.Submitted) -> None:
        """A file, a pasted list, or the person's own word for one of the file."""
        self.tell("")
        if self.walk.step == "which" and event.text.strip():
            self.work_on(event.text)
        elif self.walk.step == "word":
            self._try(lambda: self.walk.mean(event.text))

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Enter goes on with the step."""
        self.tell("")
        name, walk = event.row.id, self.walk
        if name == STOP:
            self.shell.back()
        elif walk.step == "kind":
            self.work_on(walk.typed, name)
        elif walk.step == "place" and name.startswith(IN):
            walk.open_section(name.removeprefix(IN))
            self.show_step()
        elif walk.step in ("place", "list"):
            walk.put(name)
            self.show_step()
        elif name == GO_ON:
            self._try(walk.check)
        elif walk.step == "places":
            walk.open_part(int(name))
            self.show_step()
        elif name == YES:
            self.take()

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except WrapError as error:
            self.tell(sentence_of(error))
        self.show_step()

    def work_on(self, typed: str, kind: str = "") -> None:
        """Read away from the screen; one at a time."""
        if self.begin_work():
            self.tell(say("flows.bring_in.working"))
            self._read(typed, kind)

    @work(thread=True, group="bring_in")
    def _read(self, typed: str, kind: str) -> None:
        try:
            self.walk.read(typed, kind)
            self.post_message(self.Worked())
        except WrapError as error:
            self.post_message(self.Worked(sentence_of(error)))

    def take(self) -> None:
        """A backup first, away from the screen; then the words go into the plan."""
        if self.begin_work():
            self._back_up()

    @work(thread=True, group="bring_in")
    def _back_up(self) -> None:
        try:
            self.walk.back_up()
            self.post_message(self.Worked(taken=True))
        except WrapError as error:
            self.post_message(self.Worked(sentence_of(error)))

    @on(Worked)
    def worked(self, event: Worked) -> None:
        """Say how it went."""
        self._working = False
        self.tell(event.trouble)
        if event.taken:
            self.walk.take()
        self.show_step()
