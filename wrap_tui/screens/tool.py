"""One tool: what belongs to it, where it is used, how it went, and one more try."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows.older import where
from wrap_tui.flows.sections import shown
from wrap_tui.flows.toolbox import half_key, tool_view, tried_words, try_out
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.gone import BRING_BACK, OfOneThing
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row, whole_words
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

_VERDICTS = ("keep", "change", "drop")
MENTION: Final = 120
"""Characters of a thing that uses the tool."""


def short(words: str) -> str:
    """The first words of a thing that is used elsewhere: all of it is read there."""
    line = one_line(words)
    return line if len(line) <= MENTION else f"{whole_words(line, MENTION)} ..."


class ToolPage(OfOneThing):
    """t writes down how a try went, and asks what now: keep, change, let go."""

    KEYS: ClassVar[tuple[str, ...]] = ("tool",)
    AUTO_FOCUS: ClassVar[str | None] = "#try_out"

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item_id = item

    def body(self) -> ComposeResult:
        """Buttons, a box for what happened, the lines."""
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.tools.tried"), id="try_out")
            yield PlainButton(say("pages.tools.change"), id="change")
            yield PlainButton(say("pages.gone.bring_back"), id=BRING_BACK)
        draft = half_key(self.open_book, self.item_id)
        box = WordBox(one_line=True, hint=say("pages.tools.happened"), draft=draft, id="box")
        box.display = False
        yield box
        yield PlanLines(id="lines")

    def redraw(self) -> None:
        """Fill the page. Of a tool that is gone it says so, and its words wait."""
        for button in ("#try_out", "#change"):
            self.query_one(button).display = self.there
        self.query_one(f"#{BRING_BACK}").display = not self.there and self.can_come_back
        if not self.there:
            self.query_one(WordBox).display = False
            self.head(say("pages.tools.one"))
            self.query_one(PlanLines).show((PlanLine(self.gone_words(), "strong"),))
            self.focus_first(f"#{BRING_BACK}")
            return
        if self.focused is None:
            self.focus_first("#try_out")
        title, _ = shown(self.open_book.plan, self.open_book.catalog, self.open_book.plan.items[self.item_id])
        self.head(clipped(title), say("pages.tools.one"))
        self.query_one(PlanLines).show(self.lines())

    def lines(self) -> Iterator[PlanLine]:
        """The tool, where it is used, how it went."""
        book = self.open_book
        view = tool_view(book, self.item_id)
        title, details = shown(book.plan, book.catalog, view.item)
        yield PlanLine(title, "strong")
        yield from (PlanLine(f"{label}: {words}", deep=True) for label, words in details)
        if view.used:
            yield PlanLine("", "gap")
            yield PlanLine(say("pages.tools.used"), "heading")
            for item in view.used:
                words, _ = shown(book.plan, book.catalog, item)
                yield PlanLine(short(item.words("title") or words), note=where(book, item))
        if view.tryouts:
            yield PlanLine("", "gap")
            yield PlanLine(say("pages.tools.tryouts"), "heading")
            for item in view.tryouts:
                yield PlanLine(tried_words(book, item))

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        await self.run_action(str(event.button.id))

    def action_change(self) -> None:
        """Change the tool."""
        if self.still_there():
            open_item(self, self.item_id)

    def action_try_out(self) -> None:
        """Write down how it went."""
        if self.still_there():
            box = self.query_one(WordBox)
            box.display = True
            box.focus()

    @on(WordBox.Submitted)
    def ask_verdict(self, event: WordBox.Submitted) -> None:
        """What now: keep, change, let go."""
        words = event.text
        rows = [
            Row(verdict, say(f"pages.tools.{verdict}"), key=str(i)) for i, verdict in enumerate(_VERDICTS, 1)
        ]
        self.shell.push_screen(
            Choose(say("pages.tools.what_now"), rows), lambda verdict: self.tried(words, verdict or "")
        )

    def tried(self, words: str, verdict: str) -> None:
        """Note the try-out; a tool that is let go leaves this page. The words wait when the tool is gone."""
        box = self.query_one(WordBox)
        if try_out(self.open_book, self.item_id, words, verdict) is None:
            self.tell(self.gone_words())
            return
        self.open_book.drop_draft(box.draft)
        box.settle()
        box.display = False
        if self.open_book.plan.find(self.item_id) is None:
            self.shell.back()
        elif verdict == "change":
            self.action_change()
        self.shell.tell(say("pages.tools.noted"))
