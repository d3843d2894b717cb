"""The crisis page: read-only, first for the person alone, then for someone beside them; never empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size

from wrap_tui.flows import changing_crisis
from wrap_tui.flows.crisis import CrisisView, crisis_view_for, mark_read
from wrap_tui.flows.good import GOT_THROUGH
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.screens.base import Page
from wrap_tui.screens.crisis_asking import change_crisis
from wrap_tui.screens.crisis_lines import lines_of
from wrap_tui.services.crisis_card import on_lock_page
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.plan_lines import PlanLines
from wrap_tui.widgets.row import Row, cells
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

ROOMY: Final = 30
"""Rows from which empty lines stand between the first groups."""
APART: Final = 9
"""Columns that the header needs around title and dates."""
_WAYS: Final = (
    ("good", "g"),
    ("got_through", "t"),
    ("line_by_line", "v"),
    ("save_or_print", "p"),
    ("share", "s"),
)
"""What can be done on the page of an open plan, with keys; the wording has each under its name."""


class CrisisPage(Page):
    """Down reads on; v line by line, p print or save, g something good. Nothing on it can be changed by a slip."""

    KEYS: ClassVar[tuple[str, ...]] = ("crisis",)
    CRISIS_TARGET: ClassVar[bool] = False
    AUTO_FOCUS: ClassVar[str | None] = ""

    _country: str | None = None  # whose lines it shows; None: not filled yet
    _drawn: Size | None = None  # the window for which it was filled

    def body(self) -> ComposeResult:
        """The lines, and at the very end what can be done."""
        yield UserText(say("pages.crisis.empty"), id="empty", classes="help")
        yield PlanLines(id="lines")
        yield ChoiceList(id="ways")

    @property
    def of_own(self) -> bool:
        """Whether the page is that of an open plan, all of it: not on the lock page, not in a session."""
        return self.book is not None and not self.book.narrowed

    def hints(self) -> Iterable[Hint]:
        """Without an open plan, and in a session, the choice of a country and the way back are all there is."""
        if self.of_own:
            yield from super().hints()
            return
        yield self.hint("crisis.country", place=20)
        yield self.hint("shell.help_letter")
        yield self.hint("page.back")

    def view(self) -> CrisisView:
        """The page as it is now; on the lock page the helplines alone."""
        return crisis_view_for(self.book, self.shell.settings.country, self.card())

    def card(self) -> tuple[str, ...]:
        """The crisis card, on the lock page alone."""
        places = self.shell.places
        return on_lock_page(places.settings, places.vault) if self.book is None else ()

    def redraw(self) -> None:
        """Fill the page."""
        self._country = self.shell.settings.country
        view = self.view()
        width, height = self._drawn = self.app.size
        wide = cells(view.title) + cells(view.dates) + APART <= width
        self.head(view.title, view.dates if wide and view.dates else view.in_danger)
        self.query_one("#empty").display = self.of_own and not changing_crisis.written(self.open_book)
        key = self.hint("crisis.country").spoken
        lines = lines_of(view, tight=height < ROOMY, dates=not wide, key=key)
        self.query_one(PlanLines).show(lines)
        self.query_one(ChoiceList).set_rows(self.ways(view))

    def on_resize(self) -> None:
        """Follow the window: the dates stand in the header where they have room."""
        if self.stands and self._drawn != self.app.size:
            self.redraw()

    def on_screen_resume(self) -> None:
        """Come back: the country may have been chosen meanwhile."""
        if self._country is not None and self._country != self.shell.settings.country:
            self.redraw()

    def ways(self, view: CrisisView) -> list[Row]:
        """What can be done here, with keys."""
        letters = self.shell.settings.letter_keys
        country = (
            "country",
            "c",
            say("pages.crisis.country" if view.country_unset else "pages.menu.helplines"),
        )
        ways = [country]
        if self.of_own:
            written = changing_crisis.written(self.open_book)
            first = [] if written else [("write", "", say("pages.crisis.write_first"))]
            last = [("change", "e", say("pages.crisis.change"))] if written else []
            others = [(way, key, say(f"pages.crisis.{way}")) for way, key in _WAYS]
            ways = [*first, *others, country, *last]
        return [
            Row(way, words, key=key if letters else "", gap=i == 0)
            for i, (way, key, words) in enumerate(ways)
        ]

    def ready(self) -> None:
        """It was read today."""
        if self.of_own and changing_crisis.written(self.open_book):
            mark_read(self.open_book)

    @on(ChoiceList.Opened)
    async def open_way(self, event: ChoiceList.Opened) -> None:
        """Do what the row says."""
        await self.run_action(event.row.id)

    def action_read_on(self, way: str) -> None:
        """Read on; Down at the end of the page goes to what can be done here."""
        body = self.query_one(Body)
        if way == "down" and self.focused is None and body.scroll_offset.y >= body.max_scroll_y:
            self.query_one(ChoiceList).focus()
        else:
            super().action_read_on(way)

    def action_line_by_line(self) -> None:
        """Read one line at a time."""
        if self.book is not None:
            self.shell.go("lines")

    def action_save_or_print(self) -> None:
        """Print or save."""
        if self.book is not None:
            self.shell.go("export", "crisis")

    def action_share(self) -> None:
        """Make a copy for somebody."""
        if self.book is not None:
            self.shell.go("share")

    def action_good(self) -> None:
        """Read something good."""
        if self.book is not None:
            self.shell.go("good")

    def action_got_through(self) -> None:
        """Write down that this was got through."""
        if self.book is not None:
            self.shell.go("good", GOT_THROUGH)

    def action_country(self) -> None:
        """Choose the country of the helplines."""
        self.shell.go("helplines")

    def action_write(self) -> None:
        """Write the first page."""
        if self.book is None:
            return
        self.shell.go("guide", FIRST_PAGE)

    def action_change(self) -> None:
        """Change the plan, after asking once whether today is a good day for it."""
        if self.book is not None:
            change_crisis(self)
