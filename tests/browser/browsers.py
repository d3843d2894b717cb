"""Drives real browsers through `drive.mjs`; skipped where they are not installed, never in CI."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PROGRAMS = {
    "chrome": ("chromium", "chromium-browser", "google-chrome"),
    "firefox": ("firefox-esr", "firefox"),
}
PATIENCE = 300

Jobs = dict[str, list[tuple[str, Any]]]


def _lacking(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI runs every test")
    pytest.skip(reason)


def executable(browser: str) -> str:
    """The path of a browser; the test is skipped when it, node or the npm packages are not here."""
    found = next((path for name in PROGRAMS[browser] if (path := shutil.which(name))), None)
    if found is None:
        _lacking(f"{browser} is not installed here")
    if shutil.which("node") is None:
        _lacking("node is not installed here")
    if not (HERE / "node_modules" / "puppeteer-core").is_dir():
        _lacking("npm packages are not here: npm ci --prefix tests/browser")
    return str(found)


def drive(browser: str, jobs: Jobs) -> dict[str, dict[str, Any]]:
    """What a browser saw in each job: the answers of its steps, its requests, what its console said."""
    path = executable(browser)
    with tempfile.TemporaryDirectory() as home:
        told = Path(home) / "jobs.json"
        told.write_text(json.dumps(jobs))
        done = subprocess.run(
            ["node", str(HERE / "drive.mjs"), browser, path, str(told)],
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home},
        )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    failed = {name: result["failed"] for name, result in found.items() if "failed" in result}
    assert not failed, failed
    return found
