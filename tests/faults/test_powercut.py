"""Power cuts at every point between writes; the long form is `python -m tests.faults cut`."""

from __future__ import annotations

import sys

import pytest

from tests.faults import building
from tests.faults.cut import examine
from wrap_tui.store import cost

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux")


@pytest.fixture(autouse=True)
def _costs_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FLOOR", "LOWEST", "measure"):
        monkeypatch.setattr(cost, name, getattr(cost, name))


@pytest.mark.parametrize(
    ("work", "rounds"),
    [("save", 4), ("passphrase", 1), ("create", 1), ("backup", 1), ("restore", 1), ("migration", 1)],
)
def test_everything_acknowledged_is_there(work: str, rounds: int) -> None:
    for counts in examine(work, rounds, 2, building.tool("strace")).values():
        assert counts["good"] == counts["states"]
        assert counts["states"] > (5 if work == "restore" else 40)


def test_the_model_shows_losses_where_there_must_be_some() -> None:
    """Without any sync an acknowledged save is lost: the control of the model."""
    found = examine("save", 2, 1, building.tool("strace"), control=True)
    assert found["free"]["lost"] > 0
