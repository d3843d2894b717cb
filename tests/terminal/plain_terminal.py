"""A person at a real pseudo-terminal in plain mode: types an answer, reads until the next prompt."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pexpect

ROOT = Path(__file__).resolve().parents[2]
WALL = "2026-10-14T10:00:00+01:00"
PROMPT = re.compile(r"(?:^|\n)[^\n]{2,60}: $")

PROMPTED = re.compile(r"(?:^|\n)[^\n]{2,60}: [^\n]*$")
"""A prompt, with what stands behind it already."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """An empty home and nothing else that could matter."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        **more,
    }


class Terminal:
    """One run of the program; `said` is all it printed, line ends as \\n."""

    def __init__(self, home: Path, *arguments: str, wall: str = WALL, **env: str) -> None:
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "tests.terminal.program", wall, *arguments],
            cwd=str(ROOT),
            env=environment(home, **env),
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(24, 80),
            timeout=90,
        )
        self.child.delaybeforesend = None
        self.said = ""

    def read(self) -> str:
        """What is printed up to the next prompt."""
        self.child.expect(PROMPT)
        fresh = (self.child.before + self.child.after).replace("\r\n", "\n")
        self.said += fresh
        return str(fresh)

    def type(self, words: str) -> str:
        """Type a line, and read to the next prompt."""
        self.child.send(words + "\r")
        return self.read()

    def type_over(self, words: str, enter: str = "\r") -> str:
        """Type a line and read on until nothing more comes: also where words stand in the line already."""
        self.child.send(words + enter)
        fresh = ""
        while True:
            try:
                fresh += self.child.read_nonblocking(65_536, timeout=0.25)
            except pexpect.TIMEOUT:
                if PROMPTED.search(fresh):
                    break
            except pexpect.EOF:
                self.said += fresh.replace("\r\n", "\n")
                raise
        fresh = fresh.replace("\r\n", "\n")
        self.said += fresh
        return fresh

    def press(self, keys: str) -> None:
        """Send keys as they are."""
        self.child.send(keys)

    def end(self, words: str = "") -> int:
        """Type the last line, read to the end, and give the exit code."""
        if words:
            self.child.send(words + "\r")
        self.child.expect(pexpect.EOF)
        self.said += self.child.before.replace("\r\n", "\n")
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def close_window(self) -> None:
        """Close the pseudo-terminal under the program; the test waits for its end itself."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True
        self.child.terminated = self.child.ptyproc.terminated = True
        self.child.child_fd = self.child.ptyproc.fd = -1

    def stop(self) -> None:
        """End the run whatever it does."""
        self.child.close(force=True)
