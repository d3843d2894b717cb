"""Every call that changes or reads a file fails in turn: `python -m tests.faults calls`. Needs gcc, Linux."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.faults.building import in_memory, shim

WORKS = ("save", "passphrase", "spare-key", "rekey", "backup", "beside", "restore", "migration", "create")


def run(work: str, every: int, library: Path, folder: Path) -> dict[str, Any]:
    """What came of one work with the shim: see `failing.Tally`."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.faults.failing", work, str(every)], capture_output=True, text=True, check=False,
        env={**os.environ, "LD_PRELOAD": str(library), "FAULT_PREFIX": str(folder)},
    )  # fmt: skip
    if asked.returncode:
        raise RuntimeError(asked.stderr)
    told: dict[str, Any] = json.loads(asked.stdout)
    return told


def main(arguments: list[str] | None = None) -> int:
    """Print a table; exit code 1 when anything was lost or said unclearly."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults calls")
    parser.add_argument("--works", default=",".join(WORKS), help="kinds of work, with commas")
    parser.add_argument("--every", type=int, default=1, help="try every n-th call")
    asked = parser.parse_args(arguments)
    bad: list[str] = []
    print(f"{'work':12} {'runs':>6} {'refused':>8} {'done':>6} {'lost':>5} {'wrong':>6}  calls")
    for work in asked.works.split(","):
        with tempfile.TemporaryDirectory(dir=in_memory()) as outer:
            (Path(outer) / "disk").mkdir()
            told = run(work, asked.every, shim(Path(outer)), Path(outer) / "disk")
        done, calls = told.get("done all the same", 0), told["calls"]
        print(
            f"{work:12} {told['runs']:6} {told['refused']:8} {done:6} {told.get('lost', 0):5} {len(told['wrong']):6}",
            " ".join(f"{name} {count}" for name, count in sorted(calls.items())),
            flush=True,
        )
        bad += told["wrong"]
    print(*bad, sep="\n")
    return int(bool(bad))
