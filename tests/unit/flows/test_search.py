"""Search shows what holds the words and nothing else, and looks closely at nothing that cannot hold them."""

from __future__ import annotations

from unittest import mock

import pytest

from tests.unit.plain import sitting
from wrap_tui import wording
from wrap_tui.codec.items import from_records
from wrap_tui.domain.text import folded
from wrap_tui.flows import search
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book
from wrap_tui.services.demo import demo_book
from wrap_tui.services.opening import memory_book


def _slowly(book: Book, wanted: str) -> set[str]:
    """The items that show *wanted*, by showing every one."""
    found = set()
    for item in (
        item for section in book.catalog.sections for q in section.questions for item in book.plan.at(q.id)
    ):
        title, details = shown(book.plan, book.catalog, item)
        if any(wanted in folded(words) for words in (title, *(words for _, words in details))):
            found.add(item.id)
    return found


def _words(book: Book) -> set[str]:
    texts = []
    for item in book.plan.items.values():
        if book.catalog.knows(item.place):
            title, details = shown(book.plan, book.catalog, item)
            texts += [title, *(words for _, words in details)]
    return {word for text in texts for word in folded(text).split()} | {"yes", "no", ", "}


def test_every_word_that_is_shown_is_found_and_no_other() -> None:
    book = demo_book()
    words = _words(book)
    assert len(words) > 200
    for word in sorted(words):
        hits = {hit.id for hit in search.find(book, word, most=10_000) if hit.kind == "item"}
        assert hits == (_slowly(book, word.strip()) if word.strip() else set()), word


@pytest.mark.parametrize("value", [True, False])
def test_an_answer_of_yes_or_no_is_found_by_its_word(value: bool) -> None:
    book = memory_book(from_records([]))
    question, field = next(
        (q, f)
        for section in book.catalog.sections
        for q in section.questions
        if (spec := book.catalog.record_of(q)) is not None
        for f in spec.fields
        if f.kind == "text"
    )
    item = book.add(question.id, {field.id: value})
    assert item.id in {hit.id for hit in search.find(book, "yes" if value else "no", most=10_000)}


def test_words_that_are_nowhere_cost_one_look_at_plain_text() -> None:
    book = memory_book(from_records([]))
    for n in range(20):
        book.add("journal.entries", {"title": f"Tea {n}", "text": "By the lake."})
    with mock.patch.object(search, "shown", wraps=shown) as looked:
        assert search.find(book, "zzzz") == ()
        assert looked.call_count == 0
        assert len(search.find(book, "lake")) == 20
        assert looked.call_count == 20


def test_a_search_does_not_gather_every_sentence_of_the_program() -> None:
    book = memory_book()
    with mock.patch.object(wording, "table", wraps=wording.table) as gathered:
        assert "page" in {hit.kind for hit in search.find(book, "backups")}
    assert gathered.call_count == 0


@pytest.mark.parametrize("typed", ["bag", "what to bring", "to have with you"])
def test_a_question_is_found_by_its_words_its_name_and_its_help(typed: str) -> None:
    assert "crisis.bring" in {hit.id for hit in search.find(memory_book(), typed) if hit.kind == "question"}


def test_line_by_line_the_lines_around_are_read_before_the_thing_itself(book: Book) -> None:
    days = ["Nothing much"] * 20
    text = "\n".join([*days, "Rain all day", "Then a heron came", "and left", *days])
    book.add("journal.entries", {"text": text, "at": "2026-10-01T10:00"})
    around = "It stands here:\nRain all day\nThen a heron came\nand left\n"
    for page, way in (("search", ["heron", "1"]), ("journal", ["2", "heron", "1"])):
        said = sitting.sit(book, page, answers=[*way, "q"])
        assert around in said
        assert "heron" in said.partition("It stands here:")[0]
    assert search.lines_around(book, "nothing", "heron") == ()
    assert search.lines_around(book, book.plan.at("journal.entries")[0].id, "  ") == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("backup", "backups"),
        ("export", "export"),
        ("plans", "plans"),
        ("language", "settings"),
        ("another copy", "backups"),
    ],
)
def test_pages_are_found_by_their_names_and_by_other_words(book: Book, typed: str, found: str) -> None:
    assert found in {hit.id for hit in search.find(book, typed) if hit.kind == "page"}
    assert not [hit for hit in search.find(book, typed, pages=False) if hit.kind == "page"]
    assert not [
        hit for hit in search.find(book, typed, sections=frozenset({"toolbox"})) if hit.kind == "page"
    ]


def test_a_section_is_found_by_another_word_and_no_page_stands_twice(book: Book) -> None:
    assert search.find(book, "hotline")[0].id == "helplines"
    for typed in ("journal", "helplines", "skills", "routine", "se"):
        ids = [hit.id for hit in search.find(book, typed) if hit.kind in ("section", "page")]
        assert len(ids) == len(set(ids)), typed
    assert [hit.id for hit in search.find(book, "skills")] == ["toolbox"]


def test_line_by_line_a_page_that_was_found_opens(book: Book) -> None:
    said = sitting.sit(book, "search", answers=["colour", "1", "0", "q"])
    assert "1. Settings" in said
    assert "My crisis plan" in said


@pytest.mark.parametrize("typed", ["hospital bag", "bag crisis", "BAG  hospital"])
def test_a_question_is_found_by_several_words_of_it_and_of_where_it_stands(book: Book, typed: str) -> None:
    assert "crisis.bring" in {hit.id for hit in search.find(book, typed) if hit.kind == "question"}
    assert not search.find(book, "hospital crisis zzzz")
