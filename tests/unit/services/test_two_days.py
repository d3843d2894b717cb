"""The check-in of one day on two computers: good things come together one by one, and erased ones stay gone."""

from __future__ import annotations

import pytest

from tests.unit.services.two_computers import Desk, held
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


def _as_before(book: Book) -> None:
    assert "goods" not in book.plan.day(book.today()).extra
