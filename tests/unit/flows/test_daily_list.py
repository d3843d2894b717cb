"""The daily list: times, how often, parts of life, and days before yesterday."""

from __future__ import annotations

import pytest

from tests.unit.plain import sitting
from wrap_tui.flows.today import BY_LIFE, EVERY, ORDER, in_groups, order, rows, today_view
from wrap_tui.services.book import Book


def filled(book: Book) -> Book:
    book.add(EVERY, {"text": "Feed the cat"})
    book.add(EVERY, {"text": "Emails", "at": "9:00", "group": "working"})
    book.add(EVERY, {"text": "Lights off", "at": "22:30", "group": "living"})
    book.add(EVERY, {"text": "Breakfast", "at": "7:00", "group": "living", "often": "most days"})
    return book


def test_it_goes_by_time_until_another_order_is_chosen(book: Book) -> None:
    found = rows(filled(book), EVERY, book.today())
    assert [row.item.text for row in found] == ["Breakfast", "Emails", "Lights off", "Feed the cat"]
    assert found[0].detail == "7:00, most days"
    assert [name for name, _ in in_groups(book, found)] == [""]


def test_by_part_of_life_each_part_goes_by_time(book: Book) -> None:
    filled(book).prefer(ORDER, BY_LIFE)
    found = today_view(book).every
    assert [row.item.text for row in found] == ["Breakfast", "Lights off", "Emails", "Feed the cat"]
    assert [(name, len(inside)) for name, inside in in_groups(book, found)] == [
        ("Living", 2),
        ("Working", 1),
        ("", 1),
    ]


@pytest.mark.parametrize("value", ["time", "sideways", 3, None])
def test_any_other_choice_is_by_time(book: Book, value: object) -> None:
    filled(book).prefer(ORDER, value)
    assert order(book) == "time"


def test_without_parts_of_life_there_are_no_headings(book: Book) -> None:
    book.add(EVERY, {"text": "Breakfast"})
    book.prefer(ORDER, BY_LIFE)
    assert [name for name, _ in in_groups(book, today_view(book).every)] == [""]


def test_line_by_line_it_reads_the_parts_and_goes_days_back() -> None:
    book = filled(sitting.book())
    book.prefer(ORDER, BY_LIFE)
    out = sitting.sit(book, "today", answers=["q"])
    assert out.index("Living.") < out.index("Breakfast") < out.index("Working.") < out.index("The rest.")
    out = sitting.sit(book, "day", "2026-10-13", answers=["1", "6", "1", "q", "q"])
    assert "Monday 12 October" in out
    assert [date for date, day in book.plan.days.items() if day.ticks] == ["2026-10-13", "2026-10-12"]
