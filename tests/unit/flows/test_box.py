"""The box of a question: drafts, pasted lists, ideas, words that are too long."""

from __future__ import annotations

import pytest

from wrap_tui.flows.box import Box, wants_form
from wrap_tui.services.book import Book


def test_half_typed_words_are_a_draft_and_come_back_with_the_cursor(book: Book) -> None:
    question = book.catalog.question("triggers.events")
    Box(book, question).typed("a half sent", (0, 6))
    again = Box(book, question)
    assert (again.words, again.cursor) == ("a half sent", (0, 6))
    assert book.plan.at("triggers.events") == ()


def test_kept_words_empty_the_box_of_a_list_and_drop_the_draft(book: Book) -> None:
    box = Box(book, book.catalog.question("triggers.events"))
    box.typed("a letter", (0, 8))
    assert box.keep().outcome == "kept"
    assert book.plan.texts("triggers.events") == ("a letter",)
    assert box.words == ""
    assert dict(book.plan.drafts) == {}
    assert box.keep().outcome == "empty"


def test_a_pasted_list_becomes_one_thing_a_line(book: Book) -> None:
    box = Box(book, book.catalog.question("toolbox.use"))
    box.typed("- tea\n- a walk\n\n3) [b]radio[/b]", (0, 0))
    assert box.keep().count == 3
    assert [item.words("name") for item in book.plan.at("toolbox.use")] == ["tea", "a walk", "[b]radio[/b]"]


def test_a_text_answer_is_changed_in_place_and_an_emptied_box_takes_it_back(book: Book) -> None:
    question = book.catalog.question("crisis.decides")
    box = Box(book, question)
    box.typed("Asha\nand Jo", (1, 6))
    assert box.keep().outcome == "kept"
    assert book.plan.text("crisis.decides") == "Asha\nand Jo"
    assert Box(book, question).words == "Asha\nand Jo"
    box.typed("Asha\nand Jo", (0, 0))
    assert dict(book.plan.drafts) == {}
    box.typed("", (0, 0))
    box.keep()
    assert book.plan.answer("crisis.decides") is None
    assert book.plan.removed_at("crisis.decides")[0].text == "Asha\nand Jo"


def test_words_that_are_too_long_stay_in_the_box_as_a_draft(book: Book) -> None:
    question = book.catalog.question("triggers.events")
    box = Box(book, question)
    box.typed("x" * 20_001, (0, 0))
    assert box.keep().outcome == "long"
    assert len(Box(book, question).words) == 20_001


def test_an_idea_never_replaces_words(book: Book) -> None:
    box = Box(book, book.catalog.question("triggers.events"))
    assert box.take_idea("Dark evenings") == "Dark evenings"
    box.typed("my own", (0, 6))
    assert box.take_idea("Dark evenings") == "my own\nDark evenings"


@pytest.mark.parametrize(
    ("question", "form"), [("crisis.supporters", True), ("toolbox.use", False), ("triggers.events", False)]
)
def test_a_form_follows_the_name_where_a_phone_matters(question: str, form: bool, book: Book) -> None:
    assert wants_form(book, book.catalog.question(question)) is form
