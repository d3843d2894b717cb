"""Reading through the plan line by line: stopped at the last questions, it goes on there."""

from __future__ import annotations

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.flows import arranging
from wrap_tui.flows.readings import readings
from wrap_tui.flows.review import RESUME, Review


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


def test_while_every_page_is_out_of_sight_it_says_so_and_leads_to_bringing_them_back() -> None:
    plan = book()
    plan.add("well.words", {"text": "calm"})
    for section in plan.catalog.sections:
        arranging.hide(plan, section.id, True)
    walk = Review(plan)
    assert walk.out_of_sight
    assert not walk.ended
    walk.back()
    walk.forward()
    assert plan.plan.preference(RESUME) is None
    said = sit(plan, "review", answers=["1", "q", "q"])
    assert "You read through your plan." not in said
    assert "out of sight" in said
    assert "Names and order of the pages." in said.partition("out of sight")[2]
    arranging.hide(plan, "well", False)
    assert not walk.out_of_sight
    assert walk.section == "well"


def test_words_out_of_sight_are_not_called_nothing() -> None:
    plan = book()
    assert "Nothing here yet" in sit(plan, "read", answers=["q"])
    plan.add("well.words", {"text": "calm"})
    arranging.hide(plan, "well", True)
    said = sit(plan, "read", answers=["1", "q", "q"])
    assert "Nothing here yet" not in said
    assert "Names and order of the pages." in said.partition("out of sight")[2]
