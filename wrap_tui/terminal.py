"""The terminal outside the pages: echo off while the program starts, and whether its ground is light."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from typing import Any, Final

try:
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

HANDED_ON: Final = "WRAP_TUI_TERMINAL"
"""Environment name by which the terminal's first state passes through a lock; taken out at once."""

_ASK_GROUND: Final = b"\x1b]11;?\x1b\\"
_ANSWER: Final = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_SILENT: Final = frozenset({"dumb", "linux", "unknown", ""})
"""Terminals that are not asked: they would show the question."""

Attributes = list[Any]


class Terminal:
    """The terminal of this run. Without one (a pipe, Windows) every method does nothing."""

    def __init__(self, environ: Mapping[str, str] | None = None, fd: int = 0) -> None:
        self._environ = os.environ if environ is None else environ
        self._fd = fd
        self._first: Attributes | None = None
        self._asked = False

    def hush(self) -> None:
        """Turn echo and line mode off until `restore`. What is typed meanwhile lands nowhere."""
        if termios is None or not os.isatty(self._fd):
            return
        first = termios.tcgetattr(self._fd)
        handed = self._environ.get(HANDED_ON, "")
        if handed.count(",") == 3:
            first[:4] = [int(part) for part in handed.split(",")]
        self._first = first
        quiet = termios.tcgetattr(self._fd)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._fd, termios.TCSANOW, quiet)

    def hand_on(self) -> dict[str, str]:
        """What the next image needs to restore the terminal at its end; empty without a terminal."""
        return {} if self._first is None else {HANDED_ON: ",".join(str(n) for n in self._first[:4])}

    def restore(self) -> None:
        """Give the terminal back as it was found."""
        if termios is None or self._first is None:
            return
        try:
            termios.tcflush(self._fd, termios.TCIFLUSH)
            termios.tcsetattr(self._fd, termios.TCSANOW, self._first)
        except termios.error:
            return

    def discard(self) -> None:
        """Throw waiting input away."""
        if termios is not None and self._first is not None:
            try:
                termios.tcflush(self._fd, termios.TCIFLUSH)
            except termios.error:
                return

    def ask_ground(self) -> None:
        """Ask for the colour of the ground; the answer is read later, after the slow imports."""
        term = self._environ.get("TERM", "")
        remote = any(name in self._environ for name in ("SSH_CONNECTION", "SSH_TTY"))
        if self._first is None or term in _SILENT or remote or not sys.stdout.isatty():
            return
        try:
            os.write(sys.stdout.fileno(), _ASK_GROUND)
            self._asked = True
        except OSError:
            return

    def light(self) -> bool:
        """Whether the ground is light: by the terminal's answer, else by COLORFGBG, else no."""
        found = ground_of(self._waiting()) if self._asked else None
        return bool(found) if found is not None else _by_environment(self._environ.get("COLORFGBG", ""))

    def _waiting(self) -> bytes:
        import select

        got = b""
        while select.select([self._fd], [], [], 0)[0]:
            more = os.read(self._fd, 4096)
            if not more:
                break
            got += more
        return got


def can_have_mouse(environ: Mapping[str, str]) -> bool:
    """Whether the mouse may be asked for: GNU screen holds a lone Esc back while it follows the mouse."""
    return not environ.get("STY")


def ground_of(answer: bytes) -> bool | None:
    """Whether the answer to the question for the ground tells of a light one; None when it is no answer."""
    found = _ANSWER.search(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)


def _by_environment(value: str) -> bool:
    last = value.rpartition(";")[2]
    return last.isdigit() and int(last) in (7, *range(9, 16))
