"""A person at a real pseudo-terminal with the pages: types keys, and reads the screen that pyte draws."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
ENTER_PAGES, LEAVE_PAGES = b"\x1b[?1049h", b"\x1b[?1049l"
ASKS_GROUND = b"\x1b]11;?"


class Pages:
    """One run of the program, maybe inside another (screen, tmux). `raw` is every byte; `screen` what is seen."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        ground: bytes = b"",
        inside: tuple[str, ...] = (),
        **env: str,
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self._ground = ground
        self.raw = b""
        environ = {
            "HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"), "PYTHONPATH": str(ROOT), "COLORTERM": "truecolor", **env,
        }  # fmt: skip
        self.child: Any = pexpect.spawn(
            (*inside, sys.executable)[0], [*inside, sys.executable, "-m", "wrap_tui", *arguments][1:],
            cwd=str(home), env=environ, dimensions=(self.rows, self.columns), timeout=60,
        )  # fmt: skip
        self.child.delaybeforesend = None

    def __enter__(self) -> Pages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.child.closed:
            self.child.close(force=True)

    @property
    def pid(self) -> int:
        return int(self.child.pid)

    @property
    def text(self) -> str:
        """What stands on the terminal now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.1) -> bytes:
        """Read what comes within a time."""
        got, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                part = self.child.read_nonblocking(65536, left)
            except (pexpect.TIMEOUT, pexpect.EOF) as stop:
                if isinstance(stop, pexpect.EOF):
                    break
                continue
            got += part
            if self._ground and ASKS_GROUND in part:
                self.child.send(self._ground)
        self.raw += got
        self._stream.feed(got.replace(b"\x1b[<u", b"").replace(b"\x1b[>25u", b""))
        return got

    def until(self, what: str | Callable[[], bool], seconds: float = 90.0) -> str:
        """Read until words stand on the terminal (or something holds)."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            if what in self.text if isinstance(what, str) else what():
                return self.text
        raise AssertionError(f"{what!r} never came:\n{self.text}\n{self.raw[-400:]!r}")

    def press(self, keys: str | bytes, seconds: float = 0.15) -> str:
        """Press keys and read for a while."""
        self.child.send(keys)
        self.read(seconds)
        return self.text

    def end(self, seconds: float = 60.0) -> int:
        """Wait for the end; the exit code, or 128 and the signal. -1 when it did not end."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.child.isalive():
            self.read(0.05)
        if self.child.isalive():
            return -1
        self.read(0.2)
        self.child.close()
        status = self.child.exitstatus
        return int(status) if status is not None else 128 + int(self.child.signalstatus)

    def close_window(self) -> None:
        """Close the terminal under the program."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True
        self.child.child_fd = -1

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)
