"""The neutral screen that hides everything: one line, and Enter comes back; locked, it asks for the passphrase."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from wrap_tui.screens import double
from wrap_tui.services.clock import awake_and_asleep
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.services.book import Book


class ComeBack(UserText):
    """The one line; a click on it is the Enter that it speaks of."""

    def on_click(self) -> None:
        """Press Enter."""
        self.app.simulate_key("enter")


class HiddenScreen(Screen[None]):
    """Nothing of anybody is seen. No key but Enter, the crisis keys and the lock does anything.

    When the last words cannot be saved, the program cannot start again without losing them. Then
    `hold` keeps them here behind the passphrase, until the disk takes them or the person is back.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("hidden")
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, enter_at: float | None = None) -> None:
        """*enter_at* is when Enter was pressed on the row that hides: its double press comes back from nowhere."""
        super().__init__()
        self._enter_at = enter_at
        self._since = awake_and_asleep()
        self.held: Book | None = None
        """The plan whose passphrase comes back; None while Enter is enough."""

    @property
    def seconds(self) -> float:
        """Seconds since it was hidden, with sleep counted."""
        return awake_and_asleep() - self._since

    def compose(self) -> ComposeResult:
        """One line, and a box for later."""
        yield ComeBack(say("shell.hidden.prompt"), id="hidden-prompt")
        box = PassphraseBox(hint=say("lock.page.hint"), id="held-box")
        box.display = False
        yield box

    def hold(self, book: Book) -> None:
        """From now on the passphrase of *book* comes back, and Enter alone does not."""
        if self.held is None:
            self.held = book
            self.query_one("#hidden-prompt", UserText).show(say("lock.held.line"))
            box = self.query_one(PassphraseBox)
            box.display = True
            box.focus()

    def action_come_back(self) -> None:
        """Back to where the person was."""
        now = monotonic()
        if self._enter_at is not None and now - self._enter_at < double.DOUBLE:
            self._enter_at = now
        elif self.held is None:
            self.app.pop_screen()

    @on(Input.Submitted)
    def ask(self) -> None:
        """Check the passphrase beside the open vault."""
        words = self.query_one(PassphraseBox).take()
        if words and self.held is not None:
            self.query_one("#hidden-prompt", UserText).show(say("lock.page.opening"))
            self.run_worker(self._check(self.held, words))

    async def _check(self, book: Book, words: str) -> None:
        from wrap_tui.services.unlocking import opens

        if await asyncio.to_thread(opens, book, words):
            self.app.pop_screen()
        else:
            self.query_one("#hidden-prompt", UserText).show(say("lock.held.wrong"))
