"""The crisis card: which lines stand on the lock page, and what that shows to whom."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import WriteError
from wrap_tui.screens.base import Page
from wrap_tui.services import crisis_card
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say, sentence_of

SWITCH = "switch"


class CardPage(Page):
    """Space takes a line onto the card. Nothing is shown until the first row is ticked."""

    def body(self) -> ComposeResult:
        """What it reveals, and the lines."""
        yield UserText(id="reveals", classes="help")
        yield ChoiceList(id="lines")

    def redraw(self) -> None:
        """Fill the list."""
        book = self.open_book
        shown = crisis_card.is_on(book)
        self.head(say("pages.card.title"), say("pages.card.on" if shown else "pages.card.off"))
        said = ["reveals", "copies", *(["demo"] if book.memory_only else [])]
        if not shown and crisis_card.is_on_elsewhere(book):
            said.insert(0, "elsewhere")
        self.query_one("#reveals", UserText).show(" ".join(say(f"pages.card.{name}") for name in said))
        self.query_one(ChoiceList).set_rows(self.rows())

    def rows(self) -> Iterator[Row]:
        """The switch, then what can stand on the card, by question."""
        book = self.open_book
        yield Row(SWITCH, say("pages.card.switch"), mark=crisis_card.is_on(book))
        lines, chosen = crisis_card.offered(book.plan), crisis_card.chosen(book.plan)
        place = ""
        for line in lines:
            if line.place != place:
                yield heading(book.catalog.question(line.place).label)
            place = line.place
            yield Row(line.key, line.words, mark=line.key in chosen)
        if not lines:
            yield Row("write", say("pages.card.write"), below=(say("pages.card.nothing"),), gap=True)

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def tick(self, event: ChoiceList.Ticked | ChoiceList.Opened) -> None:
        """Switch the card, or take a line onto it."""
        book, row = self.open_book, event.row.id
        if row == "write":
            self.shell.go("section", "crisis")
        elif row == SWITCH:
            self.switch(not crisis_card.is_on(book))
        elif not crisis_card.choose(book, row):
            self.tell(say("pages.card.full", count=crisis_card.CARD_LINES))
            self.redraw()

    def switch(self, shown: bool) -> None:
        """Show the card or wipe it, and say which."""
        book, others = self.open_book, crisis_card.is_on_elsewhere(self.open_book)
        try:
            crisis_card.switch(book, shown)
        except WriteError as error:
            self.tell(sentence_of(error))
            return
        self.tell(say(crisis_card.after_switching(book, others)))
