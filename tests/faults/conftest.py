"""A folder in memory where there is one: these tests sync files many thousand times."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.building import in_memory


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of the test's own, in memory where the system has such."""
    if in_memory() is None:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=in_memory(), prefix="faults-") as folder:
        yield Path(folder)
