"""What every page has: header, body, message line, keys line, drafts, and a way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.geometry import Offset
from textual.widget import Widget

from wrap_tui import keys
from wrap_tui.screens.dressing import dress
from wrap_tui.screens.hinting import has_something, key_now, of_the_focus, of_the_session, way_out
from wrap_tui.screens.message import HasMessage
from wrap_tui.screens.saying import saved_line
from wrap_tui.screens.shell import Shell
from wrap_tui.screens.strip import Strip, card_of
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.button import ButtonRow
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.header import CrisisTarget, Header
from wrap_tui.widgets.keys_line import Hint, KeysLine
from wrap_tui.widgets.rule import Rule
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.words import HoldsWords, TakesLetters
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Plan
    from wrap_tui.services.book import Book

JUST_TYPED: Final = 1.0
"""Seconds after typing in a box during which Backspace does not go back (EXPERIENCE.md, Map and keys)."""


class Page(HasMessage):
    """One page.

    A subclass says `KEYS` (groups of the key table whose actions it has), writes `body()` (widgets, no logic) and
    `redraw()` (fills them from `self.book`; it is called after mounting, whenever the plan changed, and when the page
    is come back to; it must keep the current rows: `ChoiceList.set_rows` does).

    Give it: `self.head(title, *details)` the header; `self.tell(sentence)` the message line, until something else is
    changed or another page is opened; `self.shell` the app; `self.book` the open plan (None on the lock page).
    Text boxes with a `draft` key are kept and brought back by the page itself. Handlers are never chained with
    `super().on_...`: Textual calls those of every class.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    CRISIS_TARGET: ClassVar[bool] = True
    """Whether the header shows the way to the crisis plan (not on the crisis page itself)."""

    def __init_subclass__(cls, **options: Any) -> None:
        if "BINDINGS" not in cls.__dict__:
            cls.BINDINGS = bindings(*cls.KEYS)
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self.place: tuple[str, ...] = ()
        """Name and arguments with which this page was opened."""
        self.wanted_spot: dict[str, Any] = {}
        self._seen: Plan | None = None

    # What subclasses write

    def body(self) -> ComposeResult:
        """The widgets of the page, in order."""
        yield from ()

    def redraw(self) -> None:
        """Fill the widgets from the book."""

    def ready(self) -> None:
        """Called once, when the page has been painted first."""

    def help_words(self) -> str:
        """What help says first about this very moment: why a question is asked. "" for nothing of its own."""
        return ""

    def hints(self) -> Iterable[Hint]:
        """The keys line: by default the rows of `KEYS` with a footer place, and those of what has the focus."""
        yield from of_the_focus(self)
        letters = not self.typing
        for row in keys.rows(*self.KEYS):
            typed = not letters and all(keys.is_letter(key) for key in row.all_keys)
            if row.footer and not typed and has_something(self, row):
                yield self.hint(row.id)
        yield from of_the_session(self)
        yield self.hint("shell.help", place=80) if self.typing else self.hint("shell.help_letter")
        yield from way_out(self)

    @property
    def shell(self) -> Shell:
        """The app."""
        return cast("Shell", self.app)

    @property
    def book(self) -> Book | None:
        """The open plan; None before it is unlocked."""
        return self.shell.book

    @property
    def open_book(self) -> Book:
        """The open plan, on pages that are there only while one is open."""
        if (book := self.book) is None:
            raise RuntimeError("no plan is open")
        return book

    @property
    def typing(self) -> bool:
        """Whether a text box has the focus, so that letters are words."""
        return isinstance(self.focused, TakesLetters)

    @property
    def can_go_back(self) -> bool:
        """Whether Esc leads anywhere from here."""
        return sum(isinstance(screen, Page) for screen in self.app.screen_stack) > 1

    def head(self, title: str, *details: str) -> None:
        """Show the title of the page and details beside it. Any may hold the person's words."""
        self.query_one(Header).show(title, *details)

    def hint(self, row_id: str, *, label: str = "", place: int = 0) -> Hint:
        """A row of the key table for the keys line, maybe with other words (already a sentence)."""
        row = keys.row(row_id)
        first = key_now(row, self.shell.settings)
        return Hint(keys.spoken(first) if first else "", label or row.label, first, place or row.footer)

    def compose(self) -> ComposeResult:
        """Header, rule, body, message, rule, keys."""
        dress(self, ascii_only=self.shell.ascii_only)
        yield Header(id="header")
        yield Rule(id="rule-top")
        yield Strip(id="strip")
        with Body(id="body"):
            yield from self.body()
        message = UserText(id="message")
        message.display = False
        yield message
        yield Rule(id="rule-bottom")
        yield KeysLine(id="keys-line")

    def on_mount(self) -> None:
        """Fill the page, bring half-typed words back, put the focus where it belongs."""
        if not self.display:
            return  # it was left before it stood
        self._seen = self.book.plan if self.book is not None else None
        self._filled = True
        self.redraw()
        self.restore_drafts()
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        if not self.stands:
            return
        if self.wanted_spot:
            self.go_to_spot(self.wanted_spot)
            self.wanted_spot = {}
        self.ready()
        self.mark_found()
        self.show_frame()
        if self._to_tell:
            self.tell(self._to_tell)
        self.call_after_refresh(self.settle)

    @on(ScreenResume)
    def keep_styles(self, event: ScreenResume) -> None:
        """Each widget got its styles on its way in: Textual need not work them all out once more."""
        event.refresh_styles = False

    def on_screen_resume(self) -> None:
        """Come back: show what changed meanwhile."""
        self.heard()
        self.show_frame()

    def on_screen_suspend(self) -> None:
        """Another page is opened: the message here has been read. Under a dialog it stays."""
        if isinstance(self.app.screen, Page) and self.app.screen is not self:
            self.let_message_go()

    def on_descendant_focus(self) -> None:
        """The keys that help depend on what has the focus."""
        self.show_frame()

    def on_descendant_blur(self) -> None:
        """The keys that help depend on what has the focus."""
        self.call_after_refresh(self.show_frame)

    @on(ChoiceList.Moved)
    def show_keys(self) -> None:
        """The keys that help depend on the row under the pointer too: one is ticked, another one opened."""
        if self.stands:
            self.query_one(KeysLine).hints = tuple(hint for hint in self.hints() if hint.spoken)

    def heard(self) -> None:
        """The plan or the state of saving changed: show it. Typing alone redraws nothing."""
        book = self.book
        if not self.stands or not self.query(KeysLine):
            return
        if book is not None and self._plan_changed(book.plan):
            self._seen = book.plan
            self.redraw()
        self.let_old_message_go()
        self.query_one(KeysLine).state = saved_line(book)

    def _plan_changed(self, plan: Plan) -> bool:
        seen, self._seen = self._seen, plan
        return seen is None or any(
            getattr(seen, part) is not getattr(plan, part)
            for part in ("items", "days", "older", "preferences")
        )

    def show_frame(self) -> None:
        """Show the crisis target, the keys and the state of saving as they are now."""
        if not self.stands:
            return
        self.query_one(Strip).show(card_of(self))
        self.query_one(Header).show_target(self._target_label(), quiet=self.shell.settings.quiet_crisis_label)
        self.show_keys()
        self.query_one(KeysLine).state = saved_line(self.book)
        found, rule = self.hint("shell.find"), self.query_one("#rule-bottom", Rule)
        rule.target, rule.key = f"{found.spoken} {found.label}" if found.spoken else "", found.key

    def _target_label(self) -> str:
        if not self.CRISIS_TARGET:
            return ""
        settings = self.shell.settings
        known = "quiet" if settings.quiet_crisis_label else "label"
        label = say(f"shell.crisis.{known if self.book is not None else 'locked'}")
        digit = keys.keys_of(keys.row("shell.crisis_digit"), settings.keys, letters=settings.letter_keys)
        chord = keys.keys_of(keys.row("shell.crisis"), settings.keys)
        if digit and not self.typing:
            return f"{keys.spoken(digit[0])} {label}"
        return f"{keys.spoken(chord[-1])} {label}"

    @on(Body.Reach)
    def say_more(self, event: Body.Reach) -> None:
        """Say in the rules that the page goes on."""
        if not self.stands:
            return
        self.query_one("#rule-top", Rule).label = say("shell.frame.more_above") if event.above else ""
        self.query_one("#rule-bottom", Rule).label = say("shell.frame.more_below") if event.below else ""

    @on(CrisisTarget.Chosen)
    def crisis_clicked(self) -> None:
        """Open the crisis plan."""
        self.shell.go("crisis")

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs while nothing has the focus: on the first line that is seen."""
        return self.query_one(Body).content_region.offset if self.query(Body) else Offset(0, 0)

    def can_view_entire(self, widget: Widget) -> bool:
        """Lists, and boxes higher than the window, scroll by themselves: Textual does not centre them."""
        high = isinstance(widget, HoldsWords) and widget.outer_size.height > self.query_one(Body).size.height
        return isinstance(widget, ChoiceList) or high or super().can_view_entire(widget)

    async def action_back(self) -> None:
        """One step back; on the first page say where one is."""
        self.keep_cursors()
        if not self.shell.back():
            self.tell(say("shell.frame.first_page_demo" if self.shell.demo else "shell.frame.first_page"))

    async def action_back_unless_typing(self, key: str) -> None:
        """Back by Left or Backspace, where that cannot be meant for a text or a button."""
        if key == "left" and self.focused is not None:
            row = next((node for node in self.focused.ancestors if isinstance(node, ButtonRow)), None)
            if row is not None and row.go_left():
                return
        if key == "backspace" and self.shell.last_typed() < JUST_TYPED:
            return
        await self.action_back()

    def action_search(self) -> None:
        """Search the plan, where one is open."""
        if self.book is not None:
            self.shell.go("search")

    def action_read_on(self, way: str) -> None:
        """Scroll the body: down, up, page_down, page_up, home, end."""
        getattr(self.query_one(Body), f"scroll_{way}")(animate=False)

    @on(ChoiceList.Edge)
    def past_the_edge(self, event: ChoiceList.Edge) -> None:
        """From the end of a list on to the neighbour; where there is none the page is read on."""
        if event.way:
            self.action_read_on(event.way)
        elif not self.step_focus(event.by):
            self.action_read_on("down" if event.by > 0 else "up")
