"""A small vault at the floor of the cost, and an environment without anyone's home, for guards that run the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.guards.source import ROOT
from wrap_tui.codec.items import to_records
from wrap_tui.domain.edit import add
from wrap_tui.domain.plan import build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault

PASSPHRASE = "five plain words for this"


def environment(home: Path) -> dict[str, str]:
    """Nothing but a path and an empty home."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def small_vault(folder: Path) -> tuple[Path, Path]:
    """A vault with one line in it, and the file that holds its passphrase."""
    ids = iter(f"id{n}" for n in range(100))
    plan, _ = add(build(), "triggers.events", {"text": "Late trains"}, Stamp(1, 0, "d"), lambda: next(ids))
    path, words = folder / "plan.wrap", folder / "passphrase"
    Vault.create(path, PASSPHRASE, cost=FLOOR, device="d", records=to_records(plan)).close()
    words.write_text(f"{PASSPHRASE}\n", "utf-8")
    return path, words


def run(code: str, *arguments: str, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a piece of Python of ours in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment(home),
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
