"""The spare key: lines of 4, 4, 3, the second typed back."""

from __future__ import annotations

from wrap_tui.flows.spare_key import SpareKey
from wrap_tui.services.book import Book
from wrap_tui.services.keys import Sheet

WORDS = tuple(f"word{letter}" for letter in "abcdefghijk")


def test_the_paper_has_lines_of_four_four_and_three(book: Book) -> None:
    key = SpareKey(book)
    assert key.lines() == ()
    key.sheet = Sheet(WORDS)
    assert [len(line) for line in key.lines()] == [4, 4, 3]
    assert [word for line in key.lines() for word in line] == list(WORDS)


def test_the_second_line_counts_in_any_case_and_spacing(book: Book) -> None:
    key = SpareKey(book)
    assert not key.right("")
    key.sheet = Sheet(WORDS)
    assert key.right("Worde-wordF  wordg\nWORDH")
    assert key.right("5. worde 6 wordf 7) wordg 8: wordh")
    assert not key.right("worda wordb wordc wordd")
    assert not key.right("worde wordf wordg")


def test_left_for_later_it_is_not_offered_by_itself(book: Book) -> None:
    SpareKey(book).leave_out()
    assert book.plan.preference("spare_key.later") is True
