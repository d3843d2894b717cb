"""Reading through the plan line by line: stopped at the last questions, it goes on there."""

from __future__ import annotations

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.flows.readings import readings
from wrap_tui.flows.review import Review


def test_a_reading_stopped_at_its_questions_goes_on_there_with_what_was_said() -> None:
    plan = book()
    sections = len(Review(plan).sections)
    reader = Script([*["1"] * sections, "Ringing Jo", "q"])
    sit(plan, "review", reader=reader)
    assert not readings(plan)
    reader = Script(["1", "", "A year", "", "q"])
    said = sit(plan, "review", reader=reader)
    assert "You read through your plan." in said
    assert "Ringing Jo" in reader.seen
    (made,) = readings(plan)
    assert made.said == (("worked", "Ringing Jo"), ("celebrate", "A year"))
    assert not plan.plan.drafts


def test_from_the_last_questions_one_can_go_back() -> None:
    plan = book()
    walk = Review(plan)
    for _ in walk.sections:
        walk.forward()
    sit(plan, "review", reader=Script(["2", "q"]))
    assert Review(plan).at == len(walk.sections) - 1
