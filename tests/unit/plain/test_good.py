"""Something good to read, line by line."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit
from wrap_tui.flows.good import celebrate


def test_a_celebration_written_there_is_read_there() -> None:
    plan = book()
    celebrate(plan, "Heron")
    said = sit(plan, "good", answers=["2", "Cake half way", "", "", "q"])
    assert "Celebrate" in said
    assert said.split("Cake half way", 2)[-1].count("Cake half way") >= 1
