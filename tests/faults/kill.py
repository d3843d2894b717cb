"""Kills the program at random moments of its work and looks at what is left: `python -m tests.faults kill --runs 1000`."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.building import in_memory
from tests.faults.killed import Lost, Work, cheap
from tests.faults.works import WORKS
from wrap_tui.errors import StoreError


@dataclass
class Score:
    """What came of the runs of one kind of work."""

    runs: int = 0
    killed: int = 0
    acks: int = 0
    lost: list[str] = field(default_factory=list)
    not_opened: list[str] = field(default_factory=list)


def _child(work: Work, pipe: int) -> None:
    """Do the work in a process of its own; never returns."""
    code = 1

    def ack(text: str) -> None:
        os.write(pipe, text.encode() + b"\n")

    try:
        work.do(ack)
        code = 0
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


def _run(work: Work, seconds: float | None) -> tuple[list[str], float, int]:
    """Start the work, kill it after *seconds* (None: let it end). Acknowledgements, time taken, exit status."""
    reading, writing = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(work, writing)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    acks = b""
    while chunk := os.read(reading, 65536):
        acks += chunk
    os.close(reading)
    _, status = os.waitpid(child, 0)
    lines = acks.split(b"\n")[:-1]
    return [line.decode() for line in lines], time.perf_counter() - started, status


def rounds(name: str, runs: int, seed: int, told: Callable[[Score], None] = lambda score: None) -> Score:
    """Kill one kind of work *runs* times; *told* hears the totals after each.

    In memory where the system has such a folder: a kill takes nothing from a file that the kernel has already, so
    the disk would cost time and show nothing more (a power cut is another form).
    """
    score, pick = Score(), random.Random(f"{name}{seed}")
    with tempfile.TemporaryDirectory(dir=in_memory()) as outer:
        middle = sorted(_whole(Path(outer) / f"whole{number}", name) for number in range(3))[1]
        for number in range(runs):
            work = _fresh(Path(outer) / str(number), name)
            acks, _, status = _run(work, pick.uniform(0, 1.1 * middle))
            score.runs += 1
            score.killed += os.WIFSIGNALED(status)
            score.acks += len(acks)
            _look(work, acks, score, f"{name} run {number} seed {seed}")
            told(score)
            shutil.rmtree(work.folder, ignore_errors=True)
    return score


def _whole(folder: Path, name: str) -> float:
    """Seconds that the work takes when nobody kills it."""
    work = _fresh(folder, name)
    acks, seconds, status = _run(work, None)
    if status:
        raise RuntimeError(f"{name} does not work when nobody kills it")
    work.check(acks)
    return seconds


def _fresh(folder: Path, name: str) -> Work:
    folder.mkdir()
    work = WORKS[name](folder)
    work.prepare()
    return work


def _look(work: Work, acks: list[str], score: Score, label: str) -> None:
    try:
        work.check(acks)
    except Lost as error:
        score.lost.append(f"{label}: {error}")
    except StoreError as error:
        score.not_opened.append(f"{label}: {error}")


def _print(name: str, score: Score) -> None:
    """One line of totals; those of a run that is stopped half-way count too."""
    print(
        f"{name:15} {score.runs:6} {score.killed:7} {score.acks:13} {len(score.lost):5} {len(score.not_opened):11}",
        flush=True,
    )


def main(arguments: list[str] | None = None) -> int:
    """Print a table; exit code 1 when anything was lost or did not open."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults kill")
    parser.add_argument("--runs", type=int, default=100, help="kills for each kind of work")
    parser.add_argument("--works", default=",".join(WORKS), help="kinds of work, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--tell", type=int, default=50, help="print the totals so far each time this many are done"
    )
    asked = parser.parse_args(arguments)
    cheap()
    bad: list[str] = []
    print(f"{'work':15} {'runs':>6} {'killed':>7} {'acknowledged':>13} {'lost':>5} {'not opened':>11}")
    for name in asked.works.split(","):

        def so_far(score: Score, name: str = name) -> None:
            if score.runs % asked.tell == 0 and score.runs < asked.runs:
                _print(f"{name}...", score)

        score = rounds(name, asked.runs, asked.seed, so_far)
        _print(name, score)
        bad += score.lost + score.not_opened
    print(*bad, sep="\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
