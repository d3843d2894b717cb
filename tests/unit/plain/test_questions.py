"""Questions in plain mode: a line that was typed by mistake goes out where it was typed."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit


def test_a_line_is_taken_out_from_the_help_of_its_question() -> None:
    made = book()
    made.add("early.signs", {"text": "I stop singing"})
    made.add("early.signs", {"text": "mate"})
    asked = made.catalog.question("early.signs")
    out = str(len(asked.ideas) + 2)
    said = sit(made, "question", "early.signs", answers=["?", out, "", "q"])
    assert "Take out: mate." in said
    assert "Removed: mate. Undo brings it back." in said
    assert made.plan.texts("early.signs") == ("I stop singing",)
