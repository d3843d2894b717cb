"""Going to a row by typing the first letters of its name, for long lists of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from wrap_tui.domain.text import folded
from wrap_tui.widgets.row import Row

PAUSE: Final = 2.0
"""Seconds without a letter until the next one begins a new name."""


class ByName:
    """Letters typed one after the other, and the row whose name begins so."""

    def __init__(self) -> None:
        self._typed, self._at = "", 0.0

    def takes(self, character: str | None) -> bool:
        """Whether a key is a letter of a name: letters, and what may stand inside names once one is begun."""
        if not character:
            return False
        return character.isalpha() or (bool(self._typed) and character in " '.-")

    def find(self, rows: Sequence[Row], current: int, character: str, at: float) -> int | None:
        """The row to go to after one more letter, typed *at* this time (seconds); None when no name begins so.

        A letter that no name goes on with begins a new name; the same letter again goes to the next such name.
        """
        letter = folded(character)
        if self._typed and at - self._at > PAUSE:
            self._typed = ""
        self._at = at
        longer = self._typed + letter
        found = _first(rows, longer, current)
        if found is None:
            longer = letter
            found = _first(rows, longer, current + 1)
        self._typed = longer if found is not None else ""
        return found


def _first(rows: Sequence[Row], wanted: str, start: int) -> int | None:
    """The first row from *start* on, and then from the top, with a name or else a later word that begins so."""
    order = [*range(start, len(rows)), *range(min(start, len(rows)))]
    able = [i for i in order if not rows[i].heading]
    names = {i: folded(rows[i].text) for i in able}
    first = (i for i in able if names[i].startswith(wanted))
    later = (i for i in able if f" {wanted}" in names[i])
    return next(first, next(later, None))


class GoesByName(Widget, inherit_bindings=False):
    """A list of rows in which, with `by_name`, letters go to the row whose name begins so, and are no keys."""

    current: reactive[int] = reactive(0)
    rows: tuple[Row, ...] = ()
    by_name = False
    _typed_name: ByName | None = None

    def on_key(self, event: events.Key) -> None:
        """Go to a row by the letters of its name."""
        if not self.by_name or event.character is None:
            return
        self._typed_name = self._typed_name or ByName()
        if not self._typed_name.takes(event.character):
            return
        event.stop()
        event.prevent_default()
        found = self._typed_name.find(self.rows, self.current, event.character, event.time)
        if found is not None:
            self.current = found
