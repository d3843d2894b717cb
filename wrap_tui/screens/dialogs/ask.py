"""A question answered with one line: the name of a file or folder, or a passphrase that does not show."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class AskLine(Dialog[str]):
    """Answers with the words typed ("" for an empty line), None for Escape."""

    def __init__(self, title: str, *, line: str = "", start: str = "") -> None:
        super().__init__(title, line)
        self._start = start

    def inside(self) -> ComposeResult:
        """One box."""
        yield WordBox(self._start, one_line=True, id="asked")

    @on(WordBox.Submitted)
    def answer(self, event: WordBox.Submitted) -> None:
        """Answer."""
        self.dismiss(event.text.strip())


class AskPassphrase(Dialog[str]):
    """Answers with the passphrase typed, None for Escape or nothing typed."""

    def inside(self) -> ComposeResult:
        """One box that shows nothing."""
        yield PassphraseBox(hint=say("lock.page.hint"), id="asked")

    @on(Input.Submitted)
    def answer(self) -> None:
        """Answer."""
        self.dismiss(self.query_one(PassphraseBox).take() or None)
