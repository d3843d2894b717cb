"""Where the person says they are today: what was said last counts, and it can be taken back."""

from __future__ import annotations

import pytest

from tests.unit.flows.conftest import Wall
from tests.unit.plain.sitting import sit
from wrap_tui.flows import review_rhythm
from wrap_tui.flows.router import set_where, take_where_back, where_today
from wrap_tui.services.book import Book


@pytest.mark.parametrize("back", ["steady", ""])
def test_a_slip_of_saying_in_crisis_offers_no_review(book: Book, wall: Wall, back: str) -> None:
    review_rhythm.suggest(book, "crisis")
    set_where(book, "crisis")
    set_where(book, "crisis")
    set_where(book, back) if back else take_where_back(book)
    assert where_today(book) == back
    wall.days_on(1)
    assert not review_rhythm.due(book)
    take_where_back(book)
    set_where(book, "crisis")
    wall.days_on(1)
    set_where(book, "crisis")
    take_where_back(book)
    assert review_rhythm.due(book), "the day before was none"
    set_where(book, "steady")
    assert review_rhythm.due(book)


def test_it_is_taken_back_in_plain_mode(book: Book) -> None:
    set_where(book, "crisis")
    said = sit(book, "notice", answers=["q"])
    number = next(row.partition(".")[0] for row in said.splitlines() if "Take my answer back" in row)
    said = sit(book, "notice", answers=[number, "q"])
    assert "Your answer for today is taken back." in said
    assert where_today(book) == ""
    assert "Take my answer back" not in sit(book, "notice", answers=["q"])
