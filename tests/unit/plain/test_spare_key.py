"""The spare key line by line, and a plan that is empty still."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plain.sitting import book, sit
from wrap_tui.paths import places
from wrap_tui.services.opening import create_book
from wrap_tui.store.cost import Cost


@pytest.mark.usefixtures("cheap_cost")
def test_a_key_that_was_not_typed_back_leads_to_the_choices_again(tmp_path: Path, cheap_cost: Cost) -> None:
    with_vault = create_book(places(portable=tmp_path), "five plain words for this")
    said = sit(with_vault, "spare_key", answers=["1", "x", ""])
    with_vault.close()
    assert "Those are not words 5 to 8." in said
    behind = said.rpartition("The new key does not count yet.")[2]
    assert "Type a number. Enter alone reads this page again.\nAnswer:" in behind


def test_reading_an_empty_plan_offers_where_to_begin() -> None:
    said = sit(book(), "read", answers=["1", "Feet on the floor", "q"])
    assert "1. Write the first page, seven questions." in said
    assert "Question 1 of 7." in said
