"""The tools that some fault tests need: where they are missing the tests are left out with a reason, but never in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def tool(name: str) -> str:
    """The path of a tool. Without it the test is skipped; under CI it fails."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI runs everything")
        pytest.skip(reason)
    return found


def in_memory() -> str | None:
    """A folder whose files stay in memory, None where the system has none: for `tempfile`."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def shim(folder: Path) -> Path:
    """The compiled fault shim."""
    library = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([tool("gcc"), "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    return library
