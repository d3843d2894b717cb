"""A program in a real pseudo-terminal: how long until it has painted, and from a key to the last byte of the repaint."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

SILENCE = 0.12
"""Seconds without a byte after which a repaint counts as done; not part of what is measured."""


def quiet_home(home: Path) -> dict[str, str]:
    """An environment in which nothing of the machine's own settings is seen or touched."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


class Terminal:
    """One program in a pseudo-terminal of its own. Use as a context; leaving it ends the program."""

    def __init__(self, command: Sequence[str], env: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.started = time.perf_counter()
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # the child
            os.execvpe(command[0], list(command), env)
        columns, rows = size
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, patience: float) -> bool:
        """Take what comes within *patience* seconds; False when nothing did."""
        if not select.select([self.fd], [], [], patience)[0]:
            return False
        try:
            self.seen += os.read(self.fd, 65536)
        except OSError:  # the program has ended
            return False
        return True

    def until(self, words: bytes, patience: float = 20.0) -> float:
        """Seconds since the start until *words* were painted. TimeoutError with the last bytes when they never are."""
        end = time.perf_counter() + patience
        while words not in self.seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} not in {self.seen[-2000:]!r}")
            self._read(0.05)
        return time.perf_counter() - self.started

    def settle(self, silence: float = 0.4) -> None:
        """Wait until the program has nothing more to paint."""
        while self._read(silence):
            pass

    def key(self, typed: bytes, silence: float = SILENCE) -> float:
        """Type, and return the seconds until the last byte of what is painted for it."""
        return self.painted(typed, silence)[1]

    def painted(self, typed: bytes, silence: float = SILENCE, words: bytes = b"") -> tuple[float, float]:
        """Type, and return the seconds until what is painted for it has begun (with *words*: until these have come)
        and until its last byte; 0 for nothing."""
        self.seen = b""
        started = time.perf_counter()
        first = last = 0.0
        os.write(self.fd, typed)
        while self._read(silence):
            last = time.perf_counter() - started
            first = first or (last if words in self.seen else 0.0)
        return first, last

    def go(self, typed: bytes, words: bytes, patience: float = 60.0) -> None:
        """Type, wait until *words* are painted, and until nothing more comes."""
        self.seen = b""
        self.send(typed)
        self.until(words, patience)
        self.settle(1.5)

    def send(self, typed: bytes) -> None:
        """Type without waiting."""
        os.write(self.fd, typed)
