"""I am not sure: the person's own triggers and signs; marking one leads to the plan that belongs to it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.checkin import CheckIn, Thing
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.router import notice, own_things, plans_of, tools_in_sight, way_to_plan
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
        rows.extend(
            Row(f"to:{i}", say("pages.notice.open_plan", section=clipped(plan.label)), gap=i == 0)
            for i, plan in enumerate(plans_of(book, things))
        )
        if not things:
            if tools_in_sight(book):
                rows.append(Row("section:toolbox", names["toolbox"], gap=True))
            rows.append(Row("people:", say("pages.menu.people")))
            rows.append(Row("crisis:", say("pages.notice.crisis")))
        return rows

    @on(ChoiceList.Ticked)
    def mark(self, event: ChoiceList.Ticked) -> None:
        """Mark a thing, or take the mark back."""
        if (thing := self.thing(event.row.id)) is not None:
            CheckIn(self.open_book).toggle(thing)

    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened) -> None:
        """Mark a thing and go to the plan for it, or open a plan."""
        book = self.open_book
        kind, colon, name = event.row.id.partition(":")
        if kind == "to":
            plan = plans_of(book, own_things(book))[int(name)]
            self.shell.go(*way_to_plan(book, plan.section, plan.item))
        elif colon:
            self.shell.go(kind, *([name] if name else []))
        elif (thing := self.thing(kind)) is not None:
            self.shell.go(*way_to_plan(book, notice(book, thing), thing.id))

    def thing(self, item_id: str) -> Thing | None:
        """The trigger or sign of a row."""
        return next((thing for thing in own_things(self.open_book) if thing.id == item_id), None)
