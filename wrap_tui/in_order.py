"""Keys are heard one after the other: the next waits until the last has done its work and its page can take it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

from textual import events, on
from textual.message import Message
from textual.screen import Screen

from wrap_tui import keys
from wrap_tui.ending import EndingApp, Start
from wrap_tui.screens.keeping import KeepsWords
from wrap_tui.widgets.words import TakesLetters

LONGEST: Final = 5.0
"""Seconds without any key heard after which keys go their way, whatever is not ready yet."""

_EVERYWHERE: Final = frozenset(
    key for row in keys.rows("shell", "session") if row.priority for key in row.all_keys
)


class KeysInOrder(EndingApp):
    """A key that opens a page, and words typed right behind it: no letter is lost, none does what a key would do.

    Letters into a text box go straight on. Keys that hold everywhere wait for no page.
    """

    @dataclass
    class Done(Message):
        """Follows a key on its way up: when it arrives, what the key did is handled.

        The first comes behind the key itself, the last behind all that its action has posted.
        """

        number: int
        last: bool = False

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        self._keys: deque[tuple[events.Key | events.Paste, Screen[Any] | None]] = deque()
        self._number = 0
        self._busy = False
        self._now: events.Event | None = None
        self._let_by: Screen[Any] | None = None
        self._heard_on: Screen[Any] | None = None
        self._ahead = 0
        self._heard_at = 0.0

    def waits(self, event: events.Event) -> bool:
        """Whether a key or pasted words have to wait; they come again by themselves. Keys for nobody do not."""
        if isinstance(event, events.Key) and self.screen_stack and _for_nobody(event, self.screen):
            return True
        if not isinstance(event, (events.Key, events.Paste)) or event is self._now or not self.screen_stack:
            return False
        ready = self._takes_keys()
        if not self._busy and (_everywhere(event) or (ready and not self._wait_here())):
            return False
        self._keys.append((event, None if ready else self.screen))
        if len(self._keys) == 1:
            self._heard_at = monotonic()
            self.set_timer(LONGEST, self._give_up)
        return True

    def _takes_keys(self) -> bool:
        screen = self.screen
        if not isinstance(screen, KeepsWords):
            return True
        return (screen.settled or screen is self._let_by) and not screen.holds_keys

    def _wait_here(self) -> bool:
        return any(page is None or page is self.screen for _, page in self._keys)

    async def on_event(self, event: events.Event) -> None:
        """Let one key through at a time, except letters into a text box."""
        typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not typed or not self.screen_stack or self._is_plain(event):
            await super().on_event(event)
            return
        target = self.focused or self.screen
        if isinstance(event, events.Key):
            self.last_key = (event.key, event.time)
        self._heard_on = self.screen
        self._ahead = 0 if event is self._now else len(self._keys)
        self._number += 1
        self._busy = True
        await super().on_event(event)
        if self._heard_on not in self.screen_stack:
            target = self.focused or self.screen
        if not target.post_message(self.Done(self._number)):
            self._next_key()

    def _is_plain(self, event: events.Event) -> bool:
        letters = isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)
        return letters and isinstance(self.focused, TakesLetters)

    @on(Done)
    def key_done(self, event: Done) -> None:
        """After the last of the two the next key may come."""
        if event.number != self._number or not self.screen_stack:
            return
        here = self.focused or self.screen
        if event.last or not here.post_message(self.Done(event.number, last=True)):
            self._follow()
            self._next_key()

    def _follow(self) -> None:
        """Keys that were pressed behind the one just heard go where it has led.

        Those ahead of it stay with their page: a key that holds everywhere has overtaken them.
        """
        for at, (event, page) in enumerate(self._keys):
            if at >= self._ahead and page is not None and page is self._heard_on:
                self._keys[at] = (event, self.screen)

    @on(KeepsWords.Settled)
    def page_settled(self) -> None:
        """A page can take keys now."""
        if not self._busy:
            self._next_key()

    def _next_key(self) -> None:
        self._busy = False
        if not self._keys or not self.screen_stack:
            return
        here = (at for at, (_, page) in enumerate(self._keys) if not self._waits_elsewhere(page))
        at = next(here, None)
        if at is not None and self._takes_keys():
            event, _ = self._keys[at]
            del self._keys[at]
            self._busy = True
            self.call_next(self._hear_again, event)

    def _waits_elsewhere(self, page: Screen[Any] | None) -> bool:
        """Whether a key waits for a page that lies under the one that is seen."""
        return page is not None and page is not self.screen and page in self.screen_stack

    async def _hear_again(self, event: events.Key | events.Paste) -> None:
        before, self._now, self._heard_at = self._number, event, monotonic()
        await self.on_event(event)
        self._now = None
        if self._number == before:
            self._next_key()

    def _give_up(self) -> None:
        if not self._keys or not self.screen_stack:
            return
        left = self._heard_at + LONGEST - monotonic()
        self.set_timer(left if left > 0 else LONGEST, self._give_up)
        if left <= 0:
            self._let_by = self.screen
            self._next_key()


def _everywhere(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key in _EVERYWHERE


def _for_nobody(event: events.Key, screen: Screen[Any]) -> bool:
    return isinstance(screen, KeepsWords) and screen.deaf_to(event)
