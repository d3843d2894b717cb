"""The check-in of one day on two computers: good things come together one by one, and erased ones stay gone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.services.two_computers import Desk, held
from wrap_tui.codec.items import to_records
from wrap_tui.codec.record import to_bytes
from wrap_tui.codec.toml_read import read_toml
from wrap_tui.codec.toml_write import export_toml
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.services.book import Book


def test_an_erased_good_thing_does_not_come_back_beside_another_one() -> None:
    desk = Desk()
    a = desk.book("A")
    CheckIn(a).add_good("planted one")
    b = desk.book("B", like=a)
    a.erase_check_in(a.today())
    desk.later()
    CheckIn(b).add_good("tea")
    desk.merge(a, b)
    desk.merge(b, a)
    for book in (a, b):
        assert book.plan.day(a.today()).good == ("tea",)
        assert not held(book, "planted")


@pytest.mark.parametrize("words", ["", "two and more"])
def test_a_good_thing_that_was_taken_out_or_changed_stays_so(words: str) -> None:
    desk = Desk()
    a = desk.book("A")
    for line in ("one", "two"):
        CheckIn(a).add_good(line)
        desk.later()
    b = desk.book("B", like=a)
    CheckIn(a).change_good(1, words)
    desk.later()
    CheckIn(b).add_good("tea")
    desk.merge(a, b)
    desk.merge(b, a)
    for book in (a, b):
        assert sorted(book.plan.day(a.today()).good) == sorted(["one", "tea", *([words] if words else [])])
        assert not book.plan.older


def test_both_added_one_and_one_took_the_others_out_later() -> None:
    desk = Desk()
    a = desk.book("A")
    b = desk.book("B", like=a)
    CheckIn(a).add_good("sun")
    desk.later()
    CheckIn(b).add_good("call")
    desk.merge(a, b)
    desk.merge(b, a)
    CheckIn(a).remove_all()
    desk.later()
    CheckIn(b).choose_word("calm")
    desk.merge(a, b)
    assert (a.plan.day(a.today()).good, a.plan.day(a.today()).word) == ((), "calm")
    desk.later()
    CheckIn(a).add_good("sun")
    desk.merge(b, a)
    assert b.plan.day(a.today()).good == ("sun",)


def test_the_words_of_a_good_thing_that_was_taken_out_stand_nowhere() -> None:
    desk = Desk()
    a = desk.book("A")
    for line in ("planted one", "tea"):
        CheckIn(a).add_good(line)
    CheckIn(a).change_good(0, "")
    a.forget_undo()
    assert not held(a, "planted")
    assert "planted" not in export_toml(a.plan, a.catalog)


def test_good_things_keep_their_moments_through_a_readable_copy() -> None:
    desk = Desk()
    a = desk.book("A")
    for line in ("one", "two"):
        CheckIn(a).add_good(line)
        desk.later()
    CheckIn(a).change_good(0, "")
    (day,) = read_toml(export_toml(a.plan, a.catalog), a.catalog, "plan.toml").days
    assert day == a.plan.day(a.today())


def test_days_of_older_versions_without_moments_lose_no_good_thing() -> None:
    desk = Desk()
    a, b = desk.book("A"), desk.book("B")
    CheckIn(a).add_good("sun")
    desk.later()
    CheckIn(b).add_good("call")
    for book in (a, b):
        _as_before(book)
    desk.merge(a, b)
    assert sorted(a.plan.day(a.today()).good) == ["call", "sun"]


def test_two_notes_of_one_day_stand_together() -> None:
    desk = Desk()
    a = desk.book("A")
    b, date = desk.book("B", like=a), a.today()
    CheckIn(a).note("note of A")
    desk.later()
    CheckIn(b).note("note of B")
    desk.merge(a, b)
    desk.merge(b, a)
    for book in (a, b):
        assert book.plan.day(date).note == "note of A\n\nnote of B"
        assert not book.plan.older
    CheckIn(a).note("both in one")
    desk.later()
    CheckIn(b).choose_word("calm")
    desk.merge(b, a)
    assert (b.plan.day(date).note, b.plan.day(date).word) == ("both in one", "calm")
    b.erase_check_in(date)
    desk.merge(b, a)
    assert not held(b, "note of")
    assert not held(b, "both in one")


def test_a_note_that_was_written_over_does_not_stand_beside_the_new_one() -> None:
    desk = Desk()
    a = desk.book("A")
    CheckIn(a).note("tea was good")
    old = desk.book("B", like=a)
    b = desk.book("B", like=a)
    CheckIn(b).note("coffee was good")
    desk.merge(a, b)
    desk.merge(a, old)
    assert a.plan.day(a.today()).note == "coffee was good"
    CheckIn(a).note("")
    desk.merge(a, old)
    desk.merge(a, b)
    assert a.plan.day(a.today()).note == ""
    desk.later()
    CheckIn(b).note("more of B")
    desk.merge(a, b)
    assert a.plan.day(a.today()).note == "more of B"


def test_three_computers_agree_on_their_notes() -> None:
    desk = Desk()
    a = desk.book("A")
    books = (a, desk.book("B", like=a), desk.book("C", like=a))
    for book in books:
        CheckIn(book).note(f"note of {book.clock.device}")
        desk.later()
    for _ in range(2):
        for into in books:
            for other in books:
                desk.merge(into, other)
    assert {book.plan.day(a.today()).note for book in books} == {"note of A\n\nnote of B\n\nnote of C"}


def test_an_undone_note_is_a_later_one() -> None:
    desk = Desk()
    a = desk.book("A")
    CheckIn(a).note("first")
    b = desk.book("B", like=a)
    CheckIn(a).note("second")
    desk.later()
    assert a.undo()
    desk.merge(a, b)
    desk.merge(b, a)
    assert a.plan.day(a.today()).note == b.plan.day(a.today()).note == "first"


def test_undo_does_not_bring_back_what_another_computer_had_erased() -> None:
    desk = Desk()
    a = desk.book("A")
    visit = CheckIn(a)
    visit.add_good("planted one")
    visit.note("planted note")
    visit.choose_word("planted word")
    b = desk.book("B", like=a)
    a.erase_check_in(a.today())
    desk.later()
    CheckIn(b).remove_all()
    desk.later()
    assert b.undo()
    assert b.redo()
    desk.later()
    assert b.undo()
    assert b.plan.day(a.today()).note == "planted note"
    desk.merge(a, b)
    desk.merge(b, a)
    for book in (a, b):
        assert not held(book, "planted")
    desk.later()
    CheckIn(b).note("planted anew")
    desk.merge(a, b)
    assert a.plan.day(a.today()).note == "planted anew"


DOINGS = st.tuples(
    st.sampled_from("ABC"),
    st.sampled_from(["note", "good", "out", "empty", "word", "undo", "erase", "A", "B", "C"]),
)


@settings(max_examples=50)
@given(st.lists(DOINGS, min_size=4, max_size=24))
def test_computers_that_met_in_any_order_say_the_same(doings: list[tuple[str, str]]) -> None:
    desk = Desk()
    books = {device: desk.book(device) for device in "ABC"}
    for number, (device, doing) in enumerate(doings):
        book, words = books[device], f"words {number} "
        _do(desk, books, book, doing, words)
        desk.later()
    for _ in range(2):
        for into in books.values():
            for other in books.values():
                desk.merge(into, other)
    said = [{(r.kind, r.key): to_bytes(r) for r in to_records(book.plan)} for book in books.values()]
    assert said[0] == said[1] == said[2]


def _do(desk: Desk, books: dict[str, Book], book: Book, doing: str, words: str) -> None:
    visit = CheckIn(book)
    match doing:
        case "note":
            visit.note(words)
        case "good":
            visit.add_good(words)
        case "out":
            visit.change_good(0, "") if visit.day.good else None
        case "empty":
            visit.remove_all()
        case "word":
            visit.choose_word(words)
        case "undo":
            book.undo()
        case "erase":
            book.erase_check_in(book.today())
        case other:
            desk.merge(book, books[other])


def _as_before(book: Book) -> None:
    assert "goods" not in book.plan.day(book.today()).extra
