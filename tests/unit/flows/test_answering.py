"""Typed words become answers; what cannot be read stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.domain.text import one_line
from wrap_tui.flows.answering import add_lines, answer_text, read_date, show_date, show_moment
from wrap_tui.services.book import Book


def test_a_pasted_list_becomes_one_item_a_line(book: Book) -> None:
    question = book.catalog.question("triggers.events")
    kept = add_lines(book, question, "- loud rooms\n- late trains\n\n- bills")
    assert (kept.outcome, kept.count) == ("kept", 3)
    assert book.plan.texts(question.id) == ("loud rooms", "late trains", "bills")


def test_an_empty_box_adds_nothing(book: Book) -> None:
    question = book.catalog.question("triggers.events")
    assert add_lines(book, question, " \n ").outcome == "empty"
    assert book.plan.at(question.id) == ()


def test_more_than_one_box_can_hold_is_left_in_the_box(book: Book) -> None:
    question = book.catalog.question("triggers.events")
    assert add_lines(book, question, "x" * 20_000).outcome == "kept"
    assert add_lines(book, question, "x" * 20_001).outcome == "long"
    assert answer_text(book, book.catalog.question("crisis.decides"), "x" * 20_001).outcome == "long"
    assert book.plan.text("crisis.decides") == ""


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-11-03", "2026-11-03"),
        ("3 November 2026", "2026-11-03"),
        ("3rd Nov, 2026", "2026-11-03"),
        ("November 3, 2026", "2026-11-03"),
        ("3.11.2026", "2026-11-03"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, iso: str) -> None:
    assert read_date(typed) == (iso, "kept")


@pytest.mark.parametrize("typed", ["30 February 2026", "2026-13-01", "31.4.2026"])
def test_days_that_do_not_exist_stay_as_typed(typed: str) -> None:
    assert read_date(typed) == (typed, "no_such_date")


@given(st.text(max_size=40))
def test_any_words_come_back_or_become_a_date(words: str) -> None:
    line = one_line(words)
    read, outcome = read_date(line)
    assert read == line or outcome == "kept"


def test_shown_dates() -> None:
    assert show_date("2026-11-03") == "3 November 2026"
    assert show_date("around Easter") == "around Easter"


def test_a_moment_is_said_as_people_say_it_and_other_words_as_they_are() -> None:
    assert show_moment("2026-02-03T19:40") == "3 February 2026 at 19:40"
    assert show_moment("2026-11-26T21:59+00:00") == "26 November 2026 at 21:59"
    assert show_moment("2026-02-03") == "3 February 2026"
    assert show_moment("one night") == "one night"
