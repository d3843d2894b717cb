"""A hard fortnight and the way back, as both front ends have to keep it: the words that must not come, what is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from wrap_tui.domain.plan import Plan

COUNTS: Final = re.compile(
    r"\b(?:14 days?|fourteen|days? (?:ago|since)|last (?:time|visit)|missed|welcome back|well done)\b", re.I
)
"""What would count the days, name the absence, or praise the return."""


def letter_alone(letter: Path, habit: str) -> None:
    """What was not all right is in the file, and nothing else of the plan, such as a *habit*."""
    saved = letter.read_text("utf-8")
    assert "My coat was taken" in saved
    assert "My advocate" in saved
    assert not re.search(f"soup|Asha|{habit}|slippers", saved)


def as_written(plan: Plan) -> None:
    """Everything is in the plan as it was written."""
    assert plan.texts("post.rest") == ("Sleep, and soup",)
    assert plan.texts("post.people_first") == ("Asha, two nights",)
    assert plan.texts("crisis.bring") == ("Charger, slippers, the blue book",)
    timetable = [
        (item.words("what"), item.words("who_now"), item.words("back_on"))
        for item in plan.at("post.timetable")
    ]
    assert timetable == [("The school run", "Ben", "2026-12-01"), ("Bills", "Asha", "2027-01-10")]
    assert all(plan.day("2026-11-03").ticked(item.id) for item in plan.at("daily.every"))
    assert not any(plan.day("2026-11-17").ticked(item.id) for item in plan.at("daily.every"))
