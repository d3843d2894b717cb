"""One question as it stands on the page: the words, what was written, the box, answers, a form, ideas."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from wrap_tui.domain.schema import Question
from wrap_tui.flows.box import WRITTEN_KINDS, Box
from wrap_tui.flows.forms import Form
from wrap_tui.flows.guide import Guide
from wrap_tui.screens.form_fields import FormFields
from wrap_tui.screens.guide_parts import answer_rows, box_hint, idea_rows, written_rows
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class Asking(Vertical):
    """Every part that a question may need; `ask` shows those that this one needs. The page has the handlers."""

    def compose(self) -> ComposeResult:
        """The parts in their order."""
        yield UserText(id="ask", classes="question")
        yield UserText(id="help", classes="help")
        yield UserText(id="why", classes="why")
        yield UserText(id="beside", classes="beside")
        yield ChoiceList(turns=True, id="written")
        yield WordBox(id="box")
        yield ChoiceList(turns=True, id="answers")
        yield Vertical(id="form")
        yield ChoiceList(turns=True, id="ideas")

    @property
    def box(self) -> WordBox:
        """The box of the question."""
        return self.query_one("#box", WordBox)

    def ask(self, book: Book, question: Question) -> None:
        """Put a question on the page."""
        self.show("#ask", question.ask)
        self.show("#help", question.help)
        self.show("#why", "")
        texts = book.plan.texts(question.beside) if question.beside else ()
        self.show("#beside", f"{say('pages.guide.beside')} {', '.join(texts)}" if texts else "")
        self.show_box(book, question)
        self.show_form(book, question)
        self.show_ideas(question, everything=False)
        self.query_one("#answers").display = question.kind in ("choice", "yesno")

    def show(self, selector: str, words: str) -> None:
        """Show words in a place, or take the place away."""
        widget = self.query_one(selector, UserText)
        widget.show(words)
        widget.display = bool(words)

    def show_box(self, book: Book, question: Question) -> None:
        """Make the box fit the question, with what is half typed in it."""
        flow, box = Box(book, question), self.box
        box.display = question.kind in WRITTEN_KINDS
        box.draft = flow.key if box.display else ""
        box.field, box.one_line = flow.field, not flow.long
        box.ends_when_empty = flow.long
        box.placeholder = say(f"pages.guide.{box_hint(question.kind)}")
        box.settle(flow.kept)
        if flow.words != flow.kept and box.draft:
            box.put_draft(flow.words, flow.cursor)

    def show_form(self, book: Book, question: Question) -> None:
        """Show the boxes of a question that is a form."""
        place = self.query_one("#form", Vertical)
        place.remove_children()
        place.display = question.kind == "form"
        if place.display:
            place.mount(FormFields(Form(book, question)))

    def show_ideas(self, question: Question, *, everything: bool) -> None:
        """Show a few ideas, or all."""
        ideas = self.query_one("#ideas", ChoiceList)
        rows = idea_rows(question, everything=everything)
        ideas.set_rows(rows)
        ideas.display = bool(rows)

    def show_answers(self, guide: Guide) -> None:
        """Show what was written or chosen so far."""
        written = written_rows(guide, self)
        self.query_one("#written", ChoiceList).set_rows(written)
        self.query_one("#written").display = bool(written)
        self.query_one("#answers", ChoiceList).set_rows(answer_rows(guide))

    def toggle_why(self, why: str) -> None:
        """Say why this is asked, or take it away again."""
        shown = self.query_one("#why").display
        self.show("#why", "" if shown else f"{say('pages.guide.why')}: {why}")
