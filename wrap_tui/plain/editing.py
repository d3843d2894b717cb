"""One typed line: what each key does to the words, and what to echo for it without any escape code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from wrap_tui.plain.wrapping import cells, clusters

Event = Literal["", "enter", "hide", "crisis", "help", "pause", "end", "again"]

_LOOK_BACK: Final = 32
"""Characters looked at to find the cluster before the cursor; joined emoji are shorter than this."""


class TypedLine:
    """Words under the cursor. Every method gives what a terminal must show: letters, spaces, backspaces."""

    def __init__(self, start: str = "") -> None:
        self._characters = list(start)
        self._cursor = len(self._characters)
        self._escape = ""

    @property
    def text(self) -> str:
        """What was typed so far."""
        return "".join(self._characters)

    def press(self, character: str) -> tuple[str, Event]:
        """Take one character from the keyboard: what to echo, and whether the line ends by it."""
        if self._escape:
            return self._sequence(character)
        if event := _EVENTS.get(character):
            return "", event
        if character == "\x04" and not self._characters:
            return "", "end"
        if control := _CONTROLS.get(character):
            return control(self), ""
        if character == "\x1b":
            self._escape = character
            return "", ""
        if character < " " and character != "\t":
            return "", ""
        return self._insert(character), ""

    def _sequence(self, character: str) -> tuple[str, Event]:
        """One more character of an escape sequence (an arrow or function key); unknown ones do nothing."""
        self._escape += character
        if len(self._escape) == 2:
            if character in "[O":
                return "", ""
            self._escape = ""
            return (self.press(character)[0] if character >= " " else ""), ""
        if not ("@" <= character <= "~"):
            return "", ""
        sequence, self._escape = self._escape[1:], ""
        control = _SEQUENCES.get(sequence)
        return (control(self) if control else ""), _FUNCTION_KEYS.get(sequence, "")

    def _insert(self, character: str) -> str:
        if self._cursor == len(self._characters):
            self._characters.append(character)
            self._cursor += 1
            return character
        tail = "".join(self._characters[self._cursor :])
        self._characters.insert(self._cursor, character)
        self._cursor += 1
        return character + tail + "\b" * cells(tail)

    def _before(self) -> str:
        near = "".join(self._characters[max(0, self._cursor - _LOOK_BACK) : self._cursor])
        return [*clusters(near)][-1] if near else ""

    def _after(self) -> str:
        near = "".join(self._characters[self._cursor : self._cursor + _LOOK_BACK])
        return next(clusters(near), "")

    def _cut(self, count: int) -> str:
        """Take *count* characters before the cursor away."""
        gone = "".join(self._characters[self._cursor - count : self._cursor])
        del self._characters[self._cursor - count : self._cursor]
        self._cursor -= count
        tail = "".join(self._characters[self._cursor :])
        wide = cells(gone)
        return "\b" * wide + tail + " " * wide + "\b" * (cells(tail) + wide)

    def back(self) -> str:
        """Take the letter before the cursor away."""
        return self._cut(len(self._before())) if self._cursor else ""

    def word_back(self) -> str:
        """Take the word before the cursor away."""
        text = "".join(self._characters[: self._cursor])
        kept = text.rstrip()
        kept = kept[: kept.rfind(" ") + 1]
        return self._cut(len(text) - len(kept))

    def clear(self) -> str:
        """Take everything before the cursor away."""
        return self._cut(self._cursor)

    def delete(self) -> str:
        """Take the letter after the cursor away."""
        return self.right() + self.back() if self._cursor < len(self._characters) else ""

    def left(self) -> str:
        """One letter to the left."""
        piece = self._before() if self._cursor else ""
        self._cursor -= len(piece)
        return "\b" * cells(piece)

    def right(self) -> str:
        """One letter to the right."""
        piece = self._after()
        self._cursor += len(piece)
        return piece

    def home(self) -> str:
        """To the beginning of the line."""
        text = "".join(self._characters[: self._cursor])
        self._cursor = 0
        return "\b" * cells(text)

    def end(self) -> str:
        """To the end of the line."""
        text = "".join(self._characters[self._cursor :])
        self._cursor = len(self._characters)
        return text


_EVENTS: Final[dict[str, Event]] = {
    "\n": "enter",
    "\r": "enter",
    "\x0c": "hide",
    "\x07": "crisis",
    "\x12": "again",
}
_CONTROLS: Final[dict[str, Callable[[TypedLine], str]]] = {
    "\x7f": TypedLine.back,
    "\x08": TypedLine.back,
    "\x17": TypedLine.word_back,
    "\x15": TypedLine.clear,
    "\x01": TypedLine.home,
    "\x05": TypedLine.end,
    "\x02": TypedLine.left,
    "\x06": TypedLine.right,
    "\x04": TypedLine.delete,
}
_SEQUENCES: Final[dict[str, Callable[[TypedLine], str]]] = {
    "[D": TypedLine.left,
    "[C": TypedLine.right,
    "[H": TypedLine.home,
    "[F": TypedLine.end,
    "[1~": TypedLine.home,
    "[4~": TypedLine.end,
    "[3~": TypedLine.delete,
    "OD": TypedLine.left,
    "OC": TypedLine.right,
    "OH": TypedLine.home,
    "OF": TypedLine.end,
}
_FUNCTION_KEYS: Final[dict[str, Event]] = {
    "OP": "help",
    "[11~": "help",
    "[[A": "help",
    "OQ": "crisis",
    "[12~": "crisis",
    "[[B": "crisis",
    "[17~": "pause",
}
