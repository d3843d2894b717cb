"""Check-in: a word for the day, what was met or noticed, good things, a note. Each can be left out."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import StoreError
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.checkin import GOOD_THINGS, can_erase, checked_in
from wrap_tui.flows.keeping import erased_words
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.check_in_good import ChangesGood
from wrap_tui.screens.check_in_rows import LEAVE_OUT, OTHER_WORDS, parts_of, rows_of
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.screens.today import FOLLOW
from wrap_tui.services.keeping import erase_check_in_everywhere
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say, sentence_of


class CheckInPage(ChangesGood):
    """One part at a time; everything is kept at once, Esc stops at any time. Three keys are possible."""

    KEYS: ClassVar[tuple[str, ...]] = ("check_in",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, date: str = "") -> None:
        super().__init__(date)
        self.at = 0
        self.dated = bool(date)

    @property
    def part(self) -> str:
        """The part shown now."""
        return parts_of(self.flow)[self.at]

    def body(self) -> ComposeResult:
        """A question, rows, a box, buttons."""
        yield UserText(id="ask", classes="question")
        yield UserText(id="help", classes="help")
        yield ChoiceList(turns=True, id="rows")
        yield WordBox(id="box")
        with ButtonRow(id="buttons"):
            yield PlainButton(say("pages.check_in.go_on"), id="go_on")
            yield PlainButton(say("pages.check_in.take_out"), id="take_out")
            yield PlainButton(say("pages.check_in.erase"), id="erase")

    def redraw(self) -> None:
        """Show the part."""
        flow, part = self.flow, self.part
        step = say("pages.check_in.step", number=self.at + 1, total=len(parts_of(flow)))
        self.dated = bool(self.date) or flow.date != self.open_book.today()
        self.head(say("pages.check_in.title"), spoken_date(flow.date) if self.dated else "", step)
        self.query_one("#ask", UserText).show(say(f"pages.check_in.ask_{part}"))
        chosen = part == "word" and bool(flow.day.word)
        self.query_one("#help", UserText).show(
            say(f"pages.check_in.help_{part}{'_chosen' if chosen else ''}")
        )
        rows = self.query_one("#rows", ChoiceList)
        rows.set_rows(rows_of(flow, part))
        rows.display = bool(rows.rows)
        box = self.query_one("#box", WordBox)
        box.display = part == "note" or (
            part == "good" and (bool(self.changes or box.text.strip()) or len(flow.day.good) < GOOD_THINGS)
        )
        self.query_one("#take_out").display = self.query_one("#erase").display = can_erase(flow)

    def ready(self) -> None:
        """The first part. A page left open over night says which day it belongs to."""
        self.show_part()
        self.set_interval(FOLLOW, self.follow_date)

    def follow_date(self) -> None:
        """Show the date of the page once that is no longer today."""
        if not self.dated and self.flow.date != self.open_book.today():
            self.redraw()

    def show_part(self) -> None:
        """Show a part with the pointer where Enter leaves it out."""
        part, flow = self.part, self.flow
        box = self.query_one("#box", WordBox)
        self.changes = ""
        box.draft = flow.key(part) if part in ("good", "note") else ""
        box.one_line, box.ends_on_empty = part == "good", part == "note"
        box.placeholder = say(f"pages.check_in.hint_{part}") if part in ("good", "note") else ""
        box.settle(flow.day.note if part == "note" else "")
        self.redraw()
        self.restore_drafts()
        if part == "good" and (changed := flow.half_changed[0]):
            self.begin_change(changed)
        self.query_one("#rows", ChoiceList).go_to(LEAVE_OUT)
        self.focus_first("#box", "#rows", "#go_on")
        self.show_frame()

    def next_part(self) -> None:
        """On to the next part, or done."""
        if not self.keep_box():
            return
        if self.at + 1 < len(parts_of(self.flow)):
            self.at += 1
            self.show_part()
        else:
            self.finish()

    def finish(self) -> None:
        """Back to where the person was; that it is noted is said there. Saved is said by the frame, when it is."""
        noted = checked_in(self.flow.day)
        self.shell.back()
        if noted:
            self.shell.tell(say("pages.check_in.noted"))

    def keep_box(self) -> bool:
        """Keep what stands in the box; False when it is too long. Good things beyond the third stay in the box."""
        if not self.keep_change():
            return False
        box = self.query_one("#box", WordBox)
        draft = box.draft
        if draft and too_long(box.text):
            self.tell(say("flows.answers.long"))
            return False
        if self.part == "note":
            self.flow.note(box.text.rstrip())
            box.settle(box.text)
        elif self.part == "good" and box.text.strip():
            rest = self.flow.add_goods(box.text)
            box.settle()
            if rest:
                box.put_draft(rest)
                self.open_book.draft(draft, {box.field: rest}, (0, 0), box.field)
                self.tell(say("pages.check_in.rest"))
                return True
        if draft:
            self.open_book.drop_draft(draft)
        return True

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Take a word and go on; in other lists Enter goes on."""
        kind, _, name = event.row.id.partition(":")
        if kind == "word":
            self.choose(int(name))
        elif kind == "good":
            self.ask_about_good(int(name))
        elif kind == OTHER_WORDS:
            self.shell.go("own_words")
        else:
            self.next_part()

    def choose(self, at: int) -> None:
        """Take a word for the day."""
        word = self.flow.words()[at]
        if word != self.flow.day.word:
            self.flow.choose_word(word)
        self.next_part()

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Mark a trigger or sign, or take a word back."""
        kind, _, name = event.row.id.partition(":")
        if kind == "word":
            self.flow.choose_word(self.flow.words()[int(name)])
            return
        thing = next((thing for thing in self.flow.things() if thing.id == event.row.id), None)
        if thing is not None:
            self.flow.toggle(thing)

    @on(WordBox.Submitted)
    def submit(self, event: WordBox.Submitted) -> None:
        """Enter adds a good thing, or keeps its other words; on an empty box it goes on."""
        if self.part == "good" and (self.changes or event.text.strip()):
            self.keep_change() if self.changes else self.keep_box()
            self.redraw()
            self.focus_first("#box", "#rows", "#go_on")
        else:
            self.next_part()

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn goes on, PgUp back."""
        if event.forward:
            self.next_part()
        else:
            self.action_previous()

    def action_next(self) -> None:
        """The next part."""
        self.next_part()

    def action_previous(self) -> None:
        """The part before."""
        if self.keep_box() and self.at:
            self.at -= 1
            self.show_part()

    def action_digit(self, key: str) -> None:
        """Choose a word by its digit."""
        self.query_one("#rows", ChoiceList).open_key(key)

    @on(PlainButton.Pressed)
    def press(self, event: PlainButton.Pressed) -> None:
        """Go on, or take the whole check-in out."""
        if event.button.id == "go_on":
            self.next_part()
            return
        if event.button.id == "erase":
            self.ask_to_erase()
            return
        self.flow.remove_all()
        self.query_one("#box", WordBox).settle()
        self.shell.back()
        self.shell.tell(say("pages.check_in.taken_out"))

    def ask_to_erase(self) -> None:
        """Ask once, saying what goes."""
        question = Confirm(
            say("pages.check_in.erase"),
            line=say("pages.check_in.erase_line"),
            yes=say("pages.older.erase_yes"),
            no=say("pages.older.erase_no"),
        )
        self.shell.push_screen(question, self.erase_if)

    def erase_if(self, answer: bool | None) -> None:
        """Go on after the question."""
        if answer:
            self.run_worker(self.erase())

    async def erase(self) -> None:
        """Erase the check-in of the date for good, also from kept backups."""
        self.query_one("#box", WordBox).settle()
        book, date = self.open_book, self.flow.date
        try:
            notices = await asyncio.to_thread(erase_check_in_everywhere, book, date)
        except StoreError as error:
            self.tell(sentence_of(error))
            return
        self.shell.back()
        self.shell.tell(erased_words(notices) if book.vault else say("pages.older.erased"))

    async def action_back(self) -> None:
        """Stop here; the note and other words for a good thing are kept, a half-typed one waits."""
        if not (self.keep_box() if self.part == "note" else self.keep_change()):
            return
        await super().action_back()
