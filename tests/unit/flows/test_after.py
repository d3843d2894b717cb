"""After a hard time: nothing counted, rest and people first, what was not all right alone, things taken back step by step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.flows.conftest import Wall
from tests.unit.plain import sitting
from wrap_tui.errors import RefusedError
from wrap_tui.flows.export_offers import alone_parts, picked
from wrap_tui.flows.export_walk import ExportWalk
from wrap_tui.flows.forms import Form
from wrap_tui.flows.people import not_involve
from wrap_tui.flows.today import today_view
from wrap_tui.services import exporting
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.exporting import Order
from wrap_tui.settings import Settings

TODAY = date(2026, 11, 17)


def hurt(book: Book) -> Book:
    book.add("post.not_right", {"text": "PLANTED: my things got lost"})
    book.answer("post.tell_about_it", {"text": "My advocate"})
    book.add("post.rest", {"text": "OTHER: sleep"})
    book.add("crisis.supporters", {"name": "OTHER Asha"})
    return book


def test_a_fortnight_without_a_tick_is_met_as_if_it_had_not_been(book: Book, wall: Wall) -> None:
    item = book.add("daily.every", {"text": "Breakfast"})
    book.forget_undo()
    fresh = Book(book.plan, book.catalog, Clock("other", wall=wall))
    book.apply(
        book.plan.with_day(book.plan.day(book.today()).with_tick(item.id, True, book.clock.now())),
        undoable=False,
    )
    wall.days_on(14)
    assert today_view(book) == today_view(fresh)
    assert not today_view(book).every[0].ticked
    assert sitting.sit(book, "today", answers=["q"]) == sitting.sit(fresh, "today", answers=["q"])


def test_rest_and_people_are_asked_first(book: Book) -> None:
    questions = [question.id for question in book.catalog.section("post").questions]
    assert questions[:2] == ["post.rest", "post.people_first"]


def test_what_was_not_all_right_is_exported_alone(book: Book) -> None:
    assert alone_parts(book) == ()
    hurt(book)
    assert [part.id for part in alone_parts(book)] == ["post.not_right"]
    for format in exporting.formats("post.not_right"):
        made = exporting.export(book.plan, book.catalog, Order("post.not_right", format), TODAY)
        assert "not" not in made.name
        if format != "pdf":
            text = made.data.decode()
            assert "PLANTED" in text
            assert "My advocate" in text
            assert "OTHER" not in text
    assert "toml" not in exporting.formats("post.not_right")


def test_it_is_saved_by_the_usual_steps(book: Book, tmp_path: Path) -> None:
    walk = ExportWalk(hurt(book), Settings(), "post.not_right")
    assert walk.step == "format"
    walk.choose_format("text")
    assert walk.choose_place(str(tmp_path / "letter.txt")) == ""
    walk.save()
    saved = (tmp_path / "letter.txt").read_text()
    assert "PLANTED" in saved
    assert "OTHER" not in saved


def test_line_by_line_it_is_offered_where_it_is_written(book: Book) -> None:
    assert "Print or save alone" not in sitting.sit(sitting.book(), "section", "post", answers=["q"])
    assert "Print or save alone" in sitting.sit(hurt(book), "section", "post", answers=["q"])


@pytest.mark.parametrize("what", ["crisis.now", "post.nothing", "post.", ".post", "nothing.not_right"])
def test_other_parts_are_not_known(book: Book, what: str) -> None:
    assert not exporting.known(book.catalog, what)


def test_two_things_are_taken_back_with_dates_in_the_first_boxes(book: Book) -> None:
    question = book.catalog.question("post.timetable")
    for what, who, day in (("The school run", "Ben", "1 December 2026"), ("Bills", "Asha", "2027-01-10")):
        form = Form(book, question)
        fields = {field.id: field for field in form.short}
        for name, words in (
            ("what", what),
            ("who_now", who),
            ("steps", "Go along once\nGo alone"),
            ("back_on", day),
        ):
            form.typed(fields[name], words)
        assert form.keep() is not None
    kept = [(item.words("what"), item.words("back_on")) for item in book.plan.at("post.timetable")]
    assert kept == [("The school run", "2026-12-01"), ("Bills", "2027-01-10")]
    assert book.plan.at("post.timetable")[0].lines("steps") == ("Go along once", "Go alone")
    not_involve(book, "Ben")
    assert book.plan.at("post.timetable")[0].words("who_now") == ""


def visits(book: Book) -> list[str]:
    days = ("2026-12-04", "2026-11-20", "in spring", "2026-12-01")
    return [book.add("visit.visits", {"who": f"Visit {n}", "on": day}).id for n, day in enumerate(days, 1)]


def test_a_visit_is_picked_by_number_by_date_or_as_the_next_to_come(book: Book) -> None:
    first, second, third, fourth = visits(book)
    for wanted, found in {
        "": (second,), "1": (first,), "3": (third,), "20 November 2026": (second,), "2026-12-04": (first,),
        "in spring": (third,), "all": (first, second, third, fourth),
    }.items():  # fmt: skip
        assert picked(book, "visit", wanted) == found, wanted
    for nonsense in ("0", "5", "2026-02-31", "tomorrow", "-1", "²", "9" * 5000):
        with pytest.raises(RefusedError):
            picked(book, "visit", nonsense)


def test_words_that_are_no_date_are_no_day_to_come(book: Book) -> None:
    book.add("visit.visits", {"who": "Visit 1", "on": "in spring"})
    last = book.add("visit.visits", {"who": "Visit 2", "on": "2026-10-01"})
    assert picked(book, "visit", "") == (last.id,)


def test_nothing_is_picked_where_nothing_stands(book: Book) -> None:
    assert picked(book, "visit", "") == ()
    with pytest.raises(RefusedError):
        picked(book, "visit", "1")
