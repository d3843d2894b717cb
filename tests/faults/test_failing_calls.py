"""Every file-changing call of a save, a key change, a backup, a restore and a creation fails in turn."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.faults import building, calls

WORKS = {
    "save": 1, "passphrase": 6, "spare-key": 8, "rekey": 8, "backup": 6, "beside": 6, "restore": 3, "migration": 6,
    "create": 6,
}  # fmt: skip
"""Each work, and which share of its calls is tried here; `python -m tests.faults calls` tries all of them."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim."""
    if sys.platform != "linux":
        pytest.skip("the shim is for Linux")
    return building.shim(tmp_path_factory.mktemp("shim"))


@pytest.mark.parametrize("work", WORKS)
def test_nothing_is_lost_and_the_next_save_works(work: str, library: Path, fast: Path) -> None:
    every = 1 if os.environ.get("WRAP_TUI_ALL_CALLS") else WORKS[work]
    told = calls.run(work, every, library, fast)
    assert told["wrong"] == []
    assert told.get("lost", 0) == 0
    assert told["runs"] > 30
    assert told["refused"] > 15
