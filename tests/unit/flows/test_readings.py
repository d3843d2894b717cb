"""Readings through the plan are things of it: each answer is changed, taken out and erased like any other words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tests.unit.flows.conftest import Wall
from wrap_tui.codec.items import to_records
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.readings import READINGS
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows import older
from wrap_tui.flows.readings import last_date, last_stamp, readings
from wrap_tui.flows.review import Review
from wrap_tui.flows.search import find
from wrap_tui.flows.undoing import undo
from wrap_tui.services import intake
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.intake import take_in
from wrap_tui.services.uniting import merged_plan


def _older_plan(book: Book) -> Plan:
    """A plan of before: its readings are preferences, one in a list and one of its own."""
    plan = book.plan
    listed = [{"date": "2026-09-01", "ms": 1_788_220_800_000, "worked": "Rest", "celebrate": "", "next": ""}]
    single = {
        "date": "2026-10-01",
        "ms": 1_790_812_800_000,
        "worked": "",
        "celebrate": "Soup",
        "next": "Walk",
    }
    plan = plan.with_preference("review.done", listed, Stamp(2, 0, "old"))
    return plan.with_preference("review.made.r1", single, Stamp(2, 0, "old"))


def test_an_answer_is_taken_out_alone_and_brought_back(book: Book) -> None:
    Review(book).finish("Walks", "A year", "Ask Sam")
    (made,) = readings(book)
    fields = dict(book.plan.items[made.item].fields)
    book.change(made.item, {name: value for name, value in fields.items() if name != "worked"})
    assert [name for name, _ in readings(book)[0].said] == ["celebrate", "next"]
    assert older.history(book, made.item).versions[1].details[0] == ("What worked", "Walks")
    undo(book)
    assert readings(book)[0].words("worked") == "Walks"


def test_a_reading_is_erased_for_good_with_its_words_and_not_with_the_celebration(book: Book) -> None:
    Review(book).finish("Plantedwalk", "A year", "Plantednext")
    book.change(readings(book)[0].item, {"on": book.today(), "worked": "Plantedother"})
    book.erase(readings(book)[0].item)
    assert "Planted" not in repr(book.plan)
    assert readings(book) == ()
    assert book.plan.texts("journal.celebrations") == ("A year",)


def test_undo_takes_a_reading_back_with_its_celebration_in_one_step(book: Book, wall: Wall) -> None:
    Review(book).finish("Rest")
    first = last_stamp(book)
    wall.days_on(30)
    Review(book).finish("Walks", "A year")
    assert last_date(book) == "2026-12-03"
    assert undo(book) == "A year"
    assert last_date(book) == "2026-11-03"
    assert last_stamp(book) == first
    assert not book.plan.texts("journal.celebrations")


def test_a_reading_noted_later_counts_from_its_own_day(book: Book, wall: Wall) -> None:
    book.add("well.words", {"text": "calm"})
    wall.days_on(10)
    book.add(READINGS, {"on": "2026-11-08", "worked": "Read it on paper"})
    assert Review(book).summary() == "all as it was"
    book.add(READINGS, {"on": "2026-11-01", "worked": "Another"})
    assert last_date(book) == "2026-11-08"
    book.remove(readings(book)[-1].item)
    assert Review(book).summary() == "1 new"


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "some day", ""])
def test_a_date_that_is_out_of_reach_is_no_trouble(book: Book, on: str) -> None:
    book.add(READINGS, {"on": on, "worked": "Walks"})
    assert Review(book).rows() == ()
    assert readings(book)[0].words("worked") == "Walks"


def test_what_was_written_is_found_and_stands_in_the_persons_own_data(book: Book) -> None:
    Review(book).finish("The rota", "A year")
    assert [hit.label for hit in find(book, "rota") if hit.kind == "item"] == ["Times I read through my plan"]
    text = export_toml(book.plan, book.catalog)
    assert 'worked = "The rota"' in text
    fresh = Book(
        take_in(
            build(),
            intake.review(build(), read_toml(text, book.catalog, "x.toml"), book.catalog, book.clock.new_id),
            book.clock.now,
        ),
        book.catalog,
        book.clock,
    )
    assert [made.lines() for made in readings(fresh)] == [("What worked: The rota", "To celebrate: A year")]


def test_readings_of_an_older_plan_are_taken_over_with_their_days_and_words(book: Book) -> None:
    book.add("journal.celebrations", {"text": "Soup"})
    now = Book(_older_plan(book), book.catalog, book.clock)
    assert [(made.date, made.lines()) for made in readings(now)] == [
        ("2026-09-01", ("What worked: Rest",)),
        ("2026-10-01", ("To celebrate: Soup", "To add or drop: Walk")),
    ]
    assert len(now.plan.at("journal.celebrations")) == 1, "the same words stand once"
    assert last_stamp(now).ms == 1_790_812_800_000
    assert now.plan.preference("review.done") is None
    again = Book(now.plan, book.catalog, book.clock)
    assert again.plan is now.plan


def test_a_celebration_that_was_taken_out_since_does_not_come_back(book: Book) -> None:
    soup = book.add("journal.celebrations", {"text": "Soup"})
    book.change(soup.id, {"text": "Lentil soup"})
    book.remove(soup.id)
    now = Book(_older_plan(book), book.catalog, book.clock)
    assert not now.plan.at("journal.celebrations")
    now.bring_back(soup.id)
    assert readings(now)[-1].words("celebrate") == "Lentil soup"


def test_two_computers_take_the_same_readings_over_once(book: Book) -> None:
    plan = _older_plan(book)
    here = Book(plan, book.catalog, book.clock)
    there = Book(plan, book.catalog, Clock("other", wall=book.clock.wall))
    one = merged_plan(here.plan, to_records(there.plan))
    assert merged_plan(there.plan, to_records(here.plan)).items == one.items
    united = Book(one, book.catalog, book.clock)
    assert [made.date for made in readings(united)] == ["2026-09-01", "2026-10-01"]
    assert len(united.plan.at("journal.celebrations")) == 1


def test_an_erased_reading_does_not_come_back_with_a_computer_that_never_took_it_over(book: Book) -> None:
    plan = _older_plan(book)
    here = Book(plan, book.catalog, book.clock)
    for made in readings(here):
        here.erase(made.item)
    united = Book(merged_plan(here.plan, to_records(plan)), book.catalog, book.clock)
    assert readings(united) == ()
    assert "Rest" not in repr(replace(united.plan, preferences={}))
    assert "Rest" not in repr(united.plan.preferences)


@pytest.mark.parametrize("on", ["3 October 2025", "yesterday", "2031-05-01"])
def test_what_is_no_day_or_still_to_come_counts_from_the_day_it_was_written(
    book: Book, wall: Wall, on: str
) -> None:
    book.add(READINGS, {"on": on, "worked": "Walks"})
    assert last_date(book) == "2026-11-03"
    wall.days_on(11)
    Review(book).finish("Rest")
    assert [made.date for made in readings(book)] == ["2026-11-03", "2026-11-14"]


@pytest.mark.parametrize("hours", [-8, 13])
def test_after_a_journey_nothing_that_was_read_is_called_new(book: Book, wall: Wall, hours: int) -> None:
    wall.at = datetime(2026, 11, 3, 22, 10, tzinfo=timezone(timedelta(hours=-8)))
    book.add("well.words", {"text": "calm"})
    Review(book).finish("Walks")
    wall.at = datetime(2026, 11, 5, 9, 0, tzinfo=timezone(timedelta(hours=hours)))
    for start in (0, 4, 12):
        book.prefer("day_start", start)
        assert Review(book).summary() == "all as it was"
