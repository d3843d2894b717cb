"""Helplines line by line."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit


def test_a_helpline_that_was_looked_at_in_its_form_stays_as_it_came() -> None:
    made = book()
    said = sit(made, "helplines", answers=["3", "1", "1", *[""] * 14, "q", "q"])
    assert "Samaritans" in said
    assert "changed by you" not in said
    assert not made.plan.items
    assert not made.plan.drafts
