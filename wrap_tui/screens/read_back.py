"""The end of a session: each line is read out, and the person keeps it, changes it or leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui import keys
from wrap_tui.flows import reading_back
from wrap_tui.flows.reading_back import LeftOut, Line
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.opening import open_item, open_question
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class ReadBackPage(Page):
    """Space keeps a line, d leaves it out or brings it back, Enter asks. What is not kept goes away at the end."""

    KEYS: ClassVar[tuple[str, ...]] = ("read_back",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._left: dict[str, LeftOut] = {}
        self._order: dict[str, int] = {}

    def body(self) -> ComposeResult:
        """The lines, one thing to celebrate, the end."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")
        yield UserText(say("peer.read_back.celebrate"), classes="label")
        yield WordBox(one_line=True, draft="peer.celebrate", id="celebrate")
        yield UserText(say("peer.read_back.copies"), classes="help")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("peer.read_back.end"), id="end")
            yield PlainButton(say("peer.read_back.on"), id="on")

    def redraw(self) -> None:
        """Show the lines as they are now."""
        self.head(say("peer.read_back.title"))
        rows = list(self.rows())
        self.query_one("#line", UserText).show(say(f"peer.read_back.{'line' if rows else 'nothing'}"))
        self.query_one("#things", ChoiceList).set_rows(rows)

    def lines(self) -> dict[str, Line]:
        """The lines by id, in the order in which they were read; those that were left out stay in their places."""
        known = {id_: left.line for id_, left in self._left.items()}
        known |= {line.id: line for line in reading_back.lines(self.open_book)}
        for id_ in known:
            self._order.setdefault(id_, len(self._order))
        return {id_: known[id_] for id_ in sorted(known, key=self._order.__getitem__)}

    def rows(self) -> Iterator[Row]:
        """Every line under its question, with a tick when it is kept."""
        place = ""
        for line in self.lines().values():
            if line.place != place:
                yield heading(line.label, gap=bool(place))
                place = line.place
            yield line_row(line, out=line.id in self._left)

    def enter_says(self) -> str:
        """Enter in the box goes on."""
        return keys.row("box.next").label

    def ready(self) -> None:
        """The pointer starts on the first line."""
        self.focus_first("#things", "#celebrate")

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Keep the line, or think again."""
        (reading_back.keep if event.on else reading_back.let_go)(self.open_book, event.row.id)

    @on(ChoiceList.Opened)
    def ask(self, event: ChoiceList.Opened) -> None:
        """Keep, change, or leave it out."""
        line = self.lines().get(event.row.id)
        if line is not None:
            rows = [Row(way, words) for way, words in ways_of(line, out=line.id in self._left)]
            self.shell.push_screen(
                Choose(clipped(line.words), rows), lambda way: self.decide(line, way) if way else None
            )

    def decide(self, line: Line, way: str) -> None:
        """Do what was chosen for one line. One that was left out comes back first."""
        if (left := self._left.pop(line.id, None)) is not None:
            reading_back.put_back(self.open_book, left)
            self.tell(say("peer.read_back.is_back"))
            way = "" if way == "leave_out" else way
        match way:
            case "keep":
                reading_back.keep(self.open_book, line.id)
                self.tell(say("peer.read_back.kept"))
            case "change" if line.what == "half":
                open_question(self, line.place)
            case "change":
                open_item(self, line.id)
            case "leave_out":
                self._left[line.id] = reading_back.as_it_is(self.open_book, line)
                reading_back.take_out(self.open_book, line.id)
                self.tell(say("peer.read_back.left_out"))

    @property
    def current(self) -> str:
        """The line the pointer is on, "" while the pointer is elsewhere."""
        row = self.pointed("#things")
        return row.id if row is not None and row.id in self.lines() else ""

    def line_or_say(self) -> Line | None:
        """The line under the pointer; without one, say what is wanted first."""
        line = self.lines().get(self.current)
        if line is None:
            self.tell(say("pages.review.choose"))
        return line

    def action_keep(self) -> None:
        """Keep the line."""
        if (line := self.line_or_say()) is not None:
            self.decide(line, "keep")

    def action_change(self) -> None:
        """Change the line; it is then read back again."""
        line = self.line_or_say()
        if line is not None and line.what != "removed":
            self.decide(line, "change")

    def action_leave_out(self) -> None:
        """Leave the line out; once more brings it back."""
        if (line := self.line_or_say()) is not None:
            self.decide(line, "leave_out")

    @on(WordBox.Submitted)
    def go_on(self) -> None:
        """Enter in the box goes to the end."""
        self.focus_first("#end")

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """End, or go back to the session."""
        if event.button.id == "on":
            await self.action_back()
        elif reading_back.undecided(self.open_book):
            rows = [Row("on", say("peer.read_back.read_on")), Row("end", say("peer.read_back.end_anyway"))]
            self.shell.push_screen(
                Choose(say("peer.read_back.open_lines"), rows, line=say("peer.read_back.open_line")),
                lambda way: self.end() if way == "end" else self.focus_first("#things"),
            )
        else:
            self.end()

    def end(self) -> None:
        """End the session; the app locks."""
        words = self.query_one("#celebrate", WordBox).text
        kept = reading_back.end(self.open_book, words)
        self.open_book.drop_draft("peer.celebrate")
        self.shell.session_over(say("peer.read_back.ended", count=kept))


def line_row(line: Line, *, out: bool = False) -> Row:
    """One line with what it was, and who typed it; one that was left out says so, without a box to tick."""
    if out:
        said = [say(f"peer.read_back.{'stays' if line.what == 'removed' else 'out'}")]
        return Row(line.id, clipped(line.words), below=tuple(said))
    said = [f"{label}: {clipped(words)}" for label, words in line.details]
    said += [clipped(fact) for fact in facts_of(line)]
    return Row(line.id, clipped(line.words), mark=line.confirmed, below=tuple(said))


def facts_of(line: Line) -> Iterator[str]:
    """New, or what it was before; and that the supporter typed it."""
    if line.what == "changed":
        yield say("peer.read_back.changed", words=line.before)
    else:
        yield say(f"peer.read_back.{line.what}")
    if line.typed_by == "supporter":
        yield say("peer.read_back.typed")


def ways_of(line: Line, *, out: bool = False) -> list[tuple[str, str]]:
    """What can be done with a line."""
    if out:
        return [("leave_out", say("peer.read_back.put_back"))]
    if line.what == "removed":
        return [
            ("keep", say("peer.read_back.keep_removed")),
            ("leave_out", say("peer.read_back.back_in")),
        ]
    return [(way, say(f"peer.read_back.{way}")) for way in ("keep", "change", "leave_out")]
