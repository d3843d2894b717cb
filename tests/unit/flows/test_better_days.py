"""Which days count as better: no earlier day turns into a hard one because the words changed."""

from __future__ import annotations

from tests.unit.flows.conftest import Wall
from wrap_tui import wording
from wrap_tui.flows.better_days import better_words, choose_better, words_to_choose
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.looking_back import looking_back
from wrap_tui.flows.own_words import set_day_words
from wrap_tui.services.book import Book

WORDS = ("bright", "steady", "mixed", "heavy", "stormy")


def _live(book: Book, wall: Wall, days: int = 20) -> str:
    first = book.today()
    for n in range(days):
        CheckIn(book).choose_word(WORDS[n % len(WORDS)])
        wall.days_on(1)
    return first


def test_other_words_for_days_turn_no_earlier_day_into_a_hard_one(book: Book, wall: Wall) -> None:
    first = _live(book, wall)
    assert looking_back(book, first, book.today(), hide_hard=True).check_ins == 8
    set_day_words(book, ["Level", "calm", "steady"])
    assert looking_back(book, first, book.today(), hide_hard=True).check_ins == 8
    assert {"Level", "calm"} <= better_words(book.plan)
    set_day_words(book, ["One", "Two"])
    assert looking_back(book, first, book.today(), hide_hard=True).check_ins == 8
    assert not better_words(book.plan) & {"mixed", "heavy", "stormy"}


def test_nor_does_another_language(book: Book, wall: Wall) -> None:
    first = _live(book, wall)
    wording.choose("es")
    try:
        assert looking_back(book, first, book.today(), hide_hard=True).check_ins == 8
    finally:
        wording.choose("en")


def test_what_the_person_chose_stays_as_chosen(book: Book, wall: Wall) -> None:
    _live(book, wall)
    choose_better(book, ["heavy"])
    set_day_words(book, ["Level", "calm"])
    assert better_words(book.plan) == {"heavy"}
    assert dict(words_to_choose(book))["Level"] is False


def test_words_on_the_way_to_others_are_not_remembered(book: Book, wall: Wall) -> None:
    set_day_words(book, ["Sunny", "ok", "bad", "awful"])
    first = book.today()
    for n in range(20):
        CheckIn(book).choose_word(("Sunny", "ok", "bad", "awful")[n % 4])
        wall.days_on(1)
    typed = "Great"
    for line in ("Sunn", "S", "", *(typed[:n] for n in range(1, len(typed) + 1))):
        set_day_words(book, [line, "ok", "bad", "awful"])
    shown = looking_back(book, first, book.today(), hide_hard=True)
    assert shown.check_ins == 10
    assert better_words(book.plan) == {"Great", "Sunny", "ok"}
    kept = repr(book.plan.preferences)
    assert "Sunny" not in kept, "marks are kept, not words"
    wall.days_on(1)
    set_day_words(book, ["ok", "awful"])
    assert better_words(book.plan) == {"Sunny", "ok", "awful"}
