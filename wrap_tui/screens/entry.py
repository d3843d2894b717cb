"""One journal entry: reading and changing it, and making something of marked words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui import keys
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.journal import becomes, entry_of, made_words, make_of, rewrite
from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.gone import BRING_BACK, OfOneThing
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class EntryPage(OfOneThing):
    """Going back keeps the words; F3 makes a trigger, sign, tool, strength or goal of the marked ones."""

    KEYS: ClassVar[tuple[str, ...]] = ("entry",)
    AUTO_FOCUS: ClassVar[str | None] = "#text"

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item_id = item
        self.came_back = False

    def body(self) -> ComposeResult:
        """Title, text, buttons, what was made from it."""
        yield WordBox(
            one_line=True,
            draft=self.item_id,
            field="title",
            hint=say("pages.journal.title_hint"),
            id="title-box",
        )
        yield WordBox(draft=self.item_id, field="text", id="text", classes="-long")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.journal.make"), id="make")
            yield PlainButton(say("pages.journal.remove"), id="remove")
            yield PlainButton(say("pages.gone.bring_back"), id=BRING_BACK)
        yield ChoiceList(id="links")

    def hints(self) -> Iterable[Hint]:
        """Making something is said where there is something to be made."""
        gone = "" if becomes(self.open_book) else keys.row("entry.make").label
        return (hint for hint in super().hints() if not gone or hint.label != gone)

    def redraw(self) -> None:
        """Put the words in, unless others are typed; show what was made from them. A removed entry says that it is."""
        plan = self.open_book.plan
        item = plan.items.get(self.item_id)
        self.query_one("#make").display = self.there and bool(becomes(self.open_book))
        self.query_one("#remove").display = self.there
        self.query_one(f"#{BRING_BACK}").display = not self.there and self.can_come_back
        if item is None:
            self.head(say("pages.journal.entry"), say("pages.journal.is_removed"))
            return
        entry = entry_of(self.open_book, item)
        title, text = self.query_one("#title-box", WordBox), self.query_one("#text", WordBox)
        if item.removed is None:
            self.head(say("pages.journal.entry"), spoken_date(entry.moment[:10], year=True))
        else:
            self.head(say("pages.journal.entry"), say("pages.journal.is_removed"))
        for box, words in ((title, entry.title), (text, entry.text)):
            if not box.typed:
                box.settle(words)
        rows = [Row(link, clipped(linked_name(plan, link))) for link in entry.links if plan.find(link)]
        self.query_one(ChoiceList).set_rows([heading(say("pages.journal.links")), *rows] if rows else [])

    @on(ChoiceList.Opened)
    def open_link(self, event: ChoiceList.Opened) -> None:
        """Open what was made from the entry."""
        open_item(self, event.row.id)

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp go to the next thing, or back."""
        self.step_focus(1 if event.forward else -1)

    @on(WordBox.Submitted)
    def to_text(self) -> None:
        """Enter in the title goes to the text."""
        self.focus_first("#text")

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        await self.run_action(str(event.button.id))

    def action_make(self) -> None:
        """Ask what the marked words shall become; in a session what stands in its sections."""
        kinds = becomes(self.open_book)
        if not kinds:
            self.tell(say("peer.shut"))
            return
        words = self.query_one("#text", WordBox).marked_words
        if not words.strip():
            self.tell(say("pages.journal.mark_first"))
            return
        rows = [Row(kind, say(f"pages.journal.as_{kind}"), key=str(i)) for i, kind in enumerate(kinds, 1)]
        title, line = say("pages.journal.make"), say("pages.journal.make_line")
        self.shell.push_screen(Choose(title, rows, line=line), lambda kind: self.made(words, kind))

    def made(self, words: str, kind: str | None) -> None:
        """Make it, linked to this entry."""
        if kind is None or not self.keep() or not self.still_there():
            return
        if make_of(self.open_book, self.item_id, words, kind) is not None:
            self.query_one("#text", WordBox).unmark()
            self.tell(made_words(kind, words))

    def action_remove(self) -> None:
        """Take the entry out; undo brings it back."""
        if not self.keep() or not self.still_there():
            return
        self.open_book.remove(self.item_id)
        self.open_book.drop_draft(self.item_id)
        self.shell.back()
        self.shell.tell(say("pages.journal.removed"))

    def action_older(self) -> None:
        """Older words of the entry."""
        if self.keep():
            self.shell.go("older", self.item_id)

    def keep(self) -> bool:
        """Keep the words as they are now; an emptied entry stays as it was, a removed one comes back with what was
        typed. False when they are too long.
        """
        title, text = self.query_one("#title-box", WordBox), self.query_one("#text", WordBox)
        if too_long(title.text, text.text):
            self.tell(say("flows.answers.long"))
            return False
        if (title.typed or text.typed) and (text.text.strip() or title.text.strip()):
            outcome = rewrite(self.open_book, self.item_id, text=text.text, title=title.text)
            self.came_back = outcome == "back" or self.came_back
            for box in (title, text):
                box.settle(box.text)
        return True

    async def action_back(self) -> None:
        """Keep the words, then go back; words that are too long stay here."""
        if not self.keep():
            return
        self.open_book.drop_draft(self.item_id)
        await super().action_back()
        if self.came_back:
            self.shell.tell(say("pages.journal.came_back"))
