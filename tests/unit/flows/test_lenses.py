"""Starts for writing: one prompt at a time, and a journal entry for what is written."""

from __future__ import annotations

import pytest

from wrap_tui import resources
from wrap_tui.flows import journal
from wrap_tui.flows.lenses import HELP_PAGE, Prompts, lenses
from wrap_tui.services.book import Book


def test_the_lists_are_there(book: Book) -> None:
    found = {lens.id: lens.count for lens in lenses(book)}
    assert found == {"chime": 5, "stages": 4, "reactions": 1, "writing": 3, "first_step": 4, "sense": 5}


def test_one_prompt_at_a_time_and_round_again(book: Book) -> None:
    prompts = Prompts(book, "stages")
    first = prompts.prompt
    seen = [first, *(prompts.another() for _ in range(3))]
    assert len({question.id for question in seen}) == 4
    assert prompts.another() == first
    assert prompts.back() == seen[-1]


def test_every_list_can_be_walked(book: Book) -> None:
    for lens in lenses(book):
        prompts = Prompts(book, lens.id)
        assert prompts.label == lens.label
        assert {prompts.another().id for _ in range(lens.count)} == {
            question.id for question in book.catalog.section("lenses").questions if question.part == lens.id
        }


def test_words_become_a_journal_entry_called_after_the_prompt(book: Book) -> None:
    prompts = Prompts(book, "chime")
    prompts.another()
    item = prompts.write("Friday [and the sea]\nwith Jo")
    assert item is not None
    (entry,) = journal.entries(book)
    assert entry.item.id == item.id
    assert entry.title == prompts.prompt.label
    assert entry.text == "Friday [and the sea]\nwith Jo"
    assert entry.moment.startswith("2026-11-03T10:00")


def test_no_words_leave_no_mark(book: Book) -> None:
    before = book.plan
    prompts = Prompts(book, "sense")
    prompts.another()
    assert prompts.write("  \n ") is None
    assert book.plan is before


def test_a_list_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(KeyError):
        Prompts(book, "streaks")


def test_the_help_page_names_the_sources() -> None:
    page = resources.text("en", "help", f"{HELP_PAGE}.md")
    for name in ("Leamy", "Ragins", "Source:", "Date:"):
        assert name in page, name
