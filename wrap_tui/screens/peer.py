"""Before a session with a peer supporter: what the two agree on, what opens, how long, what the crisis key shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from wrap_tui import keys
from wrap_tui.flows import peer
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.peer_start import STEPS, TIMES, WORDS, Starting
from wrap_tui.screens.base import Page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.step import Step
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class PeerPage(Page):
    """Six steps on one page, one question each; Esc goes back one step, and from the first one step out."""

    KEYS: ClassVar[tuple[str, ...]] = ("peer", "choice")
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._starting: Starting | None = None

    def enter_says(self) -> str:
        """Enter in a box goes on."""
        return keys.row("peer.next").label

    @property
    def starting(self) -> Starting:
        """The steps."""
        self._starting = self._starting or Starting(self.open_book)
        return self._starting

    def body(self) -> ComposeResult:
        """All steps; one is shown."""
        yield UserText(say("peer.start.intro"), id="intro", classes="help")
        for name in STEPS:
            with Step(id=f"step-{name}"):
                yield UserText(say(f"peer.start.{name}"), classes="question")
                yield UserText(say(f"peer.start.{name}_help"), classes="help")
                if name in WORDS:
                    yield WordBox(one_line=True, draft=f"peer.{name}", id=name)
                else:
                    yield ChoiceList(turns=True, id=name)
        with ButtonRow(id="buttons"):
            yield PlainButton(say("peer.start.back"), id="back")
            yield PlainButton(say("peer.start.next"), id="next")
            yield PlainButton(say("peer.start.stop_here"), id="stop")
            yield PlainButton(say("peer.start.helped"), id="helped")

    def hints(self) -> Iterable[Hint]:
        """In a box of one line Enter goes on, so that PgDn is not said beside it."""
        twice = self.hint("peer.next") if self.typing else None
        return (hint for hint in super().hints() if hint != twice)

    def redraw(self) -> None:
        """Show the step with what is chosen."""
        starting = self.starting
        self.head(say("peer.start.title"), say("peer.start.step", number=starting.number, total=len(STEPS)))
        for step in self.query(Step):
            step.display = step.id == f"step-{starting.step}"
        self.query_one("#intro").display = not starting.at
        self.query_one("#back").display = bool(starting.at)
        self.query_one("#helped").display = not starting.at and bool(peer.what_helped(self.open_book))
        self.query_one("#next", PlainButton).say(say(f"peer.start.{'begin' if starting.last else 'next'}"))
        for name, rows in (
            ("work", self.work_rows()),
            ("time", self.time_rows()),
            ("shows", self.show_rows()),
        ):
            self.query_one(f"#{name}", ChoiceList).set_rows(rows)

    def work_rows(self) -> list[Row]:
        """The eight meetings, then the parts of the plan with ticks."""
        starting = self.starting
        meetings = [
            Row(f"meeting:{name}", say(f"peer.path.{name}"), key=str(number))
            for number, name in enumerate(starting.meetings(), 1)
        ]
        parts = [
            Row(section.id, section_name(self.open_book.plan, section), mark=section.id in starting.chosen)
            for section in starting.sections()
        ]
        first = [heading(say("peer.start.meetings"), gap=False)] if meetings else []
        return [*first, *meetings, heading(say("peer.start.parts")), *parts]

    def time_rows(self) -> list[Row]:
        """How long."""
        chosen = self.starting.minutes
        return [
            Row(str(count), time_words(count), mark=count == chosen, key=str(number))
            for number, count in enumerate(TIMES, 1)
        ]

    def show_rows(self) -> list[Row]:
        """What the crisis key may show."""
        chosen = self.starting.shows
        return [
            Row(name, say(f"peer.start.show_{name}"), mark=name == chosen, key=str(number))
            for number, name in enumerate(peer.F2_SHOWS, 1)
        ]

    def ready(self) -> None:
        """Put the words of the last agreement into the boxes, unless other words are half typed in them."""
        for name in WORDS:
            box = self.query_one(f"#{name}", WordBox)
            if not box.typed:
                box.settle(self.starting.words(name))
        starts = {"work": f"meeting:{self.starting.next_meeting()}", "time": str(self.starting.minutes)}
        for name, row in starts.items():
            self.query_one(f"#{name}", ChoiceList).go_to(row)
        self.focus_step()

    def focus_step(self) -> None:
        """The box or list of the step."""
        shown: Widget = self.query_one(f"#{self.starting.step}")
        shown.focus()
        self.query_one("#body").scroll_home(animate=False)
        self.show_frame()

    def keep_words(self) -> None:
        """Keep what was agreed on at this step."""
        if (name := self.starting.step) in WORDS:
            box = self.query_one(f"#{name}", WordBox)
            self.starting.write(name, box.text)
            self.open_book.drop_draft(box.draft)
            box.settle(self.starting.words(name))

    @on(WordBox.Submitted)
    def submit(self) -> None:
        """Enter goes on."""
        self.action_next()

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp in a box turn the step."""
        if event.forward:
            self.action_next()
        else:
            self.action_previous()

    @on(ChoiceList.Opened, "#work")
    @on(ChoiceList.Ticked, "#work")
    def choose_work(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Take a meeting and go on, or open a part."""
        kind, _, name = event.row.id.partition(":")
        if name:
            self.starting.take_meeting(name)
            self.redraw()
            self.action_next()
        else:
            self.starting.turn(kind)
            self.redraw()

    @on(ChoiceList.Opened, "#time")
    @on(ChoiceList.Ticked, "#time")
    def choose_time(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Choose how long. Enter then goes on."""
        self.starting.take_time(int(event.row.id))
        self.redraw()
        if isinstance(event, ChoiceList.Opened):
            self.action_next()

    @on(ChoiceList.Opened, "#shows")
    @on(ChoiceList.Ticked, "#shows")
    def choose_shows(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Choose what the crisis key shows; the session begins with the button alone."""
        self.starting.take_shows(event.row.id)
        self.redraw()
        if isinstance(event, ChoiceList.Opened):
            self.focus_first("#next")

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons."""
        match event.button.id:
            case "next":
                self.action_next()
            case "back":
                self.action_previous()
            case "helped":
                self.shell.go("helped")
            case _:
                self.keep_words()
                await super().action_back()

    def action_digit(self, key: str) -> None:
        """Choose a row of the step by its number."""
        for choices in self.query_one(f"#step-{self.starting.step}", Step).query(ChoiceList):
            choices.open_key(key)

    def action_next(self) -> None:
        """The next step; at the end the session begins."""
        self.tell("")
        self.keep_words()
        if self.starting.last:
            self.shell.opened(self.starting.begin())
            self.shell.tell(say("peer.session.begun"))
        elif self.starting.forward():
            self.redraw()
            self.focus_step()
        else:
            self.tell(say("peer.start.pick"))

    def action_previous(self) -> None:
        """The step before."""
        self.keep_words()
        if self.starting.back():
            self.redraw()
            self.focus_step()

    async def action_back(self) -> None:
        """One step back; from the first one page back."""
        if self.starting.at:
            self.action_previous()
        else:
            self.keep_words()
            await super().action_back()


def time_words(minutes: int) -> str:
    """How long, in words."""
    return say("peer.start.minutes", count=minutes) if minutes else say("peer.start.no_time")
