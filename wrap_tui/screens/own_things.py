"""I am not sure: the person's own triggers and signs; marking one leads to the plan that belongs to it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.router import own_things
from wrap_tui.screens.base import Page
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class OwnThingsPage(Page):
    """Space marks, nothing is counted; below stand the plans of what was marked, opened by choice alone."""

    def body(self) -> ComposeResult:
        """A line and the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the list."""
        self.head(say("pages.notice.own_title"))
        things = own_things(self.open_book)
        self.query_one("#line", UserText).show(say("pages.notice.own" if things else "pages.notice.own_none"))
        self.query_one(ChoiceList).set_rows(self.rows(things))

    def rows(self, things: tuple[Thing, ...]) -> list[Row]:
        """The things by section, then the plans that fit; without things the toolbox and people."""
        book = self.open_book
        names = {s.id: section_name(book.plan, s) for s in book.catalog.sections}
        rows: list[Row] = []
        for section in dict.fromkeys(thing.section for thing in things):
            rows.append(heading(names[section], gap=bool(rows)))
            rows.extend(
                Row(thing.id, clipped(thing.label), mark=thing.marked)
                for thing in things
                if thing.section == section
            )
        marked = dict.fromkeys(thing.section for thing in things if thing.marked)
        rows.extend(
            Row(f"plan:{section}", say("pages.notice.open_plan", section=names[section]), gap=i == 0)
            for i, section in enumerate(marked)
        )
        if not things:
            rows.append(Row("section:toolbox", names["toolbox"], gap=True))
            rows.append(Row("people:", say("pages.menu.people")))
            rows.append(Row("crisis:", say("pages.notice.crisis")))
        return rows

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Mark a thing, or open a plan."""
        kind, colon, name = event.row.id.partition(":")
        if colon:
            self.shell.go(kind, *([name] if name else []))
            return
        thing = next((thing for thing in own_things(self.open_book) if thing.id == kind), None)
        if thing is not None:
            CheckIn(self.open_book).toggle(thing)
