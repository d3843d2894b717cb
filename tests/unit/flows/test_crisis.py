"""The crisis page is never empty, its first reader is the person, and nobody unwanted is on it."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from tests.unit.flows.conftest import Wall
from wrap_tui.flows.crisis import CrisisView, crisis_view, crisis_view_for, mark_read
from wrap_tui.services.book import Book
from wrap_tui.services.helplines import lines


def words_of(view: CrisisView) -> str:
    return "\n".join(
        f"{line.text} {line.phone} {line.note}" for group in (*view.first, *view.more) for line in group.lines
    )


@pytest.fixture
def full(book: Book) -> Book:
    for step in ("Cold water", "Radio on, low", "The blue blanket"):
        book.add("crisis.for_me_now", {"text": step})
    book.add("crisis.supporters", {"name": "Asha", "relationship": "my sister", "phones": ("07700 900123",)})
    book.add("crisis.supporters", {"name": "Dev", "phones": ("07700 900124",)})
    book.answer("crisis.home", {"address": "4 Mill Lane", "way_in": "code 5512"})
    book.add("crisis.helps", {"text": "Sit with me"})
    book.add("crisis.not_helps", {"text": "Ringing my work"})
    return book


def test_story_two_stands_in_the_first_twenty_lines(full: Book) -> None:
    view = crisis_view(full, lines("GB"))
    shown = [line for group in view.first for line in group.lines]
    headings = [group.id for group in view.first]
    assert headings[:3] == ["now", "ring", "danger"]
    assert len(shown[:12]) + 3 <= 20
    first = "\n".join(f"{line.text} {line.phone} {line.note}" for line in shown[:12])
    for wanted in ("Cold water", "Asha", "07700 900123", "Dev", "116 123", "999"):
        assert wanted in first


@pytest.mark.parametrize("country", ["GB", None])
def test_no_page_is_empty_without_a_plan(book: Book, country: str | None) -> None:
    helplines = lines(country) if country else None
    for view in (crisis_view(book, helplines), crisis_view(None, helplines)):
        assert any(group.id == "danger" for group in view.first)
        assert view.country_unset is (country is None)
        assert "112" in words_of(view) or "999" in words_of(view)


def test_without_own_steps_the_toolbox_stands_there(book: Book) -> None:
    book.add("toolbox.use", {"name": "A walk round the block"})
    assert "A walk round the block" in words_of(crisis_view(book, lines("GB")))


def test_someone_not_involved_is_not_among_the_people_to_ring(full: Book) -> None:
    full.add("crisis.not_involved", {"name": " asha "})
    view = crisis_view(full, lines("GB"))
    assert not any("Asha" in line.text for group in view.first for line in group.lines)


def test_reading_is_remembered_once_a_day(full: Book) -> None:
    mark_read(full)
    before = full.plan
    mark_read(full)
    assert full.plan is before
    assert "3 November 2026" in crisis_view(full, None).dates


def test_nobody_who_is_not_involved_stands_on_it_and_no_note_to_oneself(book: Book) -> None:
    book.add("crisis.not_involved", {"name": "PLANTED Gareth", "reason": "PLANTED reason"})
    book.add(
        "crisis.supporters", {"name": "Asha", "phones": ("1",), "note": "PLANTED note", "device": "iphone"}
    )
    view = crisis_view_for(book, "GB")
    said = [
        words
        for group in (*view.first, *view.more)
        for line in group.lines
        for words in (line.text, line.note)
    ]
    assert not [words for words in said if "PLANTED" in words or "iPhone" in words]


def test_what_can_be_asked_of_each_stands_under_their_number(book: Book) -> None:
    book.add(
        "crisis.supporters",
        {
            "name": "Asha",
            "phones": ("1",),
            "text_only": True,
            "reach": "evenings",
            "ask_of": "Soup.\nThe truth.",
        },
    )
    view = crisis_view_for(book, "GB")
    ring = next(group for group in view.first if group.id == "ring")
    assert (ring.lines[0].text, ring.lines[0].note) == ("Asha", "by text message, evenings")
    people = next(group for group in view.more if group.id == "people")
    assert people.lines[1].text == "I can ask: Soup. The truth."


def test_both_dates_count_days_as_the_person_does(book: Book, wall: Wall) -> None:
    """At half past midnight of the fourth, east of Greenwich, it is the third still, in UTC and for the person."""
    wall.at = wall.at.replace(day=4, hour=0, minute=30)
    book.add("crisis.for_me_now", {"text": "Cold water"})
    mark_read(book)
    assert crisis_view(book, None).dates.count("3 November 2026") == 2
    wall.at = wall.at.replace(hour=5)
    book.add("crisis.for_me_now", {"text": "Radio on"})
    wall.at = wall.at.replace(day=4, hour=4, minute=10, tzinfo=timezone(timedelta(hours=6)))
    book.add("crisis.for_me_now", {"text": "Blanket"})
    assert "4 November 2026" in crisis_view(book, None).dates


def test_notes_for_sharing_are_not_writing(book: Book, wall: Wall) -> None:
    """What somebody reads on, and notes to oneself, leave the day on which the plan was written as it was."""
    wall.at = wall.at.replace(day=1)
    asha = book.add("crisis.supporters", {"name": "Asha"})
    wall.at = wall.at.replace(day=9)
    book.change(asha.id, {**asha.fields, "device": "paper"})
    assert "1 November 2026" in crisis_view(book, None).dates
    book.change(asha.id, {**asha.fields, "device": "iphone", "note": "Likes tea"})
    assert "1 November 2026" in crisis_view(book, None).dates
    book.change(asha.id, {**asha.fields, "device": "iphone", "relationship": "My sister"})
    assert "9 November 2026" in crisis_view(book, None).dates
