"""Print or save: parts ticked singly, the look, the place, one calm yes; "exported" only when it was read back."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from wrap_tui.errors import WrapError
from wrap_tui.flows.export_walk import ExportWalk
from wrap_tui.screens.export_rows import asked, preview, rows_of
from wrap_tui.screens.walk_page import WalkPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLines
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of


class ExportPage(WalkPage):
    """`go("export", "crisis")` starts with the parts; without a name it first asks what."""

    @dataclass
    class Worked(Message):
        """The slow work is done; *trouble* says what stood in the way, *text* is what was asked to be seen."""

        trouble: str = ""
        text: str = ""

    def __init__(self, what: str = "") -> None:
        super().__init__()
        self.what = what
        self._walk: ExportWalk | None = None
        self._text = ""

    @property
    def walk(self) -> ExportWalk:
        """The export being put together."""
        self._walk = self._walk or ExportWalk(self.open_book, self.shell.settings, self.what)
        return self._walk

    def redraw(self) -> None:
        """Show the step."""
        walk = self.walk
        self.head(say("pages.export.title"))
        question, line = asked(walk)
        self.show_question(question, line, boxed=walk.step == "where")
        self.query_one("#rows", ChoiceList).set_rows(rows_of(walk))
        self.query_one("#seen", PlanLines).show(preview(self._text))
        self.query_one("#seen").display = walk.step == "yes" and bool(self._text)

    def show_step(self) -> None:
        """Show the step with the pointer where Enter goes on."""
        box = self.query_one("#box", WordBox)
        box.settle(self.walk.typed if self.walk.step == "where" else "")
        self.redraw()
        self.point_to()
        self.show_frame()

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Put a part in, or leave it out."""
        self.walk.toggle(event.row.id)
        self.redraw()

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Enter goes on with the step."""
        self.tell("")
        step, name = self.walk.step, event.row.id
        if step == "what":
            self.walk.choose_what(name)
        elif step == "section":
            self.walk.choose_section(name)
        elif step == "parts":
            self.walk.step = "format"
        elif step == "format":
            self.walk.choose_format(name)
        elif name in ("stop", "close"):
            self.shell.back()
            return
        else:
            self.tell(say("pages.export.working"))
            self.work_on(see=name == "see")
            return
        self.show_step()

    @on(WordBox.Submitted)
    def take_place(self, event: WordBox.Submitted) -> None:
        """Take the place and go on."""
        self.tell(self.walk.choose_place(event.text))
        self.show_step()

    def work_on(self, *, see: bool) -> None:
        """Make the copy away from the screen, to be seen or to be saved; one at a time."""
        if self.begin_work():
            self._make(see=see)

    @work(thread=True, group="export")
    def _make(self, *, see: bool) -> None:
        try:
            if see:
                self.post_message(self.Worked(text=self.walk.make("text").data.decode()))
            else:
                self.walk.save()
                self.post_message(self.Worked())
        except WrapError as error:
            self.post_message(self.Worked(trouble=sentence_of(error)))

    @on(Worked)
    def worked(self, event: Worked) -> None:
        """Say how it went."""
        self._working = False
        self.tell(event.trouble)
        self._text = event.text
        if event.trouble and not event.text:
            self.walk.step = "where" if self.walk.format != "print" else "format"
        self.show_step()

    def step_back(self) -> bool:
        """One step back; what was seen is put away. From the last step out."""
        self._text = ""
        return self.walk.step != "done" and self.walk.back()
