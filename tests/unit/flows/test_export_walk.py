"""What can be printed or saved, step by step: lines of a card, words in a calendar, empty sheets of every section."""

from __future__ import annotations

import pytest

from wrap_tui.flows.export_walk import SHEET, WHATS, ExportWalk
from wrap_tui.services import exporting
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings


@pytest.fixture
def walk(book: Book) -> ExportWalk:
    book.answer("crisis.about_me", {"called": "Sam", "born": "1988-05-14"})
    book.add("crisis.medicines", {"name": "Lithium", "dose": "400 mg"})
    book.add("daily.every", {"text": "Breakfast with my tablets", "at": "07:30"})
    return ExportWalk(book, Settings(country="GB"))


def test_everything_that_is_offered_can_be_made(walk: ExportWalk) -> None:
    for what, label in walk.whats():
        walk.choose_what(what)
        assert label
        if what == SHEET:
            walk.choose_section("daily")
        assert walk.make("" if walk.format == "print" else walk.format).data
    assert {what for what, _ in walk.whats()} > set(WHATS)


def test_lines_of_a_card_are_ticked_singly(walk: ExportWalk) -> None:
    walk.choose_what(exporting.CARD)
    assert walk.step == "parts"
    assert not any(part.on or part.own for part in walk.parts())
    bare = walk.make()
    walk.toggle("medicines")
    assert [part.id for part in walk.parts() if part.on] == ["medicines"]
    assert walk.make().data != bare.data


def test_a_calendar_says_nothing_unless_words_are_wanted(walk: ExportWalk) -> None:
    walk.choose_what(exporting.CALENDAR)
    assert b"Breakfast" not in walk.make().data
    walk.toggle(exporting.ITEM_WORDS)
    assert b"Breakfast" in walk.make().data


def test_what_was_ticked_for_one_thing_is_not_ticked_for_the_next(walk: ExportWalk) -> None:
    walk.choose_what("crisis")
    usual = set(walk.on)
    walk.choose_what(exporting.CARD)
    walk.toggle("born")
    walk.choose_what("crisis")
    assert walk.on == usual


def test_an_empty_sheet_asks_of_which_part_and_goes_back_there(walk: ExportWalk) -> None:
    walk.choose_what(SHEET)
    steps = [walk.step]
    assert ("crisis", "Crisis plan") in walk.sections()
    walk.choose_section("crisis")
    steps.append(walk.step)
    while walk.back():
        steps.append(walk.step)
    assert steps == ["section", "format", "section", "what"]
    walk.choose_section("triggers")
    assert b"Late trains" not in walk.make("text").data
