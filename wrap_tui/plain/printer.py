"""Prints lines that only ever grow: at most 76 columns, label first, no escape codes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from wrap_tui.domain.text import clean
from wrap_tui.plain.wrapping import COLUMNS, right_to_left, wrap
from wrap_tui.wording import say

_ASCII: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
                               "•": "-", "›": ">", "─": "-", "\u00a0": " "})  # fmt: skip
_NARROWEST: Final = 20


class Printer:
    """Writes the lines of plain pages to a stream, in a narrower window no wider than that.

    Sentences of ours are said in ASCII when *ascii_only*. The person's words go out as they are; where the
    stream cannot carry a letter, a question mark stands for it and one sentence says so, once. Lines for which
    `leaves_out` is true give way to a mark: those that name someone who is not to be involved.
    """

    def __init__(self, stream: TextIO, *, ascii_only: bool = False, columns: int = COLUMNS) -> None:
        self._stream, self._ascii, self._columns = stream, ascii_only, columns
        self._told = False
        self.leaves_out: Callable[[str], bool] | None = None
        self._held: list[str] | None = None

    def only_ascii(self, on: bool) -> None:
        """Say sentences of ours in ASCII from now on, or no longer."""
        self._ascii = on

    def line(self, text: str = "") -> None:
        """One fact, wrapped. Control characters are left out whatever their origin."""
        if self.leaves_out is not None and self.leaves_out(text):
            text = self.ours(say("export.names.left_out"))
        for row in wrap(clean(text), self._room()):
            self._write(row + "\n")

    def say(self, sentence: str, /, **values: object) -> None:
        """A sentence of ours by its id."""
        self.line(self.ours(say(sentence, **values)))

    def ours(self, text: str) -> str:
        """Words of ours as this stream shows them."""
        return text.translate(_ASCII) if self._ascii else text

    def fact(self, label: str, words: str) -> None:
        """A label and the person's words. Words that run from right to left stand on their own line."""
        if right_to_left(label + words):
            self.line(f"{self.ours(label)}:")
            self.line(words)
        else:
            self.line(f"{self.ours(label)}: {words}")

    def numbered(self, number: int, words: str, after: str = "") -> None:
        """A numbered choice; *after* are words of ours behind it ("Done.")."""
        tail = self.ours(after)
        if right_to_left(words):
            self.line(f"{number}.")
            self.line(words)
            if tail:
                self.line(tail)
        else:
            self.line(f"{number}. {stopped(words)} {tail}".rstrip())

    def prompt(self, text: str) -> None:
        """Words before the place where the person types, without a line end."""
        rows = wrap(self.ours(clean(text)), self._room())
        for row in rows[:-1]:
            self._write(row + "\n")
        self._write(rows[-1] + " ")
        self._stream.flush()

    def echo(self, text: str) -> None:
        """Typed words, as they are typed."""
        self._write(text)
        self._stream.flush()

    def raw(self, text: str) -> None:
        """A finished text (an export) as it is."""
        self._write(text if text.endswith("\n") else text + "\n")

    def blank(self, rows: int) -> None:
        """Push what stands in the window out of sight with empty lines; no escape code does it."""
        self._write("\n" * rows)
        self._stream.flush()

    def _room(self) -> int:
        """Columns of a line: in a window one less than it has, so that nothing is broken at its edge."""
        if not self._stream.isatty():
            return self._columns
        return max(min(self._columns, shutil.get_terminal_size().columns - 1), _NARROWEST)

    @contextmanager
    def held(self) -> Iterator[list[str]]:
        """Collect what is written inside a `with` in place of writing it."""
        before, self._held = self._held, []
        try:
            yield self._held
        finally:
            self._held = before

    def again(self, lines: Iterable[str]) -> None:
        """Write what was held."""
        for line in lines:
            self._write(line)

    def _write(self, text: str) -> None:
        if self._held is not None:
            self._held.append(text)
            return
        try:
            self._stream.write(text)
        except UnicodeEncodeError:
            self._marked(text)

    def _marked(self, text: str) -> None:
        coding = self._stream.encoding or "ascii"
        self._stream.write(text.translate(_ASCII).encode(coding, "replace").decode(coding))
        if not self._told and text.endswith("\n"):
            self._told = True
            self.say("plain.printer.letters")


def stopped(words: str) -> str:
    """*words* with a full stop when they end without any mark, so that a voice pauses."""
    bare = words.rstrip()
    last = bare[-1:]
    return f"{bare}." if last.isalnum() or (last and last in ")\"'") else bare
