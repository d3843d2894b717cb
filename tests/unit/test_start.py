"""The start: environment, core dumps, arguments of the start after a lock, the terminal's ground."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wrap_tui.__main__ import again_arguments, ascii_only
from wrap_tui.terminal import Terminal, ground_of


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
        ({"LC_ALL": "en_GB.utf8", "LANG": "de_DE.ISO-8859-1"}, False),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True),
    ],
)
def test_ascii_signs_for_old_terminals(environ: dict[str, str], wanted: bool) -> None:
    assert ascii_only(environ) is wanted


def test_arguments_after_a_lock() -> None:
    assert again_arguments(["demo", "--vault=x"]) == ["demo", "--vault=x"]
    assert again_arguments(["--passphrase-file", "f", "--vault", "x"]) == ["--vault", "x"]


def test_core_dumps_are_off() -> None:
    code = (
        "from wrap_tui.__main__ import no_core_dumps; import resource; asked = [];"
        "resource.setrlimit = lambda *limit: asked.append(limit); no_core_dumps();"
        "print(asked == [(resource.RLIMIT_CORE, (0, 0))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True", "many a computer has a limit of 0 already"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl")
def test_the_process_cannot_be_dumped() -> None:
    code = (
        "from wrap_tui.__main__ import no_core_dumps; import ctypes; no_core_dumps();"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", True),
        (b"\x1b]11;rgb:1616/1b1b/2121\x07", False),
        (b"typed\x1b]11;rgb:fa/f7/f1\x07more", True),
        (b"", None),
        (b"\x1b[?62c", None),
    ],
)
def test_the_ground_of_the_terminal(answer: bytes, light: bool | None) -> None:
    assert ground_of(answer) is light


def test_without_an_answer_the_environment_tells() -> None:
    assert Terminal({"COLORFGBG": "0;15"}).light()
    assert not Terminal({"COLORFGBG": "15;0"}).light()
    assert not Terminal({"COLORFGBG": "15;default"}).light()
    assert not Terminal({}).light()


def test_without_a_terminal_nothing_is_done(tmp_path: Path) -> None:
    with (tmp_path / "f").open("w+") as file:
        quiet = Terminal({}, fd=file.fileno())
        quiet.hush()
        assert quiet.hand_on() == {}
        quiet.ask_ground()
        quiet.discard()
        quiet.restore()


def test_echo_is_off_until_restored_and_the_first_state_is_handed_on() -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")

    master, slave = pty.openpty()
    try:
        first = termios.tcgetattr(slave)
        quiet = Terminal({}, fd=slave)
        quiet.hush()
        assert not termios.tcgetattr(slave)[3] & (termios.ECHO | termios.ICANON)
        handed = quiet.hand_on()
        after = Terminal(handed, fd=slave)
        after.hush()
        assert not termios.tcgetattr(slave)[3] & termios.ECHO
        after.restore()
        assert termios.tcgetattr(slave)[:4] == first[:4]
    finally:
        os.close(master)
        os.close(slave)
