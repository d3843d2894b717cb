"""The form of one record: a supporter, a medicine, a tool. The name comes first, the rest behind "say more"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from wrap_tui.flows.forms import Form
from wrap_tui.flows.parting import meant
from wrap_tui.flows.people import NOT_INVOLVED
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.form_fields import FormFields
from wrap_tui.screens.page_with_form import PageWithForm
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class FormPage(PageWithForm):
    """Going back keeps a record that has its name (undo takes it out); one without a name stays a draft."""

    KEYS: ClassVar[tuple[str, ...]] = ("form",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, question: str, item: str = "") -> None:
        super().__init__()
        self.question_id, self.item_id = question, item
        self.form: Form | None = None

    def body(self) -> ComposeResult:
        """The boxes come with `redraw`; the buttons stay below them."""
        yield Vertical(id="form")
        with ButtonRow(id="form-buttons"):
            yield PlainButton(say("pages.form.keep"), id="keep")
            yield PlainButton(say("pages.form.say_more"), id="more")
            yield PlainButton(say("pages.form.stop"), id="stop")

    def redraw(self) -> None:
        """Make the form once; typing goes on in it while the plan changes elsewhere. Of a thing that was taken out
        the header says so.
        """
        if self.form is None:
            book = self.open_book
            self.form = Form(book, book.catalog.question(self.question_id), self.item_id)
            self.show_fields(everything=False)
            if self.form.taken_up:
                self.tell(say("pages.form.moved" if self.form.moved else "pages.form.draft"))
        else:
            self.show_head()

    def hints(self) -> Iterable[Hint]:
        """Saying more is offered while there is more to say."""
        more = bool(self.query("#more")) and self.query_one("#more").display
        key = self.hint("form.more").key
        return (hint for hint in super().hints() if more or hint.key != key)

    def show_fields(self, *, everything: bool) -> None:
        """Show the first boxes, or all."""
        form = self.made
        self.show_head()
        fields = FormFields(form, everything=everything)
        self.hold_keys()
        place = self.query_one("#form", Vertical)
        place.remove_children()
        place.mount(fields)
        self.query_one("#more").display = len(fields.shown()) < len(form.spec.fields)

    def show_head(self) -> None:
        """Say what is changed or added, and whether it was taken out meanwhile."""
        form = self.made
        known = self.item_id or (form.question.single and form.before)
        title = say("pages.form.title_change" if known else "pages.form.title_add", one=form.spec.one)
        self.head(title, say("pages.change.is_removed") if form.gone else "")

    @on(FormFields.Ready)
    def focus_field(self, event: FormFields.Ready) -> None:
        """Put the typing where it goes on."""
        fields = event.fields
        self.focus_first(f"#{fields.first_wanted()}")
        for box in fields.query(WordBox):
            if box.has_focus and box.field == fields.form.focus:
                box.move_cursor(fields.form.cursor)
            elif not box.has_focus:
                box.move_cursor(box.document.end)
        self.let_keys_go()

    @property
    def made(self) -> Form:
        """The form; there is one as soon as the page is seen."""
        if self.form is None:
            raise RuntimeError("the form is not made yet")
        return self.form

    @on(WordBox.Submitted)
    def next_box(self, event: WordBox.Submitted) -> None:
        """Enter goes to the next box, from the last one it keeps."""
        self.go_on_in_form(event.box)

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp go from box to box."""
        self.step_focus(1 if event.forward else -1)

    def after_form(self) -> None:
        """Enter in the last box goes to "keep", so that Enter again keeps."""
        self.focus_first("#keep")

    @on(PlainButton.Pressed, "#keep")
    @on(PlainButton.Pressed, "#stop")
    async def press_keep(self) -> None:
        """Keep and go back."""
        await self.action_back()

    @on(PlainButton.Pressed, "#more")
    def press_more(self) -> None:
        """Show all boxes."""
        self.action_more()

    def action_more(self) -> None:
        """Show all boxes; the typing goes on in the first new one."""
        if not self.query_one("#more").display:
            return
        for fields in self.query(FormFields):
            fields.collect()
        self.made.focus = ""
        self.show_fields(everything=True)

    def ask_whom(self) -> bool:
        """Ask whom a part of a name means, where the wrong person could be left in; whether it was asked."""
        form = self.made
        if self.question_id != NOT_INVOLVED or not (form.changed and form.title_filled):
            return False
        typed = form.text(form.short[0])
        if not (names := meant(self.open_book, typed)):
            return False
        rows = [Row(str(at), name) for at, name in enumerate(names)]
        rows.append(Row("", say("pages.people.as_typed", name=typed[:60])))
        dialog = Choose(say("pages.people.whom_ask"), rows)
        self.shell.push_screen(dialog, lambda at: self.take_name(names, at))
        return True

    async def take_name(self, names: tuple[str, ...], at: str | None) -> None:
        """Keep the form with the name that was meant; without an answer it stays open."""
        if at is None:
            return
        if at:
            self.made.put(self.made.short[0], names[int(at)])
        await self.keep_and_go()

    async def action_back(self) -> None:
        """Keep what has a name, then go back; the rest waits as a draft."""
        for fields in self.query(FormFields):
            fields.collect()
        form = self.made
        if form.long:
            self.tell(say("flows.answers.long"))
            return
        if not self.ask_whom():
            await self.keep_and_go()

    async def keep_and_go(self) -> None:
        """Keep the form as it stands and go back; one without the day that stands for it waits as a draft."""
        form = self.made
        said = form.date_outcome if form.changed else "kept"
        if form.title_unread:
            said = "no_date"
        elif (form.title_filled or form.question.single) and form.changed:
            form.keep()
        elif not form.changed:
            form.drop()
        await super().action_back()
        if said != "kept":
            self.shell.tell(say(f"flows.answers.{said}"))
