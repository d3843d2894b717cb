"""How the app hides, locks and ends: by key, by time, by signal, with every word saved first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wrap_tui import settings
from wrap_tui.compat import CalmApp
from wrap_tui.errors import StoreError, WrapError
from wrap_tui.faults import fault_line
from wrap_tui.paths import Places
from wrap_tui.pauses import search
from wrap_tui.screens.base import Page
from wrap_tui.screens.hidden import HiddenScreen
from wrap_tui.screens.saying import closing_sentence
from wrap_tui.screens.trail import remember_place
from wrap_tui.services.idle import IdleClock
from wrap_tui.wording import say, sentence_of

if TYPE_CHECKING:
    from wrap_tui.services.book import Book

LOCKED: Final = 75
"""What the app returns when it is to be started again at the lock page."""
PLAIN: Final = 76
"""What the app returns when the person wants the line-by-line front end."""
FUSE: Final = 3.0
"""Seconds until the process ends by force after a signal: Textual hangs when its terminal is gone."""


@dataclass(frozen=True, slots=True)
class Start:
    """With what the app starts. `passphrase` was read from a file ("": ask). `book` is the demonstration."""

    places: Places
    ascii_only: bool = False
    light: bool = False
    no_colour: bool = False
    passphrase: str = ""
    book: Book | None = None
    restore_terminal: Callable[[], None] = lambda: None
    discard_input: Callable[[], None] = lambda: None


class EndingApp(CalmApp):
    """An app that can be hidden, locked and closed without losing a word."""

    def __init__(self, start: Start) -> None:
        super().__init__(ansi_color=True if start.no_colour else None)
        self.start = start
        self.book: Book | None = None
        self.settings = settings.load(start.places.settings)
        self.idle = IdleClock()
        self.last_key = ("", 0.0)
        """The last key that was no letter into a box, and when it was pressed."""
        self.next_vault: Path | None = None
        self._noticed = False
        self._ending = False
        self.last_words = ""
        """What the terminal says after the last page is gone."""

    @property
    def trail(self) -> list[Page]:
        """The pages from the first to the one that is seen."""
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    @property
    def page(self) -> Page | None:
        """The page that is seen, or lies under a dialog."""
        return self.trail[-1] if self.trail else None

    @property
    def hidden(self) -> HiddenScreen | None:
        """The neutral screen while everything is hidden."""
        return self.screen if isinstance(self.screen, HiddenScreen) else None

    def tell(self, sentence: str) -> None:
        """Say one sentence on the page that is seen."""
        if self.page is not None:
            self.page.tell(sentence)

    def listen(self) -> None:
        """Hear signals and faults, and watch the time."""
        self.hear_signals()
        self.hear_faults()
        self.set_interval(1.0, self.watch_the_time)

    def hear_faults(self) -> None:
        """Say kind and place of errors in tasks and callbacks; asyncio would print their words on the terminal."""

        def heard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception")
            if isinstance(error, Exception):
                self.tell(fault_line(type(error).__name__, error))

        asyncio.get_running_loop().set_exception_handler(heard)

    def hear_signals(self) -> None:
        """Save and end on SIGTERM, SIGHUP (a closed window) and SIGINT from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.leave_at_once, 128 + number)

    def action_hide(self) -> None:
        """Hide everything at once; the second time lock."""
        if self.hidden is None:
            key, at = self.last_key
            self.push_screen(HiddenScreen(at if key == "enter" else None))
            self.run_worker(self._save_now(), exit_on_error=False)
        else:
            self.lock()

    async def _save_now(self) -> None:
        if self.book is not None:
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(self.book.flush)

    def _limit(self) -> float:
        page = self.page
        crisis = page is not None and page.place[:1] == ("crisis",)
        return 60.0 * (self.settings.crisis_idle_minutes if crisis else self.settings.idle_minutes)

    def _over(self) -> bool:
        if self.book is None or self.book.memory_only or self._ending:
            return False
        hidden = self.hidden
        if hidden is not None:
            if hidden.held is not None:
                return self.book.save_state.kind == "saved"
            if hidden.seconds >= self.settings.hide_seconds:
                return True
        return self.idle.state(self._limit()) == "over"

    def watch_the_time(self) -> None:
        """Each second: lock when nobody was there for long enough; a calm minute of notice before; tidy in pauses."""
        search(self.idle.seconds)
        if self._over():
            self.lock()
        elif self.book is not None and not self.book.memory_only:
            noticed = self.idle.state(self._limit()) == "notice"
            if noticed != self._noticed:
                self._noticed = noticed
                self.tell(say("shell.idle.notice") if noticed else "")

    def lock(self) -> None:
        """Save and start again at the lock page. Without a vault there is nothing to lock: hide."""
        if self.book is None or self.book.memory_only:
            if self.hidden is None:
                self.push_screen(HiddenScreen())
            return
        if self.hidden is None:
            self.push_screen(HiddenScreen())
        remember_place(self.book, self.trail)
        self.leave(LOCKED)

    def lock_for(self, vault: Path) -> None:
        """Save and lock, and start again at the lock page of another vault."""
        self.next_vault = vault
        self.lock()

    def lock_after(self, work: Callable[[], object]) -> None:
        """Save and close the plan, do *work* with its file, and start again at the lock page.

        When *work* cannot be done, its sentence stands on the lock page; the plan is as it was.
        """

        async def then() -> None:
            try:
                await asyncio.to_thread(work)
            except WrapError as error:
                self.to_lock_page(sentence_of(error))
            else:
                self.exit(LOCKED, return_code=LOCKED)

        self._close_then(then)

    def end_after(self, work: Callable[[], Awaitable[str]]) -> None:
        """Close the plan, do *work*, end the program, and print the sentence that *work* gives."""

        async def then() -> None:
            try:
                said = await work()
            except WrapError as error:
                self.to_lock_page(sentence_of(error))
            else:
                self.last_words = said
                self.exit(0, return_code=0)

        self._close_then(then)

    def to_lock_page(self, sentence: str) -> None:
        """Show the lock page of a plan that was closed, and say why."""
        raise NotImplementedError

    def _close_then(self, then: Callable[[], Awaitable[None]]) -> None:
        if not self._ending:
            self._ending = True
            self.run_worker(self._close_and(then), exit_on_error=True)

    async def _close_and(self, then: Callable[[], Awaitable[None]]) -> None:
        try:
            if self.book is not None:
                await asyncio.to_thread(self.book.close)
        except StoreError as error:
            self._ending = False
            self._could_not_save(error.kind, 0)
        else:
            await then()

    def action_close(self) -> None:
        """Save, lock and close."""
        self.leave()

    def leave(self, code: int = 0) -> None:
        """Save and end; stay when the words could not be saved."""
        if not self._ending:
            self._ending = True
            self.run_worker(self._leave(code), exit_on_error=True)

    async def _leave(self, code: int) -> None:
        try:
            if self.book is not None:
                await asyncio.to_thread(self.book.close)
        except StoreError as error:
            self._ending = False
            self._could_not_save(error.kind, code)
        else:
            if code == 0 and self.book is not None:
                self.last_words = closing_sentence(self.book)
            self.exit(code, return_code=code)

    def _could_not_save(self, kind: str, code: int) -> None:
        from wrap_tui.screens.dialogs.not_saved import NotSaved

        if code == LOCKED and self.hidden is not None and self.book is not None:
            self.hidden.call_after_refresh(self.hidden.hold, self.book)
            return
        self.push_screen(NotSaved(kind), self._leave_anyway)

    def _leave_anyway(self, close: bool | None) -> None:
        if close and self.book is not None:
            self.book.abandon()
            self.exit(0)

    def leave_at_once(self, code: int) -> None:
        """After a signal: save, and end even if the screen cannot be restored."""
        fuse = threading.Timer(FUSE, self._burn, (code,))
        fuse.daemon = True
        fuse.start()
        if not self._ending:
            self._ending = True
            self.run_worker(self._save_and_end(code), exit_on_error=False)

    def _burn(self, code: int) -> None:
        self.start.restore_terminal()
        os._exit(code)

    async def _save_and_end(self, code: int) -> None:
        if self.book is not None:
            try:
                await asyncio.to_thread(self.book.close)
            except StoreError:
                self.book.abandon()
        self.exit(code, return_code=code)
