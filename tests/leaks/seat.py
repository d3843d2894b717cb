"""A person at a real terminal whose every byte is kept: what the program paints, and what it leaves behind."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import pexpect

ROOT = Path(__file__).resolve().parents[2]
HIDE, ESCAPE = "\x0c", "\x1b"
ENTER_PAGES, LEAVE_PAGES = b"\x1b[?1049h", b"\x1b[?1049l"


def folders_in(home: Path) -> list[Path]:
    """Data, settings, state, cache, temporary and runtime folder of a home, made when they are not there."""
    found = [home / name for name in ("data", "config", "state", "cache", "tmp", "run")]
    for folder in found:
        folder.mkdir(exist_ok=True)
    return found


class Seat:
    """One run of the program with a home, temporary and runtime folders of its own."""

    def __init__(self, home: Path, *arguments: str, crash: str = "", program: str = "wrap_tui") -> None:
        self.home = home
        self.folders = folders_in(home)
        command = (
            ["-m", program, *arguments] if not crash else ["-m", "tests.leaks.crashing", crash, *arguments]
        )
        self.child: Any = pexpect.spawn(
            sys.executable, command, cwd=str(home), env=self.environment(), dimensions=(24, 80), timeout=90
        )
        self.child.delaybeforesend = None
        self.painted, self._since = b"", 0

    def environment(self) -> dict[str, str]:
        """Nothing of the machine but the program search path."""
        data, config, state, cache, tmp, run = map(str, self.folders)
        return {
            "HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "XDG_DATA_HOME": data, "XDG_CONFIG_HOME": config, "XDG_STATE_HOME": state, "XDG_CACHE_HOME": cache,
            "TMPDIR": tmp, "XDG_RUNTIME_DIR": run, "TEXTUAL_LOG": str(self.home / "textual.log"),
            "TEXTUAL_SCREENSHOT": "1", "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def look(self, seconds: float = 0.4) -> bytes:
        """What is painted until nothing more comes for *seconds*."""
        fresh = b""
        while True:
            try:
                fresh += self.child.read_nonblocking(65_536, timeout=seconds)
            except (pexpect.TIMEOUT, pexpect.EOF):
                self.painted += fresh
                return fresh

    def wait_for(self, words: str, seconds: float = 90) -> None:
        """Look until *words* are painted, since the last keys were pressed."""
        end = time.monotonic() + seconds
        while words.encode() not in self.painted[self._since :]:
            assert time.monotonic() < end, f"{words!r} did not come: {self.painted[-2000:]!r}"
            self.look(0.1)

    def to_today(self) -> None:
        """Back until Today stands there; a slow computer may take more than one Esc for it."""
        for _ in range(9):
            self.press(ESCAPE)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                if b"Right now" in self.painted[self._since :]:
                    return
                self.look(0.1)
        raise AssertionError(f"Today did not come: {self.painted[-2000:]!r}")

    def lock(self) -> None:
        """Hide and lock, and look until the lock page of the new start takes keys."""
        self.press(HIDE, HIDE)
        self.wait_for("spare key")
        self.look()

    def gone(self, seconds: float = 90) -> None:
        """Look until the program has ended."""
        end = time.monotonic() + seconds
        while self.child.isalive():
            assert time.monotonic() < end, "it did not end"
            self.look(0.1)
        self.look(0.1)

    def press(self, *keys: str) -> bytes:
        """Press keys one after the other as a person does, and look."""
        fresh, self._since = b"", len(self.painted)
        for key in keys:
            self.child.send(key)
            fresh += self.look(0.15)
        return fresh + self.look()

    def outside_pages(self) -> bytes:
        """All that was written to the shell's own screen: what stands in the scroll-back."""
        outside, at = b"", 0
        while True:
            begin = self.painted.find(ENTER_PAGES, at)
            if begin < 0:
                return outside + self.painted[at:]
            outside += self.painted[at:begin]
            at = self.painted.find(LEAVE_PAGES, begin)
            if at < 0:
                return outside

    def titles(self) -> list[bytes]:
        """Every window title that was set."""
        return re.findall(rb"\x1b\][012];(.*?)(?:\x07|\x1b\\)", self.painted)

    def files_with(self, *words: str) -> list[tuple[str, str]]:
        """Files under home, temporary and runtime folders that hold any of *words* readably, with the word."""
        codes = ("utf-8", "utf-16-le", "utf-32-le")
        files = [file for file in self.home.rglob("*") if file.is_file() and not file.is_symlink()]
        return [
            (str(file.relative_to(self.home)), word)
            for file in files
            for word in words
            if word in file.name or any(word.encode(code) in file.read_bytes() for code in codes)
        ]

    def memory_with(self, *words: str) -> dict[str, int]:
        """How often each of *words* stands in the memory of the running program (UTF-8, and Python's wide forms)."""
        pid = self.child.pid
        counts = dict.fromkeys(words, 0)
        forms = {word: {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")} for word in words}
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                area, rights = line.split()[:2]
                if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                    continue
                begin, end = (int(part, 16) for part in area.split("-"))
                try:
                    memory.seek(begin)
                    held = memory.read(end - begin)
                except (OSError, OverflowError, ValueError):
                    continue
                for word in words:
                    counts[word] += sum(held.count(form) for form in forms[word])
        return counts

    def end(self) -> None:
        """End the run whatever it does."""
        self.child.close(force=True)
