"""Nine areas of life: a list of areas, each to be opened, left alone or put away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from wrap_tui.flows.reflection import SECTION, areas, hidden_areas, hide_area, show_areas
from wrap_tui.screens.opening_rows import OpeningRows
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class ReflectPage(OpeningRows):
    """Enter opens an area, h puts it away. Nothing says how much was answered."""

    KEYS: ClassVar[tuple[str, ...]] = ("reflect",)
    OPENS: ClassVar[str] = "area"

    def body(self) -> ComposeResult:
        """A line, the areas."""
        yield UserText(say("pages.reflect.line"), classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        book = self.open_book
        self.head(say("pages.reflect.title"))
        rows = [Row(area.id, area.label, area.line) for area in areas(book)]
        rows.append(Row("page:goals", say("pages.goals.title"), gap=True))
        if hidden_areas(book):
            rows.append(Row("do:show_all", say("pages.reflect.show_all")))
        rows.append(Row("do:save", say("pages.section.alone")))
        self.query_one(ChoiceList).set_rows(rows)

    def action_put_away(self) -> None:
        """Put the area under the pointer away; its answers stay."""
        row = self.query_one(ChoiceList).row
        if row is not None and ":" not in row.id:
            hide_area(self.open_book, row.id)
            self.tell(say("pages.reflect.put_away", area=row.text))

    def action_show_all(self) -> None:
        """Show the areas again that were put away."""
        show_areas(self.open_book)

    def action_save(self) -> None:
        """Print or save the nine areas alone."""
        self.shell.go("export", SECTION)
