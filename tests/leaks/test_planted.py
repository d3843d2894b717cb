"""Planted words are nowhere but in the vault: not on disk, on the shell's screen, in titles, clipboards, logs, memory after a lock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.leaks.seat import ENTER_PAGES, HIDE, LEAVE_PAGES, ROOT, Seat

PASSPHRASE = "zqpass zqphrase words"
TRIGGER, HALF, JOURNAL, SOUGHT = "zqtrigger", "zqhalftyped", "zqjournal", "zqsought"
PLANTED = (PASSPHRASE, TRIGGER, HALF, JOURNAL, SOUGHT)
QUIT = "\x11"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an empty vault."""
    seat = Seat.__new__(Seat)
    seat.home = tmp_path
    seat.folders = [tmp_path / name for name in ("data", "config", "state", "cache", "tmp", "run")]
    for folder in seat.folders:
        folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "wrap_tui", "create", "--passphrase-file", "-"],
        cwd=ROOT, env=seat.environment(), input=PASSPHRASE.encode() + b"\n", check=True, capture_output=True,
    )  # fmt: skip
    return tmp_path


@pytest.fixture
def seat(home: Path) -> Iterator[Seat]:
    """The program at its lock page."""
    run = Seat(home)
    yield run
    run.end()


def unlock(run: Seat) -> None:
    run.wait_for("spare key")
    run.look()
    run.press(PASSPHRASE, "\r")
    run.wait_for("Right now")


def half_typed(run: Seat) -> None:
    """Words in a box, and no Enter: all of them stand in it before anything else is pressed."""
    run.press("m", "3", "a")
    run.wait_for("ype one here")
    run.press(HALF)
    run.wait_for(HALF)


def walk(run: Seat) -> None:
    """Write into pages of every kind, open the others, leave one box half typed."""
    run.press("a", TRIGGER, "\r")
    run.to_today()
    run.press("m", "8")
    run.press("a", JOURNAL)
    run.to_today()
    run.press("m", "/", SOUGHT)
    run.to_today()
    run.press("0", "p")
    run.to_today()
    half_typed(run)


def test_words_stay_in_the_vault_while_writing_hiding_locking_and_leaving(seat: Seat) -> None:
    unlock(seat)
    walk(seat)
    seat.press(HIDE)
    assert TRIGGER.encode() not in seat.press("x", "y")
    seat.press("\r")
    seat.lock()
    seat.press(PASSPHRASE, "\r")
    seat.wait_for(HALF)
    seat.press(QUIT)
    seat.gone()
    assert seat.files_with(*PLANTED) == []
    outside = seat.outside_pages()
    for word in PLANTED:
        assert word.encode() not in outside
        assert all(word.encode() not in title for title in seat.titles())
    assert b"\x1b]52;" not in seat.painted
    assert seat.painted.count(ENTER_PAGES) == seat.painted.count(LEAVE_PAGES) == 2


def test_after_a_lock_no_word_is_in_memory(seat: Seat) -> None:
    unlock(seat)
    walk(seat)
    assert all(seat.memory_with(TRIGGER, HALF).values())
    seat.lock()
    assert seat.child.isalive()
    assert seat.memory_with(*PLANTED) == dict.fromkeys(PLANTED, 0)


def test_keys_typed_around_a_lock_reach_no_screen(seat: Seat) -> None:
    unlock(seat)
    seat.press(HIDE)
    seat.child.send(HIDE)
    for _ in range(40):
        seat.child.send("zqaround")
        seat.look(0.02)
    seat.look(1.5)
    assert b"zqaround" not in seat.outside_pages()


@pytest.mark.parametrize("how", ["error", "segv"])
def test_a_crash_tells_no_word_and_leaves_no_core(home: Path, how: str) -> None:
    run = Seat(home, crash=how)
    unlock(run)
    run.press("a", TRIGGER, "\r")
    run.to_today()
    half_typed(run)
    limits = Path(f"/proc/{run.child.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    run.press("\x14")
    run.gone()
    outside = run.outside_pages()
    for word in (*PLANTED, "zqlocalword"):
        assert word.encode() not in outside
    assert run.files_with(*PLANTED, "zqlocalword") == []
    assert not [file for file in (*run.home.rglob("core*"), *ROOT.glob("core*")) if file.is_file()]
    run.end()


def test_cancelled_and_made_exports_leave_nothing_elsewhere(home: Path) -> None:
    target = home / "chosen"
    target.mkdir()
    seat = Seat.__new__(Seat)
    seat.home = home
    seat.folders = [home / name for name in ("data", "config", "state", "cache", "tmp", "run")]
    env = seat.environment()

    def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "wrap_tui", *arguments, "--passphrase-file", "-"],
            cwd=ROOT, env=env, input=PASSPHRASE.encode() + b"\n", capture_output=True, check=False,
        )  # fmt: skip

    plan = home / "plan.toml"
    plan.write_text(f'format = "wrap-plan/1"\n[crisis]\nfor_me_now = ["{TRIGGER}"]\n')
    assert command("import", str(plan), "--yes").returncode == 0
    plan.unlink()
    for fmt in ("pdf", "html", "text"):
        assert command("export", "crisis", "--format", fmt, "--out", str(target / f"x.{fmt}")).returncode == 0
    elsewhere = [name for name, _ in seat.files_with(*PLANTED) if not name.startswith("chosen/")]
    assert elsewhere == []
    assert (target / "x.text").stat().st_mode & 0o777 == 0o600
    assert list((home / "tmp").iterdir()) == []
