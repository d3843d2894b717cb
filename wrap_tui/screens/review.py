"""Reading through the plan: one section at a time, what changed since the last time, three questions at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from wrap_tui import keys
from wrap_tui.domain.text import one_line
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.readings import last_date, readings
from wrap_tui.flows.review import ENDINGS, HALF, Review
from wrap_tui.flows.sections import row_of
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_item
from wrap_tui.screens.section_rows import clipped
from wrap_tui.services.book import Book
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

_OF_A_SECTION = ("review.next", "review.remove")


class ReviewPage(Page):
    """PgDn goes on, Space says "still true". It can be stopped at any page and goes on there next time."""

    KEYS: ClassVar[tuple[str, ...]] = ("review",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None

    def enter_says(self) -> str:
        """Enter goes to the next box."""
        return say("pages.form.next_box")

    def hints(self) -> Iterator[Hint]:
        """At the end there is no next page, and no line to be ticked; none too while no page is in sight."""
        none = self.review.out_of_sight or self.review.ended
        gone = {keys.row(name).label for name in _OF_A_SECTION} if none else set()
        return (hint for hint in super().hints() if hint.label not in gone)

    @property
    def review(self) -> Review:
        """The walk."""
        self._review = self._review or Review(self.open_book)
        return self._review

    def body(self) -> ComposeResult:
        """The section, or the end with its three boxes."""
        with Vertical(id="reading"):
            yield UserText(id="line", classes="help")
            yield ChoiceList(turns=True, id="things")
            with ButtonRow(id="buttons"):
                yield PlainButton(say("pages.review.next"), id="next")
                yield PlainButton(say("pages.review.previous"), id="previous")
                yield PlainButton(say("pages.review.stop"), id="stop")
                yield PlainButton(say("settings.pages.arrange"), id="arrange")
                yield PlainButton(say("pages.review.earlier"), id="readings")
        with Vertical(id="review-end"):
            yield UserText(say("pages.review.end"), classes="question")
            yield UserText(say("pages.review.end_line"), classes="help")
            for name in ENDINGS:
                yield UserText(say(f"pages.review.{name}"), classes="label")
                yield WordBox(one_line=True, draft=HALF, field=name, id=name)
            with ButtonRow(id="end-buttons"):
                yield PlainButton(say("pages.review.finish"), id="finish")
                yield PlainButton(say("pages.review.again"), id="rhythm")
                yield PlainButton(say("pages.review.earlier"), id="end_readings")
            yield PlanLines(id="earlier")

    def redraw(self) -> None:
        """Show the section, or the end."""
        review, book = self.review, self.open_book
        nothing = review.out_of_sight
        for name in ("next", "previous", "stop", "arrange"):
            self.query_one(f"#{name}").display = nothing is (name == "arrange")
        for name in ("#readings", "#end_readings"):
            self.query_one(name).display = bool(readings(book))
        self.query_one("#reading").display = not review.ended
        self.query_one("#review-end").display = review.ended
        if review.ended:
            self.head(say("pages.review.title"))
            self.query_one("#earlier", PlanLines).show(earlier_lines(book))
            return
        if nothing:
            self.head(say("pages.review.title"))
            self.query_one("#line", UserText).show(say("pages.review.out_of_sight"))
            self.query_one("#things", ChoiceList).set_rows([])
            return
        step = say("pages.review.step", number=review.at + 1, total=len(review.sections))
        self.head(section_name(book.plan, book.catalog.section(review.section)), step)
        rows = [*self.rows(), *self.gone_rows()]
        line = "line" if rows else "nothing"
        self.query_one("#line", UserText).show(f"{self.since_line()}{say(f'pages.review.{line}')}")
        self.query_one("#things", ChoiceList).set_rows(rows)

    def since_line(self) -> str:
        """When the last time was, and what is new or changed since; on the first page."""
        summary = self.review.summary() if self.review.at == 0 else ""
        if not summary:
            return ""
        date = spoken_date(last_date(self.open_book), year=True)
        return f"{say('pages.review.since', date=date, changes=summary)}\n"

    def rows(self) -> Iterator[Row]:
        """The things of the section, with what is new or changed."""
        place = ""
        for row in self.review.rows():
            if row.item.place != place:
                yield heading(self.open_book.catalog.question(row.item.place).label, gap=bool(place))
                place = row.item.place
            note = "" if row.since == "same" else say(f"pages.review.since_{row.since}")
            title = clipped(row_of(self.open_book, row.item).title)
            yield Row(row.item.id, title, note, mark=row.true, below=tuple(map(clipped, row.changes)))

    def gone_rows(self) -> Iterator[Row]:
        """What was removed since the last time."""
        gone = self.review.gone()
        if gone:
            yield heading(say("pages.review.gone"))
        yield from (Row(f"gone:{item_id}", clipped(words)) for item_id, words in gone)

    def ready(self) -> None:
        """The pointer starts in the list."""
        self.focus_start()

    def focus_start(self) -> None:
        """The first thing of the page."""
        if self.review.ended:
            self.focus_first("#worked")
        else:
            self.query_one("#things", ChoiceList).action_leap("home")
            self.focus_first("#things", "#next", "#arrange")

    @on(ChoiceList.Opened, "#things")
    def change(self, event: ChoiceList.Opened) -> None:
        """Change a line, or bring one back."""
        kind, colon, item_id = event.row.id.partition(":")
        if colon:
            self.open_book.bring_back(item_id)
            self.tell(say("pages.removed.brought_back", words=one_line(event.row.text)[:60]))
        else:
            open_item(self, kind)

    @on(ChoiceList.Ticked, "#things")
    def still_true(self, event: ChoiceList.Ticked) -> None:
        """Say that a line is still true, or take that back."""
        self.review.mark(event.row.id, event.on)

    @on(WordBox.Submitted)
    def next_box(self, event: WordBox.Submitted) -> None:
        """Enter goes to the next box."""
        self.step_focus(1)

    @on(WordBox.Left)
    def leave_box(self, event: WordBox.Left) -> None:
        """PgDn and PgUp go to the next thing, or back."""
        self.step_focus(1 if event.forward else -1)

    @on(PlainButton.Pressed)
    async def press(self, event: PlainButton.Pressed) -> None:
        """The buttons do what the keys do."""
        name = str(event.button.id)
        if name in ("next", "previous"):
            (self.go_on if name == "next" else self.go_back)()
        else:
            await (self.action_back() if name == "stop" else self.run_action(name.removeprefix("end_")))

    def action_next(self) -> None:
        """More of this page while it goes on below, then the next section."""
        body = self.query_one(Body)
        if body.more_below:
            self.read_on(1)
        elif not self.review.ended:
            self.go_on()

    def action_previous(self) -> None:
        """Back up while this page goes on above, then the section before."""
        if self.query_one(Body).scroll_offset.y > 0:
            self.read_on(-1)
        else:
            self.go_back()

    def read_on(self, by: int) -> None:
        """A window further; the pointer goes along, so that no key acts on a line out of sight."""
        body = self.query_one(Body)
        (body.scroll_page_down if by > 0 else body.scroll_page_up)(animate=False)
        self.call_after_refresh(self.query_one("#things", ChoiceList).take_seen_row)

    def go_on(self) -> None:
        """On to the next section."""
        self.review.forward()
        self._turned()

    def go_back(self) -> None:
        """Back to the section before."""
        self.review.back()
        self._turned()

    def _turned(self) -> None:
        self.let_message_go()
        self.redraw()
        self.focus_start()
        self.show_frame()

    @property
    def current(self) -> str:
        """The thing that the pointer is on, "" when there is none."""
        row = self.pointed("#things")
        return row.id if row is not None and self.open_book.plan.find(row.id) is not None else ""

    def action_remove(self) -> None:
        """Take the line out; undo brings it back."""
        row = self.pointed("#things")
        if row is not None and self.current:
            self.open_book.remove(row.id)
            self.tell(say("pages.section.removed", words=one_line(row.text)[:60]))
        else:
            self.tell(say("pages.review.choose"))

    def action_arrange(self) -> None:
        """Bring pages back into sight."""
        self.shell.go("arrange")

    def action_readings(self) -> None:
        """The readings before this one: to read, change, take out."""
        self.shell.go("readings")

    def action_rhythm(self) -> None:
        """Choose when it is offered."""
        self.shell.go("rhythm")

    def action_finish(self) -> None:
        """Keep it with today's date."""
        worked, celebrate, next_words = (self.query_one(f"#{name}", WordBox).text for name in ENDINGS)
        if too_long(worked, celebrate, next_words):
            self.tell(say("flows.answers.long"))
            return
        self.review.finish(worked, celebrate, next_words)
        self.shell.back()
        self.shell.tell(say("pages.review.done"))


def earlier_lines(book: Book) -> Iterator[PlanLine]:
    """The readings before this one: their dates, and what was written at the end."""
    found = readings(book)
    if found:
        yield PlanLine(say("pages.review.earlier"), "heading")
    for reading in reversed(found):
        yield PlanLine(spoken_date(reading.date, year=True), "muted")
        yield from (PlanLine(words, deep=True) for words in reading.lines())
