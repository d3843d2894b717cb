"""What is written anew, or brought back from a file, after erasing for good: a living thing in every respect."""

from __future__ import annotations

from typing import Any

import pytest

from wrap_tui.codec.items import from_records, latest, to_records
from wrap_tui.codec.record import Record
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows import older, peer, reading_back
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.half_typed import waiting
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.intake import review
from wrap_tui.services.intake_files import lines, take
from wrap_tui.services.opening import memory_book
from wrap_tui.services.uniting import merged_plan
from wrap_tui.store.merge import merge

from .conftest import Wall

DECIDES = "crisis.decides"


def answered(book: Book, *words: str) -> None:
    for said in words:
        book.answer(DECIDES, {"text": said})


def another(book: Book, wall: Wall) -> Book:
    """The same plan on another computer."""
    other = memory_book(clock=Clock("other", wall=wall))
    other.apply(from_records(to_records(book.plan)))
    other.clock.go_on_after(latest(book.plan))
    return other


def unite(book: Book, other: Book) -> None:
    book.apply(merged_plan(book.plan, to_records(other.plan)), undoable=False)
    book.clock.go_on_after(latest(book.plan))


def both_ways(book: Book, other: Book) -> list[Plan]:
    return [merged_plan(a.plan, to_records(b.plan)) for a, b in ((book, other), (other, book))]


def wordings(book: Book, item: str = DECIDES) -> list[Any]:
    return [kept.fields.get("text") for kept in book.plan.older_of(item)]


def taken_out_of(book: Book, text: str) -> tuple[str, ...]:
    checked = review(book.plan, read_toml(text, book.catalog, "own.toml"), book.catalog, book.clock.new_id)
    said = lines(checked, book.catalog)
    take(book, checked)
    return said


@pytest.fixture
def anew(book: Book) -> Book:
    answered(book, "old words", "planted")
    book.erase(DECIDES)
    answered(book, "Ann")
    return book


def test_an_answer_written_anew_is_removed_and_comes_back(anew: Book) -> None:
    anew.remove(DECIDES)
    assert [gone.title for gone in older.removed_things(anew)] == ["Ann"]
    assert [gone.id for gone in anew.plan.removed_at(DECIDES)] == [DECIDES]
    anew.bring_back(DECIDES)
    assert anew.plan.text(DECIDES) == "Ann"
    anew.remove(DECIDES)
    anew.undo()
    assert anew.plan.text(DECIDES) == "Ann"


def test_an_answer_written_anew_keeps_older_words_and_undo_takes_a_change_back(anew: Book) -> None:
    answered(anew, "Ben")
    assert wordings(anew) == ["Ann"]
    anew.undo()
    assert anew.plan.text(DECIDES) == "Ann"
    anew.redo()
    assert anew.plan.text(DECIDES) == "Ben"


def test_writing_anew_can_be_undone_and_done_again(anew: Book) -> None:
    anew.undo()
    assert anew.plan.text(DECIDES) == ""
    assert "planted" not in repr(anew.plan)
    anew.redo()
    assert anew.plan.text(DECIDES) == "Ann"
    assert [version.title for version in older.history(anew, DECIDES).versions] == ["Ann"]


def test_an_answer_that_was_erased_again_is_gone(anew: Book) -> None:
    answered(anew, "Ben")
    anew.erase(DECIDES)
    for words in ("Ann", "Ben", "planted"):
        assert words not in repr(to_records(anew.plan))


def test_what_another_computer_writes_after_it_stays_in_a_merge(anew: Book, wall: Wall) -> None:
    other = another(anew, wall)
    other.draft(DECIDES, {"text": "Ann or B"})
    answered(anew, "Ann, then Ben")
    other.answer(DECIDES, {"text": "Ann and Cleo"})
    other.draft(DECIDES, {"text": "Ann, Cleo and D"})
    unite(anew, other)
    said = {anew.plan.text(DECIDES), *wordings(anew)}
    assert said == {"Ann", "Ann, then Ben", "Ann and Cleo"}
    assert waiting(anew, DECIDES) == "Ann, Cleo and D"


def test_half_typed_words_after_the_erasing_stay_in_a_merge(book: Book, wall: Wall) -> None:
    answered(book, "planted")
    other = another(book, wall)
    book.erase(DECIDES)
    book.draft(DECIDES, {"text": "An"})
    unite(book, other)
    assert waiting(book, DECIDES) == "An"


def test_an_old_copy_never_brings_erased_words_back_and_never_wipes_new_ones(book: Book, wall: Wall) -> None:
    answered(book, "planted")
    other = another(book, wall)
    other.draft(DECIDES, {"text": "planted half"})
    book.erase(DECIDES)
    answered(book, "Ann")
    wall.days_on(1)
    other.answer(DECIDES, {"text": "planted later"})
    for plan in both_ways(book, other):
        assert plan.text(DECIDES) == "Ann"
        assert "planted" not in repr(to_records(plan))


def test_the_full_file_has_it_among_the_answers_and_brings_all_of_it_along(anew: Book, wall: Wall) -> None:
    old = another(anew, wall)
    answered(anew, "Ben")
    text = export_toml(anew.plan, anew.catalog)
    assert "erased" not in text.replace("after_erasing", "")
    empty = memory_book(clock=Clock("new", wall=wall))
    taken_out_of(empty, text)
    assert (empty.plan.text(DECIDES), wordings(empty)) == ("Ben", ["Ann"])
    assert export_toml(empty.plan, empty.catalog) == text
    old.erase(DECIDES)
    assert merged_plan(empty.plan, to_records(old.plan)).text(DECIDES) == ""


def test_a_thing_brought_back_from_a_file_stays_in_a_merge_with_the_erasing(book: Book, wall: Wall) -> None:
    tea = book.add("daily.every", {"text": "Tea"})
    book.change(tea.id, {"text": "Green tea"})
    file = export_toml(book.plan, book.catalog)
    book.erase(tea.id)
    other = another(book, wall)
    assert any("brought back" in line for line in taken_out_of(book, file))
    book.change(tea.id, {"text": "Black tea"})
    for plan in both_ways(book, other):
        assert plan.texts("daily.every") == ("Black tea",)
        assert [kept.fields["text"] for kept in plan.older_of(tea.id)] == ["Green tea"]
    before = book.plan
    taken_out_of(book, export_toml(book.plan, book.catalog))
    assert to_records(book.plan) == to_records(before)


def checked_in(book: Book) -> str:
    visit = CheckIn(book)
    visit.choose_word("heavy")
    visit.note("a long day")
    visit.add_good("sun")
    return visit.date


def test_a_check_in_brought_back_from_a_file_stays_in_a_merge(book: Book, wall: Wall) -> None:
    date = checked_in(book)
    book.add("early.signs", {"text": "No sleep"})
    visit = CheckIn(book)
    (sign,) = (thing for thing in visit.things() if thing.label == "No sleep")
    visit.toggle(sign)
    file = export_toml(book.plan, book.catalog)
    book.erase_check_in(date)
    other = another(book, wall)
    wall.days_on(1)
    assert "Erased check-ins, brought back: 1" in taken_out_of(book, file)
    for plan in both_ways(book, other):
        day = plan.day(date)
        assert (day.word, day.note, day.good) == ("heavy", "a long day", ("sun",))
        assert day.noticed[sign.id].on
    before = book.plan
    taken_out_of(book, file)
    assert book.plan is before or to_records(book.plan) == to_records(before)


def test_a_file_with_an_erased_check_in_takes_none_of_ours(book: Book, wall: Wall) -> None:
    date = checked_in(book)
    other = another(book, wall)
    other.erase_check_in(date)
    taken_out_of(book, export_toml(other.plan, other.catalog))
    plan = merged_plan(book.plan, [Record("day", date, {"word": "calm"}, Stamp(1, 0, "third"))])
    assert (plan.day(date).word, plan.day(date).note) == ("heavy", "a long day")


def test_a_file_in_which_a_good_thing_was_taken_out_takes_none_of_ours(book: Book, wall: Wall) -> None:
    date = checked_in(book)
    other = another(book, wall)
    CheckIn(other, date).change_good(0, "")
    before = book.plan.day(date)
    said = taken_out_of(book, export_toml(other.plan, other.catalog))
    assert not any(line.startswith("Days") for line in said)
    assert book.plan.day(date) == before


def test_readings_in_a_file_of_an_earlier_version_are_things_at_once_and_leave_no_other_words(
    book: Book, wall: Wall
) -> None:
    old = another(book, wall)
    row = {"ms": 1_760_000_000_000, "date": "2025-10-09", "celebrate": "a feast", "worked": "plain"}
    old.prefer("review.made.r1", row)
    taken_out_of(book, export_toml(old.plan, old.catalog))
    (feast,) = book.plan.at("journal.celebrations")
    assert [item.words("worked") for item in book.plan.at("journal.readings")] == ["plain"]
    book.undo()
    assert not book.plan.at("journal.readings")
    book.redo()
    book.erase(feast.id)
    assert "a feast" not in repr(to_records(book.plan))


def test_a_line_written_anew_in_a_session_is_read_back(book: Book, wall: Wall) -> None:
    answered(book, "planted")
    book.erase(DECIDES)
    peer.begin(book, ("crisis",), crisis="helplines")
    inside = peer.within(book)
    assert inside is not None
    wall.days_on(0)
    inside.answer(DECIDES, {"text": "Ann"})
    (line,) = reading_back.lines(book)
    assert (line.words, line.what) == ("Ann", "new")
    reading_back.keep(book, line.id)
    assert reading_back.end(book) == 1
    assert book.plan.text(DECIDES) == "Ann"


def test_an_answer_that_an_earlier_version_wrote_anew_lives(book: Book) -> None:
    """Those left the mark of the erasing on it."""
    body = {"place": DECIDES, "fields": {}, "rank": 1.0, "created": [1, 0, "a"], "erased": True}
    erased = Record("item", DECIDES, {**body, "removed": [5, 0, "a"]}, Stamp(5, 0, "a"))
    anew = Record("item", DECIDES, {**body, "fields": {"text": "Ann"}}, Stamp(7, 0, "a"))
    stale = Record(
        "item", DECIDES, {**body, "fields": {"text": "planted"}, "erased": False}, Stamp(9, 0, "b")
    )
    book.apply(from_records([anew]))
    assert [book.plan.text(DECIDES), book.plan.items[DECIDES].erased] == ["Ann", False]
    for plan in (from_records(merge([anew], [erased, stale]).values()), merged_plan(book.plan, [erased])):
        assert plan.text(DECIDES) == "Ann"
        assert not plan.older
    book.remove(DECIDES)
    assert [gone.title for gone in older.removed_things(book)] == ["Ann"]
