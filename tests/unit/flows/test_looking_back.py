"""Looking back counts what is there: hidden days stay hidden, and a mark on something erased is no check-in."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.flows.conftest import Wall
from tests.unit.plain.sitting import sit
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.looking_back import looking_back
from wrap_tui.flows.looking_back_words import day_in_words, in_words
from wrap_tui.services.book import Book

FIRST, LAST = "2026-10-19", "2026-11-03"


def hard_and_bright(book: Book, wall: Wall) -> None:
    """Bright on the 1st and 3rd of November, heavy on the 2nd."""
    for back, word in enumerate(("bright", "heavy", "bright")):
        wall.days_on(-back)
        CheckIn(book).choose_word(word)
        wall.days_on(back)


def test_a_hidden_day_has_no_sign_and_no_word(book: Book, wall: Wall) -> None:
    hard_and_bright(book, wall)
    found = looking_back(book, FIRST, LAST, hide_hard=True)
    cells = {cell.date: cell for week in found.weeks for cell in week}
    assert (cells["2026-11-02"].initial, cells["2026-11-02"].word) == ("", "")
    assert cells["2026-10-20"].initial == "."
    assert (found.check_ins, found.hidden) == (2, 1)
    assert day_in_words(found, "2026-11-02") == "Monday 2 November: hidden"
    assert day_in_words(found, "2026-11-03") == "Tuesday 3 November: bright"
    assert day_in_words(found, "2026-10-20") == "Tuesday 20 October: no word"


def test_what_is_said_while_days_are_hidden_is_said_of_the_shown_ones(book: Book, wall: Wall) -> None:
    hard_and_bright(book, wall)
    said = in_words(looking_back(book, FIRST, LAST, hide_hard=True))
    assert said[0] == ("Of the days shown, you checked in on 2.",)
    one = in_words(looking_back(book, "2026-11-02", LAST, hide_hard=True))
    assert one[0] == ("Of the days shown, you checked in on one.",)
    none = in_words(looking_back(book, "2026-11-02", "2026-11-02", hide_hard=True))
    assert none == (("All days with a check-in are hidden here now.",),)
    nothing_hidden = in_words(looking_back(book, LAST, LAST, hide_hard=True))
    assert nothing_hidden[0] == ("In these weeks you checked in on one day.",)


def test_plain_mode_names_no_hidden_day(book: Book, wall: Wall) -> None:
    hard_and_bright(book, wall)
    shown = sit(book, "looking_back", answers=["q"])
    assert "Monday 2 November: heavy" in shown
    number = next(row.split(".")[0] for row in shown.splitlines() if "Hide hard days" in row)
    hidden = sit(book, "looking_back", answers=[number, "q"]).removeprefix(shown.split("What would")[0])
    assert "Of the days shown, you checked in on 2." in hidden
    assert "heavy" not in hidden
    assert "2 November" not in hidden


def test_a_mark_on_a_trigger_that_was_erased_is_no_check_in(book: Book, wall: Wall) -> None:
    book.add("triggers.events", {"text": "Late trains"})
    visit = CheckIn(book)
    (thing,) = visit.things()
    visit.toggle(thing)
    assert looking_back(book, FIRST, LAST).check_ins == 1
    book.erase(thing.id)
    found = looking_back(book, FIRST, LAST)
    assert found.check_ins == 0
    assert day_in_words(found, LAST) == "Tuesday 3 November: no word"
    wall.at += timedelta(hours=1)
    visit.note("Rain")
    assert day_in_words(looking_back(book, FIRST, LAST), LAST) == "Tuesday 3 November: no word, other notes"
