"""Asks for the passphrase inside a session before something more is shown; the supporter looks away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.services.book import Book
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class AskPassphrase(Dialog[bool]):
    """Answers True when the passphrase of the open vault was typed; Esc answers nothing."""

    def __init__(self, book: Book) -> None:
        super().__init__(say("peer.ask.passphrase"), say("peer.ask.look_away"))
        self._book = book

    def inside(self) -> ComposeResult:
        """The box, and a line for what happened."""
        yield PassphraseBox(hint=say("lock.page.hint"), id="passphrase")
        yield UserText(id="said", classes="muted")

    @on(Input.Submitted)
    def ask(self) -> None:
        """Check what was typed."""
        if words := self.query_one(PassphraseBox).take():
            self.query_one("#said", UserText).show(say("lock.page.opening"))
            self.run_worker(self._check(words))

    async def _check(self, words: str) -> None:
        from wrap_tui.services.unlocking import opens

        if await asyncio.to_thread(opens, self._book, words):
            self.dismiss(True)
        else:
            self.query_one("#said", UserText).show(say("peer.ask.wrong"))


def with_passphrase(page: Page, then: Callable[[], None]) -> None:
    """Do *then* after the passphrase was typed; the demonstration has none and asks nothing."""
    book = page.open_book
    if book.memory_only:
        then()
        return
    page.shell.push_screen(AskPassphrase(book), lambda opened: then() if opened else None)
