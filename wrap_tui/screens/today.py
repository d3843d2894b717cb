"""Today: the daily list with ticks of the date, and the few things offered beside it. Another day looks the same."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.domain.day import previous
from wrap_tui.flows.arranging import page_of_digit
from wrap_tui.flows.checkin import earlier_words, keep_earlier
from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.today import EVERY, today_view
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.base import Page
from wrap_tui.screens.opening import open_item, open_page
from wrap_tui.screens.today_rows import first_row, rows_of
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.wording import say

FOLLOW: Final = 20.0
"""Seconds between looks at the date."""


class TodayPage(Page):
    """The start. `go("day", date)` is the same page for another date (changing yesterday)."""

    KEYS: ClassVar[tuple[str, ...]] = ("today",)

    def __init__(self, date: str = "") -> None:
        super().__init__()
        self.date = date
        self._shown = ""

    def body(self) -> ComposeResult:
        """One list of everything."""
        yield ChoiceList(id="today")

    def redraw(self) -> None:
        """Fill the list; the pointer starts on the first thing that is not ticked."""
        view = today_view(self.open_book, self.date)
        title = say("pages.today.title_other" if self.date else "pages.today.title")
        self.head(title, spoken_date(view.date))
        rows = rows_of(view, self.open_book, letters=self.shell.settings.letter_keys, other=bool(self.date))
        go_to = "" if self._shown == view.date else first_row(view)
        self._shown = view.date
        self.query_one(ChoiceList).set_rows(rows, go_to=go_to)

    def ready(self) -> None:
        """Follow the date: a page left open over night shows the new day."""
        self.set_interval(FOLLOW, self.follow_date)
        self.keep_earlier()

    def follow_date(self) -> None:
        """Show the new day when one has begun."""
        if not self.date and self._shown and self._shown != self.open_book.today():
            self.redraw()
            self.keep_earlier()

    def keep_earlier(self) -> None:
        """Keep what waits half-typed in the check-in of a day before, and say so; not beneath the page it is typed on."""
        if self.is_current and (dates := keep_earlier(self.open_book)):
            self.tell(earlier_words(dates))

    def on_screen_resume(self) -> None:
        """Come back: the spare key may be made, the day may have changed."""
        if self._shown:
            self.redraw()
            self.keep_earlier()

    @on(ChoiceList.Ticked)
    def tick(self, event: ChoiceList.Ticked) -> None:
        """Tick the row on the date that is shown, or take the tick back."""
        self.open_book.tick(event.row.id, event.on, self._shown)

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open what the row stands for."""
        kind, _, name = event.row.id.partition(":")
        if kind == "do":
            await self.run_action(name)
        else:
            open_item(self, event.row.id)

    def action_digit(self, key: str) -> None:
        """Open a page by its digit."""
        open_page(self, page_of_digit(self.open_book, key))

    def action_check_in(self) -> None:
        """Check in for the date."""
        self.shell.go("check_in", *([self.date] if self.date else []))

    def action_notice(self) -> None:
        """Find the plan that fits what is noticed."""
        self.shell.go("notice")

    def action_carry_on(self) -> None:
        """Carry on with the questions where the person stopped."""
        if name := today_view(self.open_book).carry_on:
            self.shell.go("guide", name)

    def action_read_again(self) -> None:
        """Read the whole plan."""
        self.shell.go("read")

    def action_menu(self) -> None:
        """Show all pages."""
        self.shell.go("menu")

    def action_add(self) -> None:
        """Add things to the daily list."""
        self.shell.go("guide", EVERY, "one")

    def action_remove(self) -> None:
        """Take the current thing out of the daily list."""
        row = self.query_one(ChoiceList).row
        if row is None or row.mark is None:
            return
        words = linked_name(self.open_book.plan, row.id)
        self.open_book.remove(row.id)
        self.tell(say("pages.today.removed", words=words))

    def action_other_day(self) -> None:
        """Change yesterday."""
        self.shell.go("day", previous(self.open_book.today()))

    def action_day_before(self) -> None:
        """Change the day before this one."""
        self.shell.go("day", previous(self._shown))

    def action_today(self) -> None:
        """Back to today."""
        self.shell.go("today")

    def action_copies(self) -> None:
        """Another copy of the plan wants a look."""
        self.shell.go("backups")

    def action_journal(self) -> None:
        """Words that were begun wait in the journal."""
        self.shell.go("journal")

    def action_spare_key(self) -> None:
        """Make a spare key."""
        self.shell.go("spare_key")

    def action_look_round(self) -> None:
        """Go on with the look round that the made-up plan offers."""
        self.shell.go("look_round")

    def action_review(self) -> None:
        """Read through the plan, as the person asked to be reminded."""
        self.shell.go("review")
