"""Older words: kept with their moments, compared in words, brought back, erased."""

from __future__ import annotations

from tests.unit.flows.conftest import Wall
from wrap_tui.flows.older import compare, erasing_says, history, removed_things, word_differences
from wrap_tui.services.book import Book


def test_versions_stand_newest_first_with_their_moments(book: Book, wall: Wall) -> None:
    item = book.add("triggers.events", {"text": "Loud pubs"})
    wall.days_on(1)
    book.change(item.id, {"text": "Loud pubs at night"})
    found = history(book, item.id)
    assert [version.title for version in found.versions] == ["Loud pubs at night", "Loud pubs"]
    assert found.versions[0].when == "today at 10:00"
    assert found.versions[1].when == "yesterday at 10:00"
    assert found.versions[0].older == ""
    assert found.where == "Triggers, Events"


def test_an_older_wording_comes_back_and_the_newer_one_becomes_older(book: Book) -> None:
    item = book.add("triggers.events", {"text": "one"})
    book.change(item.id, {"text": "two"})
    book.use_older(history(book, item.id).versions[1].older)
    assert [version.title for version in history(book, item.id).versions] == ["one", "two", "one"]


def test_a_difference_is_told_in_words(book: Book) -> None:
    assert word_differences("ring my sister Asha", "ring Asha at noon") == (("my sister",), ("at noon",))
    item = book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
    book.change(item.id, {"name": "Asha", "phones": ("07700 900123", "07700 900124"), "role": "Sits with me"})
    new, old = history(book, item.id).versions
    said = compare(old, new)
    assert any("07700 900124" in line and "Put in" in line for line in said)
    assert any("Sits with me" in line for line in said)
    assert compare(new, new) == ("Both are the same.",)


def test_removed_things_can_come_back_and_erased_ones_cannot(book: Book) -> None:
    kept = book.add("triggers.events", {"text": "a letter"})
    gone = book.add("triggers.events", {"text": "a row"})
    book.remove(kept.id)
    book.remove(gone.id)
    assert [row.title for row in removed_things(book)] == ["a row", "a letter"]
    book.erase(gone.id)
    assert [row.title for row in removed_things(book)] == ["a letter"]
    book.bring_back(kept.id)
    assert removed_things(book) == ()


def test_erasing_names_what_goes(book: Book) -> None:
    item = book.add("triggers.events", {"text": "one"})
    book.change(item.id, {"text": "two"})
    said = erasing_says(book, item.id)
    assert "two" in said[0]
    assert "One older wording" in said[1]
    assert any("backups" in line for line in said)
    assert any("Copies" in line for line in said)
