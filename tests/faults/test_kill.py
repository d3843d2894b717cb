"""A sample of the kills; the long form is `python -m tests.faults kill --runs 1000`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.works import WORKS

RUNS = 12


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
@pytest.mark.parametrize("work", WORKS)
def test_nothing_acknowledged_is_lost(work: str, fast: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.faults", "kill", "--runs", str(RUNS), "--works", work],
        capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": str(fast)},
    )  # fmt: skip
    assert asked.returncode == 0, asked.stdout + asked.stderr
    name, runs, killed, _, lost, unopened = asked.stdout.splitlines()[1].split()
    assert (name, int(runs), int(lost), int(unopened)) == (work, RUNS, 0, 0)
    assert int(killed) > 1, "most ended before they could be killed: the times to kill at do not fit"
