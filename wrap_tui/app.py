"""The app: opens pages, hears priority keys and signals, hides, locks, and ends well. It knows no plan."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.binding import BindingType
from textual.message import Message

from wrap_tui import keys, settings, themes
from wrap_tui.ending import LOCKED, PLAIN, Start
from wrap_tui.in_order import KeysInOrder
from wrap_tui.paths import whole
from wrap_tui.screens.base import Page
from wrap_tui.screens.beside import look_beside
from wrap_tui.screens.double import Doubles
from wrap_tui.screens.hidden import HiddenScreen
from wrap_tui.screens.pages import have_crisis_at_hand, make_page
from wrap_tui.screens.saying import key_trouble, notice_sentence, saving_news, undone
from wrap_tui.screens.trail import place_for, places_of, shut, within
from wrap_tui.services.language import speak
from wrap_tui.settings import Settings
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.words import TakesLetters
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.services.book import Book
    from wrap_tui.services.writer import SaveState

_WIDTHS = [(0, "-narrow"), (72, "-middle"), (100, "-wide")]
_HEIGHTS = [(0, "-short"), (22, "-normal"), (32, "-tall")]
_STYLES: Final = Path(__file__).parent / "styles"


class WrapApp(KeysInOrder, inherit_bindings=False):
    """The full-screen front end."""

    TITLE = "Notes"
    CSS_PATH: ClassVar[list[str | PurePath]] = [*sorted(_STYLES.glob("*.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = bindings("shell", "session")
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = _WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = _HEIGHTS

    class Heard(Message):
        """The plan or the state of saving changed; may come from the writer's thread."""

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        self.places = start.places
        self.demo = start.book is not None
        self.first_passphrase = start.passphrase
        self.ascii_only = start.ascii_only or self.settings.ascii
        self._typed_at = 0.0
        self._said_state: SaveState | None = None
        self._doubles = Doubles()
        for theme in themes.drawn_with(self.console.color_system):
            self.register_theme(theme)
        self._dress()

    # Looks and settings

    def _dress(self) -> None:
        chosen = themes.chosen(self.settings.theme, light=self.start.light, no_colour=self.start.no_colour)
        self.show_no_colour(chosen == themes.NO_COLOUR.name)
        self.theme = chosen
        self.set_keymap(keys.usable(self.settings.keys))
        self.show_terminal_cursor(self.settings.show_cursor)

    def use(self, chosen: Settings) -> bool:
        """Take other settings and save them; False when they could not be saved."""
        if chosen.language != self.settings.language:
            speak(chosen.language, self.book)
        self.settings = chosen
        self.ascii_only = self.start.ascii_only or chosen.ascii
        self._dress()
        for page in self.trail:
            page.set_class(self.ascii_only, "-ascii")
            page.show_frame()
            for widget in (page, *page.walk_children()):
                widget.refresh(layout=True)
        if self.demo:
            return True
        try:
            settings.save(self.places.settings, chosen)
        except OSError:
            return False
        return True

    # The first page, and the way between pages

    def on_mount(self) -> None:
        """Listen, open the first page; once it stands have the crisis page at hand."""
        self.listen()
        self.show_terminal_cursor(self.settings.show_cursor)
        if self.start.book is not None:
            self.opened(self.start.book)
        else:
            self.push_screen(make_page("lock" if self.places.vault.exists() else "first_run"))
        self.screen.call_after_refresh(have_crisis_at_hand, self, self.settings.country)

    def go(self, name: str, *args: str) -> None:
        """Open a page, or go back to it when it is open already; a session keeps most of them shut. The crisis page
        always opens above what is there, so that Back leads to the words being typed.
        """
        place = place_for(self.book, name, *args)
        if self.book is not None and shut(self.book, *place):
            self.tell(say("peer.shut"))
            return
        for page in self.trail:
            if page.place == place and (name != "crisis" or page is self.page):
                while self.screen is not page:
                    self.pop_screen()
                return
        self.push_screen(make_page(*place))

    def back(self) -> bool:
        """Go back one page; False on the first."""
        if len(self.trail) < 2:
            return False
        self.pop_screen()
        return True

    def adopt(self, book: Book) -> None:
        """Take a plan as the open one, without going anywhere."""
        self.book = book
        book.listen(self._heard)
        self.idle.touch()

    def opened(self, book: Book) -> None:
        """Go to where the person was before the lock, or to Today; to the session while one runs."""
        unlocked, book = self.book is None, within(book)
        if self.book is not book:
            self.adopt(book)
        first, *others = places_of(book)
        while len(self.trail) > 1:
            self.pop_screen()
        home = make_page(*first[0])
        home.wanted_spot = first[1]
        if self.trail:
            self.switch_screen(home)
        else:
            self.push_screen(home)
        for place, spot in others:
            (page := make_page(*place)).wanted_spot = spot
            self.push_screen(page)
        trouble = key_trouble(self.places.settings, self.settings)
        if notice := notice_sentence(book, unlocked=unlocked) or trouble:
            self.call_after_refresh(self.tell, notice)
        self.run_worker(look_beside(self, book), exit_on_error=False)

    def session_over(self, said: str) -> None:
        """A session has ended: lock. Without a vault the whole plan comes back at once."""
        from wrap_tui.services.narrowed import NarrowedBook

        if not isinstance(self.book, NarrowedBook):
            return
        if self.book.memory_only:
            self.opened(self.book.widen())
            self.tell(said)
            return
        self.push_screen(HiddenScreen())
        self.leave(LOCKED)

    def look_round(self) -> None:
        """Open the demonstration: made-up words, in memory."""
        from wrap_tui.flows.look_round import made_up

        self.demo = True
        self.opened(made_up())
        self.go("look_round")

    def open_file(self, vault: Path) -> None:
        """Go to the lock page of another vault file."""
        self.places = replace(self.places, vault=whole(vault))
        self.next_vault = self.places.vault
        self.switch_screen(make_page("lock" if vault.exists() else "first_run"))

    def to_lock_page(self, sentence: str) -> None:
        """Show the lock page of a plan that was closed, and say why."""

        def closed() -> None:
            self.book, self._ending = None, False
            self.tell(sentence)
            for page in self.trail:
                page.show_frame()

        while len(self.trail) > 1:
            self.pop_screen()
        self.switch_screen(make_page("lock"))
        self.call_after_refresh(closed)

    def text_only(self) -> None:
        """End, and go on in the line-by-line front end."""
        self.exit(PLAIN, return_code=PLAIN)

    def discard_input(self) -> None:
        """Throw away what was typed before the page was painted."""
        self.start.discard_input()

    def _heard(self) -> None:
        self.post_message(self.Heard())

    @on(Heard)
    def hear(self) -> None:
        """Let the page that is seen show what changed, and say when saving fails or works again."""
        if self.book is not None:
            state = self.book.save_state
            if sentence := saving_news(self._said_state, state):
                self.tell(sentence)
            if state.kind != "waiting":
                self._said_state = state
        if self.page is not None and self.page.is_attached:
            self.page.heard()

    # Keys that hold everywhere

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there; leave double presses and, where turned off, single characters alone."""
        if isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded:
            if self._over() and self.book is not None:
                self.lock()
                return
            if not isinstance(event, events.MouseMove):
                self.idle.touch()
            if self.waits(event):
                return
            typing = isinstance(self.focused, TakesLetters)
            if self._doubles.again(event, self.screen, typing=typing):
                return
            if isinstance(event, events.Key):
                if typing and (event.is_printable or event.key == "backspace"):
                    self._typed_at = time.monotonic()
                letters = typing or (self.settings.letter_keys and self.hidden is None)
                if not letters and event.is_printable and event.key != "space":
                    return
        await super().on_event(event)

    def last_typed(self) -> float:
        """Seconds since a key was typed into a text box."""
        return time.monotonic() - self._typed_at

    def action_crisis(self) -> None:
        """The crisis plan, from anywhere."""
        if self.hidden is not None:
            if self.hidden.held is not None:
                return
            self.pop_screen()
        self.go("crisis")

    def action_in_session(self, name: str) -> None:
        """A break, or the first page of a session; the words wait where they are."""
        if self.hidden is None and self.book is not None and isinstance(self.screen, Page):
            if self.book.narrowed:
                self.go(name)
            else:
                self.tell(say("peer.none"))

    def action_help(self) -> None:
        """Help for this page."""
        page = self.page
        if page is not None and page.place[0] != "help" and self.hidden is None:
            self.go("help", *page.place[: 2 if page.place[0] == "section" else 1])

    def action_find(self) -> None:
        """Find a page or a thing to do."""
        from wrap_tui.screens.dialogs.find import find_from

        if self.hidden is None and isinstance(self.screen, Page):
            find_from(self.screen)

    def action_say_saved(self) -> None:
        """Say when the words were saved."""
        from wrap_tui.screens.saying import saved_sentence

        if self.hidden is None:
            self.tell(saved_sentence(self.book))

    def action_say_close(self) -> None:
        """Say how to close, to somebody who pressed Ctrl+C."""
        self.tell(say("shell.close.how"))

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.book is not None:
            self.tell(undone(self.book))

    def action_redo(self) -> None:
        """Do again what was undone."""
        if self.book is not None:
            self.tell(undone(self.book, again=True))
