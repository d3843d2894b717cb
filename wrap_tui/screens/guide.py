"""Guided questions: one at a time, a box, ideas to be changed, and ways on, back and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from wrap_tui.domain.text import one_line
from wrap_tui.flows.answering import STAYS
from wrap_tui.flows.box import Box, wants_form
from wrap_tui.flows.guide import Guide, guide_for, one_question
from wrap_tui.screens.asking import Asking
from wrap_tui.screens.form_fields import FormFields
from wrap_tui.screens.guide_hints import guide_hints
from wrap_tui.screens.guide_parts import end_rows, heading_of
from wrap_tui.screens.letters import LettersIntoBox
from wrap_tui.screens.opening import open_item
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

ONE = "one"


class GuidePage(LettersIntoBox):
    """`go("guide", section)`, `go("guide", "first_page")`, or one question: `go("guide", question, "one")`."""

    KEYS: ClassVar[tuple[str, ...]] = ("guide",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, name: str, start: str = "") -> None:
        super().__init__()
        self.flow, self.start = name, start
        self._guide: Guide | None = None
        self._asked = ""

    @property
    def guide(self) -> Guide:
        """The walk through the questions."""
        if self._guide is None:
            book = self.open_book
            one = self.start == ONE
            self._guide = one_question(book, self.flow) if one else guide_for(book, self.flow, self.start)
        return self._guide

    def body(self) -> ComposeResult:
        """Every part that a question may need; `redraw` shows those that this one needs."""
        with Vertical(id="question"):
            yield Asking(id="asking")
            with ButtonRow(id="guide-buttons"):
                yield PlainButton(say("pages.guide.back"), id="back")
                yield PlainButton(say("pages.guide.next"), id="next")
                yield PlainButton(say("pages.guide.stop"), id="stop")
        with Vertical(id="ended"):
            yield UserText(id="end-line", classes="question")
            yield ChoiceList(id="end")

    def redraw(self) -> None:
        """Show the question asked now, or the end."""
        guide = self.guide
        self.head(*heading_of(guide, one=self.start == ONE))
        self.query_one("#question").display = not guide.ended
        self.query_one("#ended").display = guide.ended
        if guide.ended:
            self.show_end()
            return
        if self._asked != guide.question.id:
            self._asked = guide.question.id
            self.ask()
        self.asking.show_answers(guide)

    @property
    def asking(self) -> Asking:
        """The question as it stands on the page."""
        return self.query_one(Asking)

    def ask(self) -> None:
        """Put a question on the page."""
        self.hold_keys()
        self.asking.ask(self.open_book, self.guide.question)
        self.show_frame()
        for button in ("#back", "#next"):
            self.query_one(button).display = self.start != ONE
        self.call_after_refresh(self.begin)

    def on_screen_resume(self) -> None:
        """Come back from a form: a name that was taken over, or that waits in it, does not stand in the box any more."""
        if not self._asked or self.guide.ended:
            return
        box = self.asking.box
        question = self.guide.question
        apart = box.draft == question.id and Box(self.open_book, question).half_form
        if box.typed and box.draft and (apart or box.draft not in self.open_book.plan.drafts):
            self.asking.show_box(self.open_book, question)

    def begin(self) -> None:
        """Put the typing where it starts."""
        if not self.wanted_spot and self.guide.question.kind != "form":
            self.focus_first("#box", "#answers", "#next", "#stop")
        if self.guide.question.kind != "form":
            self.let_keys_go()

    @on(FormFields.Ready)
    def begin_form(self, event: FormFields.Ready) -> None:
        """Put the typing into the form."""
        self.focus_first(f"#{event.fields.first_wanted()}")
        self.let_keys_go()

    def hints(self) -> Iterable[Hint]:
        """The keys as a question has them: Enter twice, ideas below, stop; behind the last one no next."""
        box = self.query_one("#box", WordBox)
        if not (box.has_focus and box.one_line):
            nothing_more = {self.hint("guide.next").label} if self.guide.ended else set()
            yield from (hint for hint in super().hints() if hint.label not in nothing_more)
            if isinstance(self.focused, ChoiceList) and self.focused.id == "written":
                yield self.hint("guide.remove", place=25)
            return
        yield from guide_hints(
            self, many=not self.guide.question.single, ideas=self.query_one("#ideas").display
        )

    # Answers

    def keep_words(self) -> bool:
        """Put what is typed into the plan; False when it cannot be kept and stays in the box."""
        for fields in self.query(FormFields):
            fields.collect()
            if fields.form.long:
                self.tell(say("flows.answers.long"))
                return False
            if fields.form.changed:
                fields.form.keep()
        box = self.query_one("#box", WordBox)
        flow = Box(self.open_book, self.guide.question)
        if not box.display or not (box.typed or self.guide.question.single):
            return True
        flow.words = box.text
        kept = flow.keep()
        if kept.outcome not in ("kept", "empty"):
            self.tell(say(f"flows.answers.{kept.outcome}"))
        if kept.outcome not in STAYS:
            box.settle(flow.words if not flow.question.single else box.text)
        return kept.outcome not in STAYS

    @on(WordBox.Submitted, "#box")
    def submit(self, event: WordBox.Submitted) -> None:
        """Enter adds; on an empty box, and after a one-line answer, it goes on."""
        question = self.guide.question
        if question.single or not event.text.strip():
            self.action_next()
        elif wants_form(self.open_book, question):
            self.shell.go("form", question.id)
        else:
            self.tell("")
            self.keep_words()

    @on(WordBox.Submitted)
    def next_box(self, event: WordBox.Submitted) -> None:
        """Enter in a form goes from box to box."""
        self.go_on_in_form(event.box)

    def after_form(self) -> None:
        """Enter in the last box of a form goes on."""
        self.action_next()

    @on(WordBox.Pasted)
    def pasted(self, event: WordBox.Pasted) -> None:
        """Say what Enter will do with a pasted list."""
        if not self.guide.question.single:
            self.tell(say("pages.guide.pasted", count=event.lines))

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp in the box turn the question."""
        if event.forward:
            self.action_next()
        else:
            self.action_previous()

    @on(ChoiceList.Opened, "#ideas")
    def take_idea(self, event: ChoiceList.Opened) -> None:
        """Copy an idea into the box, to be changed there."""
        if event.row.id == "more":
            self.asking.show_ideas(self.guide.question, everything=True)
            return
        box = self.query_one("#box", WordBox)
        flow = Box(self.open_book, self.guide.question)
        flow.words = box.text
        box.put_idea(flow.take_idea(event.row.text))
        self.tell(say("pages.guide.idea_taken"))

    @on(ChoiceList.Opened, "#answers")
    @on(ChoiceList.Ticked, "#answers")
    def choose(self, event: ChoiceList.Opened | ChoiceList.Ticked) -> None:
        """Take an answer; the same one again takes it back. Enter then goes on."""
        self.guide.choose(event.row.id)
        if isinstance(event, ChoiceList.Opened) and self.guide.items():
            self.action_next()

    @on(ChoiceList.Opened, "#written")
    def open_written(self, event: ChoiceList.Opened) -> None:
        """Change what was written, or say more about it."""
        kind, _, name = event.row.id.partition(":")
        if kind == "draft":
            self.shell.go("form", name)
        else:
            open_item(self, event.row.id)

    @on(ChoiceList.Opened, "#end")
    async def open_end(self, event: ChoiceList.Opened) -> None:
        """Go on with more questions, go back, or change a line."""
        if event.row.id == "more":
            self.guide.go_on()
            self.redraw()
        elif event.row.id == "back":
            await self.leave()
        else:
            open_item(self, event.row.id)

    def action_remove(self) -> None:
        """Take out the line under the pointer; undo brings it back."""
        rows = self.focused
        if isinstance(rows, ChoiceList) and rows.id in ("written", "end") and rows.row is not None:
            words = one_line(rows.row.text)[:60]
            if self.guide.take_out(rows.row.id):
                self.tell(say("pages.section.removed", words=words))

    def show_end(self) -> None:
        """Read back what was written."""
        self._asked = ""
        self.query_one("#end-line", UserText).show(say("pages.guide.end"))
        self.query_one("#end", ChoiceList).set_rows(end_rows(self.guide), go_to="back")
        self.call_after_refresh(self.focus_first, "#end")

    # Ways

    def action_next(self) -> None:
        """The next question, or the end. Words in the box are kept."""
        self.tell("")
        if not self.guide.ended and self.keep_words():
            more = self.guide.forward()
            if more or self.start != ONE:
                self.redraw()
            else:
                self.shell.back()

    def action_previous(self) -> None:
        """The question before; at the first one step back."""
        self.tell("")
        if not self.guide.ended and not self.keep_words():
            return
        if self.guide.back():
            self.redraw()

    def action_why(self) -> None:
        """Say why this is asked, or take it away again."""
        self.asking.toggle_why(self.guide.question.why)

    def help_words(self) -> str:
        """Why this is asked, on top of the help page."""
        return "" if self.guide.ended else f"{say('pages.guide.why')}: {self.guide.question.why}"

    def action_digit(self, key: str) -> None:
        """Choose an answer by its digit."""
        answers = self.query_one("#answers", ChoiceList)
        if answers.display:
            answers.open_key(key)

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        if event.button.id == "next":
            self.action_next()
        elif event.button.id == "back" and self.guide.at:
            self.action_previous()
        else:
            await self.action_back()

    async def action_back(self) -> None:
        """Stop here: half-typed words wait as a draft, and the same question is asked first next time."""
        if not self.guide.ended and self.guide.question.single and not self.keep_words():
            return
        if not self.guide.ended and self.start != ONE:
            self.guide.stop()
        await self.leave()

    async def leave(self) -> None:
        """Go back to where the person was."""
        await super().action_back()
