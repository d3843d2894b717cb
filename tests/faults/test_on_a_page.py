"""While a disk takes nothing, the page says so, the words stay in the box, and they are saved when it can."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.faults import building
from tests.faults.on_a_page import FAULTS

SAYS = {
    "ENOSPC": "The disk is full.",
    "EIO": "This disk cannot be written.",
    "EROFS": "This disk cannot be written.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of writing on a page under each fault."""
    if sys.platform != "linux":
        pytest.skip("the shim is for Linux")
    library, disk = building.shim(tmp_path_factory.mktemp("shim")), tmp_path_factory.mktemp("disk")
    home = tmp_path_factory.mktemp("home")
    asked = subprocess.run(
        [sys.executable, "-m", "tests.faults.on_a_page"], capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "LD_PRELOAD": str(library), "FAULT_PREFIX": str(disk), "HOME": str(home)},
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    found: dict[str, Any] = json.loads(asked.stdout)
    return found


@pytest.mark.parametrize("fault", FAULTS)
def test_the_page_says_why_and_keeps_the_words(fault: str, told: dict[str, Any]) -> None:
    page = told[fault]
    assert SAYS[fault] in page["screen"]
    assert "Not saved yet" in page["screen"]
    assert page["box"] == "before while still"
    assert "before while still" in page["later_screen"]
    assert not page["later_screen"].rstrip().endswith(" Saved")


@pytest.mark.parametrize("fault", FAULTS)
def test_what_was_written_meanwhile_is_in_the_file_in_the_end(fault: str, told: dict[str, Any]) -> None:
    assert told[fault]["again"].rstrip().endswith("Saved")
    assert told[fault]["kept"] == ["before while still after"]
