"""Double presses: the second half of one does nothing on the page that the first half opened."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual import events
from textual.screen import Screen

DOUBLE: Final = 0.25
"""Seconds within which the same press on another page belongs to the one before."""


class _Press(NamedTuple):
    key: str
    at: float
    screen: Screen[object]


class Doubles:
    """Remembers the last key and the last click, and on which page they were.

    Keys that move or lead back (arrows, Tab, Esc) may come as fast as they like, and in a box only Enter
    is looked at: what is typed or pasted is never dropped.
    """

    def __init__(self) -> None:
        self._last: dict[str, _Press] = {}
        self._dropped = False

    def again(self, event: events.Event, screen: Screen[object], *, typing: bool) -> bool:
        """Whether an event is the second half of a double press whose first half led to *screen*."""
        if isinstance(event, events.MouseUp):
            dropped, self._dropped = self._dropped, False
            return dropped
        if isinstance(event, events.Key):
            can_harm = event.key == "enter" or (event.is_printable and not typing)
            return self._note("key", _Press(event.key, event.time, screen), can_harm)
        if isinstance(event, events.MouseDown):
            self._dropped = self._note("mouse", _Press("", event.time, screen), True)
            return self._dropped
        return False

    def _note(self, kind: str, press: _Press, can_harm: bool) -> bool:
        last = self._last.get(kind, press)
        again = (
            can_harm
            and press.key == last.key
            and press.at - last.at < DOUBLE
            and press.screen is not last.screen
        )
        self._last[kind] = press._replace(screen=last.screen) if again else press
        return again
