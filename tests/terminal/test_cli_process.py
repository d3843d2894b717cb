"""The command line as a process: pipes that break, a program that is open elsewhere, exit codes, no Textual."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.plain_terminal import ROOT, environment
from wrap_tui.errors import Exit

OPEN = """
import sys, time
from tests.terminal.program import cheap
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book
cheap()
book = open_book(places(), Passphrase(open(sys.argv[1]).readline().rstrip("\\n")))
print("open", flush=True)
time.sleep(60)
"""


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.terminal.program", "-", *arguments]


def run(home: Path, *arguments: str, typed: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(home, *arguments),
        cwd=ROOT,
        env=environment(home, **env),
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def opened(plain_home: Path) -> Iterator[Path]:
    """A home whose plan another process has open."""
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(plain_home / "passphrase")],
        cwd=ROOT,
        env=environment(plain_home),
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield plain_home
        other.kill()


@pytest.mark.parametrize("words", ["today", "crisis", "check", "export crisis", "export all"])
def test_reading_works_beside_an_open_program(opened: Path, words: str) -> None:
    done = run(opened, *words.split(), "--passphrase-file", str(opened / "passphrase"))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", ["passphrase", "spare-key", "--plain"])
def test_writing_beside_an_open_program_is_refused(opened: Path, words: str) -> None:
    done = run(opened, words, "--passphrase-file", str(opened / "passphrase"))
    assert done.returncode == Exit.BUSY
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", ["--help", "crisis", "export all", "demo --plain"])
def test_a_pipe_that_breaks_is_calm(plain_home: Path, words: str) -> None:
    with subprocess.Popen(
        command(plain_home, *words.split(), "--passphrase-file", str(plain_home / "passphrase")),
        cwd=ROOT,
        env=environment(plain_home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(30) == 0
    assert said == b""


def waits_to_be_read(pipe: int) -> int:
    """Bytes in a pipe that nobody has read yet: none left means that the program has started and reads."""
    import fcntl
    import termios

    return int(array("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))[0])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here that is always full")
def test_an_output_without_room_is_a_sentence(plain_home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(plain_home, "helplines", "GB"), cwd=ROOT, env=environment(plain_home), stdin=subprocess.DEVNULL,
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == Exit.CANNOT_WRITE
    assert done.stderr.startswith("The disk is full, so not all of it came out.")
    assert done.stderr.count("\n") == 1


def test_ctrl_c_while_reading_is_calm(plain_home: Path) -> None:
    with subprocess.Popen(
        command(plain_home, "check", "--passphrase-file", "-"),
        cwd=ROOT,
        env=environment(plain_home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"half a pass")
        process.stdin.flush()
        while waits_to_be_read(process.stdin.fileno()):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (Exit.INTERRUPTED, b"")
    assert b"Traceback" not in err


def test_the_passphrase_comes_through_a_pipe(plain_home: Path) -> None:
    words = (plain_home / "passphrase").read_text()
    assert run(plain_home, "check", "--passphrase-file", "-", typed=words).returncode == 0
    assert run(plain_home, "check", "--passphrase-file=-", typed=f"{words.strip()}\r\n").returncode == 0


def test_answers_come_through_a_pipe_after_the_passphrase(plain_home: Path) -> None:
    words = (plain_home / "passphrase").read_text()
    done = run(plain_home, "--plain", "--passphrase-file", "-", typed=f"{words}1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Answer: 1\nBreakfast with my tablets. Done. Saved." in done.stdout
    assert done.stdout.rstrip().endswith("End of Today.")


def test_no_terminal_to_ask_is_a_sentence(plain_home: Path) -> None:
    done = subprocess.run(
        command(plain_home, "crisis"),
        cwd=ROOT,
        env=environment(plain_home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert done.stderr.count("\n") == 1


def test_the_demonstration_reads_everything_out_and_writes_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("These are made-up words. Nothing is saved.")
    assert done.stdout.endswith("End of the made-up plan.\n")
    assert all(len(line) <= 76 for line in done.stdout.splitlines() if line.isascii())
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_takes_answers_from_a_pipe(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", "--plain", typed="1\n0\nq\nq\n")
    assert "Kept until you close." in " ".join(done.stdout.split())
    assert "End of My crisis plan." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_ends_when_nobody_answers(tmp_path: Path) -> None:
    quiet, other = os.pipe()
    try:
        done = subprocess.run(
            command(tmp_path, "demo", "--plain"),
            cwd=ROOT,
            env=environment(tmp_path),
            stdin=quiet,
            capture_output=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(quiet)
        os.close(other)
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith(b"End of the made-up plan.")


def test_a_locale_without_utf_8_gets_marks_and_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", "--plain", LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert done.stdout.count("question mark stands for letters") == 1
