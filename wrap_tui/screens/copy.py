"""One copy: what it holds, what changed since, its words, what became of it, its file here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from wrap_tui.domain.sharing import STATES
from wrap_tui.errors import WrapError
from wrap_tui.flows import copies
from wrap_tui.flows.copy_made import CopyMade
from wrap_tui.flows.ledger import CopyView, copy_view
from wrap_tui.screens.base import Page
from wrap_tui.screens.copies import remove_files
from wrap_tui.screens.share_rows import phrase_lines
from wrap_tui.services.printing import can_print
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say, sentence_of


class CopyPage(Page):
    """`go("copy", id)`. The words that open it are shown on request, and go when the page is left."""

    KEYS: ClassVar[tuple[str, ...]] = ("copy",)

    @dataclass
    class Worked(Message):
        """The slow work is done: what to tell."""

        said: str

    def __init__(self, copy_id: str) -> None:
        super().__init__()
        self.copy_id = copy_id
        self._words = False

    def body(self) -> ComposeResult:
        """What is known, the words, what can be done."""
        yield PlanLines(id="facts")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the page."""
        view = copy_view(self.open_book, self.copy_id)
        if view is None:
            self.head(say("copies.page.title"))
            self.query_one(PlanLines).show((PlanLine(say("pages.gone.erased"), "strong"),))
            self.query_one(ChoiceList).set_rows(())
            return
        self.head(view.title)
        self.query_one(PlanLines).show(list(self._lines(view)))
        self.query_one(ChoiceList).set_rows(list(self._rows(view)))

    def _lines(self, view: CopyView) -> Iterator[PlanLine]:
        for label, words in view.facts:
            yield PlanLine(f"{label}: {words}")
        yield PlanLine("", "gap")
        if self._words:
            yield PlanLine(say("copies.words.title_of", name=view.copy.name), "heading")
            yield from phrase_lines(view.copy.phrase)
            yield PlanLine("", "gap")
        yield PlanLine(say("copies.changed.title"), "heading")
        if not view.changed:
            yield PlanLine(say("copies.changed.none"))
        for part, lines in view.changed:
            yield PlanLine(part, "strong")
            yield from (PlanLine(line, deep=True) for line in lines)
        yield PlanLine("", "gap")

    def _rows(self, view: CopyView) -> Iterator[Row]:
        if view.copy.supporter and self.open_book.plan.find(view.copy.supporter) is not None:
            yield Row("new", say("copies.one.new"))
        if view.copy.phrase:
            yield Row("words", say("copies.one.hide" if self._words else "copies.one.show"))
            if can_print():
                yield Row("print_slip", say("copies.words.print"))
            yield Row("save_slip", say("copies.words.save"))
        if view.files:
            yield Row("remove", say("copies.one.remove"), key="d" if self.shell.settings.letter_keys else "")
        yield heading(say("copies.one.became"))
        now = say("copies.one.now")
        for state in view.states:
            yield Row(
                f"state:{state}", say(f"copies.became.{state}"), now if state == view.copy.state else ""
            )

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Do what the row says."""
        kind, _, state = event.row.id.partition(":")
        if kind == "state":
            self._mark(state)
        elif kind in ("print_slip", "save_slip"):
            self._slip(kind)
        else:
            await self.run_action(kind)

    def _mark(self, wanted: str) -> None:
        copy = copies.find_copy(self.open_book.plan, self.copy_id)
        state = next((known for known in STATES if known == wanted), None)
        if copy is None or state is None or state == copy.state:
            return
        copies.set_state(self.open_book, copy, state)
        here = copies.files_here(self.open_book)
        left = state == "given" and any(file.copy.id == copy.id for file in here)
        self.tell(say("copies.done.noted_files" if left else "copies.done.noted"))

    def action_new(self) -> None:
        """Make a new copy for them."""
        copy = copies.find_copy(self.open_book.plan, self.copy_id)
        if copy is not None:
            self.shell.go("share", copy.supporter)

    def action_words(self) -> None:
        """Show the words that open it, or hide them again."""
        self._words = not self._words
        self.redraw()

    @property
    def current(self) -> str:
        """Its first file on this computer, "" when there is none."""
        return next(iter(self._files()), "")

    def _files(self) -> tuple[str, ...]:
        copy = copies.find_copy(self.open_book.plan, self.copy_id)
        return copies.files_of(self.open_book.plan, copy) if copy is not None else ()

    def action_remove(self) -> None:
        """Take its files off this computer."""
        self.tell(remove_files(self, self._files()))
        self.redraw()

    def _slip(self, kind: str) -> None:
        copy = copies.find_copy(self.open_book.plan, self.copy_id)
        if copy is not None:
            made = CopyMade(self.open_book, self.shell.settings, [copy])
            self._do(made.print_slip if kind == "print_slip" else made.save_slip)

    @work(thread=True, group="share")
    def _do(self, do: Callable[[], str]) -> None:
        try:
            self.post_message(self.Worked(do()))
        except WrapError as error:
            self.post_message(self.Worked(sentence_of(error)))

    @on(Worked)
    def worked(self, event: Worked) -> None:
        """Say how it went."""
        self.tell(event.said)
        self.redraw()
