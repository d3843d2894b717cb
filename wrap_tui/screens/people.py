"""My people: supporters in call order with phones and hours, and people who are not to be involved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows.parting import not_involved_now, parting_lines
from wrap_tui.flows.people import ASK_WORDS, NOT_INVOLVED, SUPPORTERS, PeopleView, Person, people_view
from wrap_tui.flows.sections import shown
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.ordered_page import OrderedPage
from wrap_tui.screens.section import empty_lines
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class PeoplePage(OrderedPage):
    """Enter changes a person, a adds one, o moves, d removes, n marks as not involved."""

    KEYS: ClassVar[tuple[str, ...]] = ("people",)

    def body(self) -> ComposeResult:
        """A line, or what an empty page says; the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="things")

    def redraw(self) -> None:
        """Fill the page."""
        view = people_view(self.open_book)
        self.head(say("pages.people.title"))
        line = self.query_one("#line", UserText)
        line.show(say("pages.people.line") if view.supporters else empty_lines("people"))
        line.set_class(not view.supporters, "empty")
        line.set_class(bool(view.supporters), "help")
        self.query_one(ChoiceList).set_rows([*self._supporters(view), *self._others(view)])

    def _supporters(self, view: PeopleView) -> Iterator[Row]:
        yield heading(say("pages.people.supporters"), gap=False)
        yield from (person_row(person) for person in view.supporters)
        letters = self.shell.settings.letter_keys
        yield Row("do:add", say("pages.people.add"), key="a" if letters else "", gap=bool(view.supporters))
        if view.supporters:
            yield Row("do:ask_words", say("pages.people.ask_words"))

    def _others(self, view: PeopleView) -> Iterator[Row]:
        yield heading(say("pages.people.not_involved"), detail=say("pages.people.not_involved_line"))
        for item in view.not_involved:
            title, details = shown(self.open_book.plan, self.open_book.catalog, item)
            yield Row(item.id, title, below=tuple(f"{label}: {words}" for label, words in details))
        yield Row("do:add_not_involved", say("pages.people.add_not_involved"))
        if any(not person.out for person in view.supporters):
            letters = self.shell.settings.letter_keys
            yield Row("do:not_involve", say("pages.people.one_of_them"), key="n" if letters else "")

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Change a person, or add one; Enter ends ordering."""
        kind, _, name = event.row.id.partition(":")
        if self.ordering:
            self.end_order()
        elif kind == "do":
            await self.run_action(name)
        else:
            open_item(self, event.row.id)

    def action_add(self) -> None:
        """Add a supporter."""
        self.shell.go("form", SUPPORTERS)

    def action_ask_words(self) -> None:
        """Read or write words for asking someone."""
        self.shell.go("guide", ASK_WORDS, "one")

    def action_add_not_involved(self) -> None:
        """Add someone who is not to be involved."""
        self.shell.go("form", NOT_INVOLVED)

    def action_remove(self) -> None:
        """Take the person out; undo brings them back."""
        if item_id := self.current:
            name = one_line(self.open_book.plan.items[item_id].words("name"))
            self.open_book.remove(item_id)
            self.tell(say("pages.section.removed", words=name[:60]))

    def action_not_involve(self) -> None:
        """Mark a supporter as not involved, after saying what that changes."""
        item = self.open_book.plan.find(self.current)
        if item is None or item.place != SUPPORTERS:
            people = [one for one in people_view(self.open_book).supporters if not one.out]
            rows = [Row(one.item.id, one.name, one.relationship) for one in people]
            if rows:
                dialog = Choose(say("pages.people.one_of_them_ask"), rows)
                self.shell.push_screen(dialog, lambda one: self._sure(one) if one else None)
            return
        self._sure(item.id)

    def _sure(self, item_id: str) -> None:
        item = self.open_book.plan.items[item_id]
        name = one_line(item.words("name"))
        self.shell.push_screen(
            Confirm(
                say("pages.people.not_involve_title", name=name[:60]),
                line="\n".join(parting_lines(self.open_book, name)),
                yes=say("pages.people.go_on"),
                no=say("pages.people.keep"),
            ),
            lambda answer: self.marked(name) if answer else None,
        )

    def marked(self, name: str) -> None:
        """Take the person out of the calls."""
        not_involved_now(self.open_book, name)
        self.tell(say("pages.people.bring_back"))


def person_row(person: Person) -> Row:
    """A supporter: place in the order, name, first phone, and what else matters when ringing."""
    who = ", ".join(words for words in (person.name, person.relationship) if words)
    first, *rest = (*person.phones, *filter(None, (person.email,))) or ("",)
    below = (*rest, *person.notes)
    if person.out:
        return Row(person.item.id, who, below=(say("pages.people.out"),), lead="-")
    return Row(person.item.id, who, first, below=below, lead=f"{person.number}.")
