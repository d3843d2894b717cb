"""A copy for somebody: who, what they see, on what, a look at all of it, the words, a note, marked as given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from textual import on, work
from textual.message import Message

from wrap_tui.errors import WrapError
from wrap_tui.flows.copy_steps import Step
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.screens.audience import ask_to_lift
from wrap_tui.screens.share_rows import asked, below, rows_of
from wrap_tui.screens.walk_page import WalkPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLines
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of

_BOXES = ("where", "label")
_CHANGES: Final[Mapping[str, Step]] = {
    "sees": "sees",
    "device": "device",
    "what": "what",
    "where": "where",
    "label": "label",
}
_TICKS = {"lock": "locked", "names": "names_them", "reasons": "with_reasons"}


class SharePage(WalkPage):
    """`go("share")` asks for whom; `go("share", id)` starts with a supporter. Nothing is written before the yes."""

    @dataclass
    class Worked(Message):
        """The slow work is done; *trouble* says what stood in the way, *said* what to tell."""

        trouble: str = ""
        said: str = ""

    def __init__(self, supporter: str = "") -> None:
        super().__init__()
        self.supporter = supporter
        self._walk: CopyWalk | None = None

    @property
    def walk(self) -> CopyWalk:
        """The copy being put together."""
        self._walk = self._walk or CopyWalk(self.open_book, self.shell.settings, self.supporter)
        return self._walk

    def redraw(self) -> None:
        """Show the step."""
        walk = self.walk
        self.head(say("copies.page.share"), walk.who)
        question, line = asked(walk)
        self.show_question(question, line, boxed=walk.step in _BOXES)
        self.query_one("#rows", ChoiceList).set_rows(rows_of(walk, letters=self.shell.settings.letter_keys))
        lines = below(walk)
        self.query_one("#seen", PlanLines).show(lines)
        self.query_one("#seen").display = bool(lines)

    def show_step(self) -> None:
        """Show the step with the pointer where Enter goes on."""
        box = self.query_one("#box", WordBox)
        typed = {"where": str(self.walk.folder), "label": self.walk.order().label}
        box.settle(typed.get(self.walk.step, ""))
        self.redraw()
        self.point_to()
        self.show_frame()

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Put a part in or leave it out; lock or not; name who not to tell or not."""
        name = event.row.id
        if self.walk.step == "parts":
            self.walk.toggle(name)
        elif name in _TICKS:
            setattr(self.walk, _TICKS[name], not getattr(self.walk, _TICKS[name]))
        self.redraw()

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Enter goes on with the step."""
        self.tell("")
        doing: dict[str, Callable[[str], str | None]] = {
            "who": self.walk.choose_person,
            "sees": self.walk.choose_sees,
            "parts": self._parts,
            "device": self.walk.choose_device,
            "what": self.walk.choose_what,
            "look": self._look,
            "words": self._words,
            "note": self._note,
            "done": self._done,
        }
        step = self.walk.step
        if trouble := doing[step](event.row.id):
            self.tell(trouble)
        if self.walk.step != step:
            self.show_step()

    def _parts(self, name: str) -> None:
        kind, _, page = name.partition(":")
        if kind != "lift":
            self.walk.parts_done()
            return
        label = next((one.label for one in self.walk.choices() if one.id == page), "")
        ask_to_lift(self, page, label)

    def _look(self, name: str) -> None:
        if name in _TICKS:
            setattr(self.walk, _TICKS[name], not getattr(self.walk, _TICKS[name]))
            self.redraw()
        elif name in ("make", "print"):
            self.walk.on_paper = name == "print"
            self.tell(say("pages.export.working"))
            self.work_on(self.walk.make)
        elif (step := _CHANGES.get(name)) is not None:
            self.walk.go_to(step)

    def _words(self, name: str) -> None:
        handed = self.walk.handed
        if name == "on" or handed is None:
            self.walk.go_to("note")
        else:
            self.work_on(handed.print_slip if name == "print_slip" else handed.save_slip)

    def _note(self, name: str) -> None:
        handed = self.walk.handed
        if handed is None:
            return
        if name == "save_note":
            self.work_on(lambda: say("pages.export.done_where", path=handed.save_note()))
            return
        if name == "given":
            handed.mark("given")
            self.walk.go_to("done")
        else:
            self.shell.back()

    def _done(self, name: str) -> None:
        handed = self.walk.handed
        if name == "remove" and handed is not None:
            try:
                handed.remove_files()
            except WrapError as error:
                self.tell(sentence_of(error))
                return
            self.shell.back()
            self.shell.tell(say("copies.files.gone"))
            return
        self.shell.back()

    @on(WordBox.Submitted)
    def take_words(self, event: WordBox.Submitted) -> None:
        """Take the place, or the name for the outside, and go on."""
        if self.walk.step == "where":
            self.tell(self.walk.choose_place(event.text))
        else:
            self.walk.keep_label(event.text)
        self.show_step()

    def work_on(self, do: Callable[[], str | None]) -> None:
        """Do slow work away from the screen, one thing at a time."""
        if self.begin_work():
            self._do(do)

    @work(thread=True, group="share")
    def _do(self, do: Callable[[], str | None]) -> None:
        try:
            self.post_message(self.Worked(said=do() or ""))
        except WrapError as error:
            self.post_message(self.Worked(trouble=sentence_of(error)))

    @on(Worked)
    def worked(self, event: Worked) -> None:
        """Say how it went."""
        self._working = False
        self.tell(event.trouble or event.said)
        if event.trouble or event.said:
            self.redraw()
        else:
            self.show_step()
