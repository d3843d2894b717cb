"""Every file-changing call of a save, a key change, a backup, a restore and a creation fails in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import building

WORKS = {"save": 1, "passphrase": 4, "backup": 4, "beside": 4, "restore": 1, "create": 4}
"""Each work, and which share of its calls is tried here; `WRAP_TUI_ALL_CALLS=1` tries all of them."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim."""
    if sys.platform != "linux":
        pytest.skip("the shim is for Linux")
    return building.shim(tmp_path_factory.mktemp("shim"))


@pytest.mark.parametrize("work", WORKS)
def test_nothing_is_lost_and_the_next_save_works(work: str, library: Path, tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tests.faults.failing", work, "1" if os.environ.get("WRAP_TUI_ALL_CALLS") else str(WORKS[work])], capture_output=True, text=True, check=False,
        env={**os.environ, "LD_PRELOAD": str(library), "FAULT_PREFIX": str(tmp_path)},
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout)
    assert told["wrong"] == []
    assert told.get("lost", 0) == 0
    assert told["runs"] > 40
    assert told["refused"] > 20
