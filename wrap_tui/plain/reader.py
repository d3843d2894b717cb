"""Reads typed lines: from a terminal key by key (any length, no escape code), or from a pipe."""

from __future__ import annotations

import codecs
import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, BinaryIO, Final, Literal, Protocol

from wrap_tui.plain.editing import Event, TypedLine
from wrap_tui.wording import say

Heard = Callable[[str], None]
Echo = Callable[[str], None]

_CHUNK: Final = 65_536
_BURST: Final = 0.05
"""Seconds between two pieces of one paste, at most."""
NOTICE: Final = 60.0
"""Seconds before the lock that it is said; half of a shorter time."""


class EndOfInput(Exception):
    """Nothing more will be typed: end of a pipe, Ctrl+D on an empty line, or the terminal is gone."""


class Idle(Exception):
    """No key was pressed for as long as the settings allow: time to lock."""


Word = Literal["crisis", "help", "stop", "hide", "lock", "pause"]


class Aside(Exception):
    """A key that leads aside for a moment: Ctrl+L, Ctrl+G, F1, F2, F6. `typed` are the half-typed words."""

    def __init__(self, word: Word, typed: str) -> None:
        super().__init__(word)
        self.word: Word = word
        self.typed = typed


def unheard(_: str) -> None:
    """For lines whose half-typed words are not kept (numbers)."""


class Reader(Protocol):
    """Where answers come from."""

    interactive: bool

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        """One line without its end. *start* stands in it already; *heard* gets the words after every change.

        Raises EndOfInput and Aside.
        """

    def pasted(self) -> list[str]:
        """Further whole lines that came in one go with the last one (a paste)."""
        return []

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The terminal as others expect it (while a passphrase is asked)."""
        yield


class PipeReader:
    """Answers from a pipe or a file: one a line. They are echoed, so that the output reads as a whole."""

    interactive = False

    def __init__(self, source: BinaryIO, *, echoes: bool = True) -> None:
        self._source, self._echoes = source, echoes

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        """The next line; EndOfInput at the end."""
        raw = self._source.readline()
        if not self._echoes:
            echo = unheard
        if not raw:
            echo("\n")
            raise EndOfInput
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        if "\x0c" in text:
            echo("\n")
            raise Aside("hide", text.replace("\x0c", ""))
        echo(text + "\n")
        heard(text)
        return text or start

    def pasted(self) -> list[str]:
        """Nothing: in a pipe every line is an answer of its own."""
        return []

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nothing to do."""
        yield


class TerminalReader:
    """Answers from a terminal, read key by key: lines of any length, and nothing typed is lost between prompts.

    A terminal in line mode cuts at 4,095 bytes, and its half-typed line is lost with the program.
    """

    interactive = True

    def __init__(self, descriptor: int) -> None:
        import termios

        self._termios = termios
        self._descriptor = descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = ""
        self._usual: list[Any] | None = None
        self.idle_seconds: Callable[[], float] = lambda: 0.0
        """Seconds without a key after which it locks; 0 for never."""

    @contextmanager
    def open(self) -> Iterator[TerminalReader]:
        """Take the terminal for the time of a `with`; it is as before afterwards."""
        self._usual = self._termios.tcgetattr(self._descriptor)
        before = signal.signal(signal.SIGCONT, self._again)
        self._key_by_key()
        try:
            yield self
        finally:
            self._as_before()
            signal.signal(signal.SIGCONT, before)
            self._usual = None

    def _again(self, _signal: int, _frame: FrameType | None) -> None:
        """Awake again after Ctrl+Z. A window that closes sends the same signal, and then there is no terminal."""
        with suppress(self._termios.error):
            self._key_by_key()

    def _key_by_key(self) -> None:
        termios = self._termios
        mode = termios.tcgetattr(self._descriptor)
        mode[0] &= ~termios.IXON
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        mode[6][termios.VQUIT] = b"\x00"
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, mode)

    def _as_before(self) -> None:
        if self._usual is not None:
            try:
                self._termios.tcsetattr(self._descriptor, self._termios.TCSADRAIN, self._usual)
            except self._termios.error:
                return

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The terminal as it was, for a passphrase."""
        if self._usual is None:
            yield
            return
        self._as_before()
        try:
            yield
        finally:
            self._key_by_key()

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        """One typed line. Half-typed words are told to *heard* after every burst of keys, before they are shown.

        A minute before it locks by itself, that is said, and the line with its words comes again. Raises Idle.
        """
        typed = TypedLine(start)
        echo(start)
        told = start

        def notice() -> None:
            typed.end()
            echo(f"\n{say('shell.idle.notice')}\n{prompt} {typed.text}")

        while True:
            shown: list[str] = []
            self._wait(notice)
            event = self._take(typed, shown)
            if event == "again":
                shown.append(f"\n{prompt} {typed.text}")
                typed.end()
            if typed.text != told:
                told = typed.text
                heard(told)
            echo("".join(shown) + ("\n" if event and event != "again" else ""))
            match event:
                case "enter":
                    return typed.text
                case "hide" | "crisis" | "help" | "pause":
                    raise Aside(event, typed.text)
                case "end":
                    raise EndOfInput

    def pasted(self) -> list[str]:
        """Whole lines that came in one go with the last one, or within a moment of it."""
        if not self._waiting:
            return []
        while something_waits(self._descriptor, _BURST):
            self._waiting += self._read()
        whole, _, self._waiting = self._waiting.replace("\r", "\n").rpartition("\n")
        return whole.split("\n") if whole else []

    def _wait(self, notice: Callable[[], None]) -> None:
        """Wait for a key: first in silence, then after a *notice*. Idle when none comes."""
        limit = self.idle_seconds()
        if self._waiting or not limit:
            return
        last = min(NOTICE, limit / 2)
        if something_waits(self._descriptor, limit - last):
            return
        notice()
        if not something_waits(self._descriptor, last):
            raise Idle

    def _take(self, typed: TypedLine, shown: list[str]) -> Event:
        """Press the keys that have come; stop at the first that ends the line."""
        if not self._waiting:
            self._waiting = self._read()
        for at, character in enumerate(self._waiting):
            echoed, event = typed.press(character)
            shown.append(echoed)
            if event:
                self._waiting = self._waiting[at + 1 :]
                return event
        self._waiting = ""
        return ""

    def _read(self) -> str:
        try:
            raw = os.read(self._descriptor, _CHUNK)
        except OSError as error:
            raise EndOfInput from error
        if not raw:
            raise EndOfInput
        return self._decoder.decode(raw)


def something_waits(source: BinaryIO | int, seconds: float) -> bool:
    """Whether a pipe or file has something to read, or has ended, within *seconds*."""
    try:
        return bool(select.select([source], [], [], seconds)[0])
    except (OSError, ValueError):
        return False
