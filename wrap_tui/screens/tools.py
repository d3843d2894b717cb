"""Finding a tool that fits now: tags to tick (alone, at night, free, five minutes, own ones), and the tools that have them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.toolbox import TRY, USE, tag_label, tags_in_use, tools
from wrap_tui.flows.when import counted
from wrap_tui.screens.base import Page
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class ToolsPage(Page):
    """Space ticks a tag; Enter on a tool opens it."""

    KEYS: ClassVar[tuple[str, ...]] = ("tools",)

    def __init__(self) -> None:
        super().__init__()
        self.wanted: set[str] = set()

    def body(self) -> ComposeResult:
        """A line and the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="rows")

    def redraw(self) -> None:
        """Fill the list."""
        book = self.open_book
        found = tools(book, self.wanted)
        tags = tags_in_use(book)
        untried = tools(book, self.wanted, TRY)
        self.head(say("pages.tools.title"), counted(len(found) or len(untried)))
        nothing = not (found or untried or self.wanted)
        line = "empty" if nothing else "line" if tags else "no_tags"
        self.query_one("#line", UserText).show(say(f"pages.tools.{line}"))
        if nothing:
            self.query_one(ChoiceList).set_rows((Row("first", say("pages.tools.first")),))
            return
        rows = [Row(f"tag:{tag}", tag_label(book, tag), mark=tag in self.wanted) for tag in tags]
        if found or not untried:
            rows.append(heading(say("pages.tools.fit"), gap=bool(tags)))
        rows.extend(Row(item.id, clipped(linked_name(book.plan, item.id))) for item in found)
        if untried:
            rows.append(heading(say("pages.tools.to_try")))
            rows.extend(Row(item.id, clipped(linked_name(book.plan, item.id))) for item in untried)
        if not (found or untried):
            rows.append(Row("all", say("pages.tools.none")))
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Ticked | ChoiceList.Opened) -> None:
        """Tick a tag, or open a tool."""
        kind, colon, tag = event.row.id.partition(":")
        if colon:
            self.wanted ^= {tag}
            self.redraw()
        elif kind == "all":
            self.action_clear()
        elif kind == "first":
            self.shell.go("guide", USE, "one")
        else:
            self.shell.go("tool", kind)

    def action_clear(self) -> None:
        """Show all tools again."""
        self.wanted = set()
        self.redraw()
