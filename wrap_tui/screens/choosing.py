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

from wrap_tui.domain.text import clean
from wrap_tui.services.keys import strength, suggestion
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

PAUSE: Final = 0.3
"""Seconds without a key until the strength is estimated."""


class PassphraseChoice(Vertical):
    """Posts Chosen once, then rests until `again`; the words stay in sight meanwhile, until `forget`.

    Words that were typed unseen are asked for twice, and those that are soon guessed are taken at the second Enter.
    """

    @dataclass
    class Chosen(Message):
        """The person chose these words."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._suggested = suggestion()
        self._first = ""
        self._told_of = ""  # words of which was said that they are soon guessed
        self._timer: Timer | None = None
        self._answered = False

    def compose(self) -> ComposeResult:
        """What it is for, a suggestion, a box, its strength, buttons."""
        yield UserText(say("first_run.passphrase.why"))
        yield UserText(say("first_run.passphrase.five"), id="five", classes="muted gap")
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
        for line in ("#five", "#suggested"):
            self.query_one(line).display = not hidden
        self._answered = False
        self._weigh()
        self._box.focus()

    @on(Input.Changed)
    def weigh_soon(self, event: Input.Changed) -> None:
        """Say how strong the words are, shortly after the last key."""
        event.stop()
        self._answered = self._answered and not event.value
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._weigh)

    def _weigh(self) -> None:
        self.run_worker(self._say_strength(self._box.value), exclusive=True, group="strength")

    async def _say_strength(self, words: str) -> None:
        found = await asyncio.to_thread(strength, words)
        if self._answered:
            return
        if found != "empty":
            self._say(say(f"first_run.passphrase.strength_{found}"))
        else:
            self._say(say(f"first_run.passphrase.{'unseen' if self._box.password else 'look'}"))

    def _say(self, sentence: str, *, answer: bool = False) -> None:
        """Show a sentence under the box; an answer stays until something is typed."""
        self._answered = answer
        for line in self.query("#strength").results(UserText):
            line.show(sentence)

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def take(self, event: Message) -> None:
        """Take the words; ask again when nobody could see them."""
        event.stop()
        words = self._box.value
        if not words.strip():
            sentence = "first_run.passphrase.again" if self._first else "errors.store.passphrase_empty"
            self._say(say(sentence), answer=True)
        elif self._box.password and not self._first:
            self._first = self._box.take()
            self._say(say("first_run.passphrase.again"), answer=True)
        elif self._box.password and self._first != words:
            self._first, self._box.value = "", ""
            self._say(say("first_run.passphrase.different"), answer=True)
        else:
            self.disabled = True
            self.run_worker(self._choose(words), group="choose")

    async def _choose(self, words: str) -> None:
        if self._told_of != words and await asyncio.to_thread(strength, words) == "quick":
            self._told_of = words
            self.disabled = False
            self._box.focus()
            self._say(say("first_run.passphrase.weak"), answer=True)
        else:
            self.post_message(self.Chosen(clean(words)))

    def again(self) -> None:
        """It did not work: the box can be used again."""
        self._first = ""
        self.disabled = False
        self._box.focus()

    def forget(self) -> None:
        """The words are in use: they are not needed here any more."""
        self._first = self._told_of = ""
        self._box.take()
