"""Choosing a passphrase: five suggested words or own ones, shown while typing, with their strength in words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button, Input

from wrap_tui.services.keys import strength, suggestion
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

PAUSE: Final = 0.3
"""Seconds without a key until the strength is estimated."""


class PassphraseChoice(Vertical):
    """Posts Chosen once. Words that were typed unseen are asked for twice."""

    @dataclass
    class Chosen(Message):
        """The person chose these words."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._suggested = suggestion()
        self._first = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """What it is for, a suggestion, a box, its strength, buttons."""
        yield UserText(say("first_run.passphrase.why"))
        yield UserText(say("first_run.passphrase.five"), classes="muted gap")
        yield UserText(self._suggested, id="suggested", classes="strong")
        yield PassphraseBox(hidden=False, hint=say("first_run.passphrase.hint"), id="new-passphrase")
        yield UserText(say("first_run.passphrase.look"), id="strength", classes="muted")
        with ButtonRow():
            yield PlainButton(say("first_run.passphrase.go_on"), id="take")
            yield PlainButton(say("first_run.passphrase.use"), id="use")
            yield PlainButton(say("first_run.passphrase.other"), id="other")
            yield PlainButton(say("first_run.passphrase.hide"), id="hide")

    @property
    def _box(self) -> PassphraseBox:
        return self.query_one(PassphraseBox)

    @on(Button.Pressed, "#other")
    def suggest(self) -> None:
        """Suggest other words."""
        self._suggested = suggestion()
        self.query_one("#suggested", UserText).show(self._suggested)

    @on(Button.Pressed, "#use")
    def use_suggested(self) -> None:
        """Put the suggested words into the box; Enter takes them."""
        self._box.value = self._suggested
        self._box.focus()
        self._box.action_end()

    @on(Button.Pressed, "#hide")
    def look_away(self) -> None:
        """Hide or show what is typed."""
        hidden = self._box.look_away()
        self._first = ""
        self.query_one("#hide", PlainButton).say(say(f"first_run.passphrase.{'show' if hidden else 'hide'}"))
        self.query_one("#suggested").display = not hidden
        self._box.focus()

    @on(Input.Changed)
    def weigh_soon(self, event: Input.Changed) -> None:
        """Say how strong the words are, shortly after the last key."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._weigh)

    def _weigh(self) -> None:
        self.run_worker(self._say_strength(self._box.value), exclusive=True, group="strength")

    async def _say_strength(self, words: str) -> None:
        found = await asyncio.to_thread(strength, words)
        sentence = "look" if found == "empty" else f"strength_{found}"
        for line in self.query("#strength").results(UserText):
            line.show(say(f"first_run.passphrase.{sentence}"))

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def take(self, event: Message) -> None:
        """Take the words; ask again when nobody could see them."""
        event.stop()
        words = self._box.value
        line = self.query_one("#strength", UserText)
        if not words.strip():
            line.show(say("errors.store.passphrase_empty"))
        elif self._box.password and not self._first:
            self._first = self._box.take()
            line.show(say("first_run.passphrase.again"))
        elif self._box.password and self._first != words:
            self._first, self._box.value = "", ""
            line.show(say("first_run.passphrase.different"))
        else:
            self._box.disabled = True
            self.post_message(self.Chosen(self._box.take()))

    def again(self) -> None:
        """It did not work: the box can be used again."""
        self._first = ""
        self._box.disabled = False
        self._box.focus()
