"""The spare key: lines of 4, 4, 3, the second typed back."""

from __future__ import annotations

from wrap_tui.flows.spare_key import SpareKey, lines_of
from wrap_tui.services.book import Book

WORDS = tuple(f"word{letter}" for letter in "abcdefghijk")


def test_the_paper_has_lines_of_four_four_and_three() -> None:
    assert [len(line) for line in lines_of(WORDS)] == [4, 4, 3]
    assert [word for line in lines_of(WORDS) for word in line] == list(WORDS)


def test_the_second_line_counts_in_any_case_and_spacing(book: Book) -> None:
    key = SpareKey(book)
    assert not key.right("")
    key.words = WORDS
    assert key.right("Worde-wordF  wordg\nWORDH")
    assert not key.right("worda wordb wordc wordd")
    assert not key.right("worde wordf wordg")
