"""The page of one section: numbered things with what belongs to them, and the way to the questions."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.text import one_line
from wrap_tui.flows import changing_crisis
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.flows.sections import SectionView, section_view
from wrap_tui.flows.steps import takes_steps
from wrap_tui.flows.when import counted
from wrap_tui.screens.opening import open_item, open_question
from wrap_tui.screens.ordered_page import OrderedPage
from wrap_tui.screens.section_rows import rows_of
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class SectionPage(OrderedPage):
    """Keys: a add, Enter change, d remove, u undo, o order, w what I do, h older words, g questions."""

    KEYS: ClassVar[tuple[str, ...]] = ("section",)

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section

    def body(self) -> ComposeResult:
        """A line about the section, what I am like when I am well, the list."""
        yield UserText(id="line", classes="help")
        yield UserText(id="beside", classes="beside")
        yield UserText(id="empty", classes="empty")
        yield ChoiceList(id="things")

    def view(self) -> SectionView:
        """The section as it is now."""
        return section_view(self.open_book, self.section)

    def redraw(self) -> None:
        """Fill the page."""
        view = self.view()
        count = sum(len(group.rows) for group in view.groups)
        self.head(view.title, counted(count))
        self.query_one("#line", UserText).show(view.line)
        self._show("#beside", beside_line(view))
        self._show("#empty", "" if count else empty_lines())
        rows = rows_of(view, self.open_book, letters=self.shell.settings.letter_keys)
        self.query_one(ChoiceList).set_rows(rows)

    def _show(self, selector: str, words: str) -> None:
        widget = self.query_one(selector, UserText)
        widget.show(words)
        widget.display = bool(words)

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open the thing, the question, or do what the row says; Enter ends ordering."""
        kind, _, name = event.row.id.partition(":")
        if self.ordering:
            self.end_order()
        elif kind == "do":
            await self.run_action(name)
        elif kind == "ask":
            open_question(self, name)
        elif kind == "from":
            self.shell.go("guide", self.section, name)
        elif kind == "first":
            self.shell.go("guide", FIRST_PAGE)
        elif kind == "page":
            self.shell.go(name)
        elif kind == "alone":
            self.shell.go("export", name)
        elif kind == "note":
            self.take_note_out(int(name))
        else:
            open_item(self, event.row.id)

    def take_note_out(self, at: int) -> None:
        """Take a note for later out: it is done."""
        changing_crisis.drop_note(self.open_book, at)
        self.tell(say("pages.section.note_done"))

    def action_questions(self) -> None:
        """Ask the questions one at a time, where the person stopped."""
        self.shell.go("guide", self.section)

    def action_add(self) -> None:
        """Add to the list where the pointer is; to the first list when it is on none."""
        place = self.place_of_pointer()
        if place:
            self.shell.go("guide", place, "one")

    def place_of_pointer(self) -> str:
        """The question that the pointer stands at."""
        row = self.query_one(ChoiceList).row
        item = self.open_book.plan.find(row.id) if row is not None else None
        if item is not None and not self.open_book.catalog.question(item.place).single:
            return item.place
        kind, _, name = (row.id if row is not None else "").partition(":")
        if kind == "ask" and self.open_book.catalog.knows(name):
            return name
        questions = self.open_book.catalog.section(self.section).questions
        return next((question.id for question in questions if not question.single), "")

    def action_remove(self) -> None:
        """Take the thing out; undo brings it back."""
        if item_id := self.current:
            row = self.query_one(ChoiceList).row
            self.open_book.remove(item_id)
            words = one_line(row.text)[:60] if row is not None else ""
            self.tell(say("pages.section.removed", words=words))

    def action_steps(self) -> None:
        """What I do: for this trigger or sign, else the plan of the section."""
        item = self.open_book.plan.find(self.current)
        if item is not None and takes_steps(self.open_book, item):
            self.shell.go("steps", self.section, item.id)
        else:
            self.shell.go("steps", self.section)

    def action_older(self) -> None:
        """Older words of the thing."""
        if item_id := self.current:
            self.shell.go("older", item_id)

    def action_save(self) -> None:
        """Print or save this section alone."""
        self.shell.go("export", self.section)

    def action_menu(self) -> None:
        """Show all pages."""
        self.shell.go("menu")

    def action_digit(self, key: str) -> None:
        """Digits open pages on Today and on all pages; here they could be meant for a numbered thing."""
        self.tell(say("pages.section.digits", key=self.hint("section.menu").spoken))


def beside_line(view: SectionView) -> str:
    """What I am like when I am well, for sections that show it beside."""
    return f"{say('pages.section.beside')} {'; '.join(view.beside)}" if view.beside else ""


def empty_lines(area: str = "section") -> str:
    """What an empty section says (or another page that has its own two lines)."""
    return f"{say(f'pages.{area}.empty')}\n{say(f'pages.{area}.empty_more')}"
