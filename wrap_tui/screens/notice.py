"""I notice something: from what the person notices to their own plan in two keys. Nothing is picked in advance."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.router import doors, set_where, take_where_back, way_to_plan, where_today, where_words
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class NoticePage(Page):
    """Digits choose, or the pointer and Enter."""

    KEYS: ClassVar[tuple[str, ...]] = ("choice",)
    AUTO_FOCUS: ClassVar[str | None] = "#doors"

    def body(self) -> ComposeResult:
        """The question and the doors."""
        yield UserText(say("pages.notice.ask"), classes="question")
        yield UserText(say("pages.notice.help"), classes="help")
        yield ChoiceList(id="doors")

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.notice.title"))
        rows = [
            Row(door.section or "own", door.label, door.line, key=str(i))
            for i, door in enumerate(doors(self.open_book), 1)
        ]
        rows.append(heading(say("pages.notice.where")))
        here = where_today(self.open_book)
        rows.extend(
            Row(f"where:{place}", words, key=str(i), mark=place == here)
            for i, (place, words) in enumerate(where_words(self.open_book), len(rows))
        )
        rows.append(Row("crisis", say("pages.notice.crisis"), key="0", gap=True))
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Go through the door. Space takes back where the person said they are."""
        kind, _, place = event.row.id.partition(":")
        if kind == "where" and isinstance(event, ChoiceList.Ticked) and not event.on:
            take_where_back(self.open_book)
            self.tell(say("pages.notice.where_back"))
        elif kind == "where":
            self.shell.go(*set_where(self.open_book, place))
        elif kind in ("own", "crisis"):
            self.shell.go("crisis" if kind == "crisis" else "own_things")
        else:
            self.shell.go(*way_to_plan(self.open_book, kind))

    def action_digit(self, key: str) -> None:
        """Choose by digit."""
        self.query_one(ChoiceList).open_key(key)
