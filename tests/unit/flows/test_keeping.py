"""Toolbox, good words, journal, review, looking back, search."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.codec.items import to_records
from wrap_tui.domain.text import folded, spans_of
from wrap_tui.domain.words_of_days import initials
from wrap_tui.flows import journal, review, review_rhythm
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.good import GOT_THROUGH, ReadMe, celebrate, good_lines
from wrap_tui.flows.looking_back import ENOUGH, looking_back
from wrap_tui.flows.readings import readings
from wrap_tui.flows.router import set_where
from wrap_tui.flows.search import find
from wrap_tui.flows.toolbox import tools, try_out
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.uniting import merged_plan

from .conftest import Wall


def test_tools_are_found_by_all_wanted_tags(book: Book) -> None:
    walk = book.add("toolbox.use", {"name": "Walk", "where_works": ("alone", "free")})
    book.add("toolbox.use", {"name": "Choir", "where_works": ("someone", "free")})
    assert [t.id for t in tools(book, ["alone", "free"])] == [walk.id]
    assert len(tools(book)) == 2


@pytest.mark.parametrize(("verdict", "use", "waiting"), [("keep", 1, 0), ("change", 0, 1), ("drop", 0, 0)])
def test_a_try_out_keeps_changes_or_drops(book: Book, verdict: str, use: int, waiting: int) -> None:
    tool = book.add("toolbox.try", {"name": "Cold shower"})
    try_out(book, tool.id, "Brr", verdict)
    assert len(book.plan.at("toolbox.use")) == use
    assert len(book.plan.at("toolbox.try")) == waiting
    assert len(book.plan.at("toolbox.tryouts")) == 1


def test_only_good_words_are_read_out_never_the_journal(book: Book) -> None:
    journal.write(book, "The worst night of all")
    celebrate(book, "I rang the doctor")
    CheckIn(book).add_good("Sun on the wall")
    book.add("crisis.good_to_read", {"text": "This passes"})
    lines = [line.words for line in good_lines(book)]
    assert lines == ["This passes", "I rang the doctor", "Sun on the wall"]
    read = ReadMe(book)
    seen = {read.line.words if read.line else ""} | {line.words for _ in range(5) if (line := read.another())}
    assert seen == set(lines)


def test_what_was_undone_is_not_read_again_and_what_was_written_meanwhile_has_its_turn(book: Book) -> None:
    celebrate(book, "Cake")
    read = ReadMe(book)
    celebrate(book, "Swim")
    assert read.line is not None
    assert {read.line.words, *(line.words for _ in range(2) if (line := read.another()))} == {"Cake", "Swim"}
    book.undo()
    assert [line.words for _ in range(3) if (line := read.another())] == ["Cake"] * 3
    book.erase(book.plan.at("journal.celebrations")[0].id)
    assert read.line is None
    celebrate(book, "Heron")
    assert read.line is not None
    assert read.line.words == "Heron"


def test_the_same_words_twice_do_not_hold_the_reading_up(book: Book) -> None:
    for words in ("Cake", "Tea", "Cake", "Sun"):
        celebrate(book, words)
    read = ReadMe(book)
    assert read.line is not None
    seen = [read.line.words, *(line.words for _ in range(3) if (line := read.another()))]
    assert sorted(seen) == ["Cake", "Cake", "Sun", "Tea"]


def test_words_kept_at_night_belong_to_the_day_that_it_still_is(book: Book, wall: Wall) -> None:
    wall.at = wall.at.replace(hour=1)
    celebrate(book, "I got through the evening", GOT_THROUGH)
    CheckIn(book).add_good("Quiet now")
    assert {(line.words, line.when) for line in good_lines(book)} == {
        ("I got through the evening", "2026-11-02"),
        ("Quiet now", "2026-11-02"),
    }


def test_good_words_are_dated_by_the_clock_of_the_book_whatever_the_zone_of_the_computer(
    book: Book, wall: Wall
) -> None:
    wall.at = wall.at.replace(hour=12, tzinfo=timezone(timedelta(hours=14)))
    celebrate(book, "noon far in the east")
    wall.at = wall.at.replace(tzinfo=timezone(timedelta(hours=-11)))
    celebrate(book, "noon far in the west")
    wall.at = wall.at.replace(tzinfo=timezone(timedelta(hours=14)), day=5)
    assert [line.when for line in good_lines(book)] == ["2026-11-04", "2026-11-03"]


def test_with_no_good_words_there_is_none(book: Book) -> None:
    assert ReadMe(book).line is None


def test_an_entry_is_found_and_a_selection_stays_linked(book: Book) -> None:
    item = journal.write(book, "Walked by the river.\nİstanbul was loud.")
    assert item is not None
    found = journal.search(journal.entries(book), "RIVER")
    assert [(f.entry.text[a:b]) for f in found for a, b in f.spans] == ["river"]
    made = journal.make_of(book, item.id, "Walked by the river", "tool")
    assert made is not None
    assert book.plan.find(made.id)
    entry = journal.entries(book)[0]
    assert entry.links == (made.id,)
    assert "river" in entry.text
    assert journal.months([entry]) == (("2026-11", 1),)


@given(st.text(min_size=1, max_size=30), st.text(max_size=20), st.text(max_size=20))
def test_found_words_are_what_was_looked_for(wanted: str, before: str, after: str) -> None:
    text = before + wanted + after
    looked_for = folded(wanted).strip()
    spans = spans_of(text, looked_for) if looked_for else ()
    for a, b in spans:
        found = folded(text[a:b])
        assert looked_for in found or found in looked_for or a == b
    if looked_for:
        assert spans


def test_search_finds_sections_words_and_questions_within_bounds(book: Book) -> None:
    book.add("triggers.events", {"text": "Crowded markets on Saturday"})
    book.add("matters.values", {"text": "Saturday mornings"})
    kinds = {hit.section for hit in find(book, "saturday")}
    assert kinds == {"triggers", "matters"}
    assert {hit.section for hit in find(book, "saturday", sections=frozenset({"triggers"}))} == {"triggers"}
    assert find(book, "  ") == ()
    assert find(book, "trigger")[0].kind == "section"


def test_a_review_shows_what_changed_and_can_stop(book: Book, wall: Wall) -> None:
    words = book.add("well.words", {"text": "calm"})
    first = review.Review(book)
    assert [row.since for row in first.rows()] == ["same"]
    first.finish(worked="Walks", celebrate="Half a year")
    wall.days_on(30)
    book.change(words.id, {"text": "calm and curious"})
    second = review.Review(book)
    row = second.rows()[0]
    assert (row.since, row.changes) == ("changed", ("Put in: and curious",))
    assert first.summary() == ""
    assert second.summary() == "1 changed"
    second.forward()
    stopped = second.section
    assert review.Review(book).section == stopped
    assert book.plan.texts("journal.celebrations") == ("Half a year",)


def test_a_review_walks_through_the_daily_list_and_the_toolbox_and_not_the_journal(book: Book) -> None:
    sections = review.Review(book).sections
    assert {"daily", "toolbox", "crisis", "post", "matters"} <= set(sections)
    assert "journal" not in sections


def test_what_was_removed_since_is_offered_back(book: Book, wall: Wall) -> None:
    before = book.add("well.words", {"text": "loud"})
    book.remove(before.id)
    words = book.add("well.words", {"text": "calm"})
    review.Review(book).finish()
    wall.days_on(1)
    book.remove(words.id)
    new = book.add("well.words", {"text": "slow"})
    walk = review.Review(book)
    assert walk.gone() == ((words.id, "calm"),)
    assert [(row.item.id, row.since) for row in walk.rows()] == [(new.id, "new")]
    assert walk.summary() == "1 new"
    book.bring_back(words.id)
    assert walk.gone() == ()


def test_entries_stand_in_the_order_of_writing_when_clocks_go_back_and_on_journeys(
    book: Book, wall: Wall
) -> None:
    moments = ("02:50+02:00", "02:10+01:00", "02:20+01:00", "01:30-05:00", "06:45+00:00")
    for words, moment in zip("abcde", moments, strict=True):
        wall.at = datetime.fromisoformat(f"2026-10-25T{moment}")
        journal.write(book, words)
    journal.write(book, "the same minute")
    assert [entry.text for entry in journal.entries(book)] == ["the same minute", "e", "d", "c", "b", "a"]


def test_marks_of_still_true_survive_a_stop_and_end_with_the_review(book: Book) -> None:
    words = book.add("well.words", {"text": "calm"})
    review.Review(book).mark(words.id, True)
    assert review.Review(book).rows()[0].true
    review.Review(book).finish("Walks", "", "A new tool")
    assert not review.Review(book).rows()[0].true
    assert [(made.date, made.lines()) for made in readings(book)] == [
        ("2026-11-03", ("What worked: Walks", "To add or drop: A new tool"))
    ]


def test_readings_and_marks_of_two_devices_unite_whichever_side_merges(book: Book) -> None:
    here, there = book.add("well.words", {"text": "calm"}), book.add("well.words", {"text": "slow"})
    other = Book(book.plan, book.catalog, Clock("other", wall=book.clock.wall, after=book.clock.now()))
    review.Review(book).mark(here.id, True)
    review.Review(other).mark(there.id, True)
    one = merged_plan(book.plan, to_records(other.plan))
    assert merged_plan(other.plan, to_records(book.plan)).preferences == one.preferences
    united = Book(one, book.catalog, book.clock)
    assert [row.true for row in review.Review(united).rows()] == [True, True]
    review.Review(book).finish("Walks")
    review.Review(other).finish("Rest")
    two = merged_plan(book.plan, to_records(other.plan))
    assert merged_plan(other.plan, to_records(book.plan)).preferences == two.preferences
    united = Book(two, book.catalog, book.clock)
    assert {made.lines() for made in readings(united)} == {("What worked: Walks",), ("What worked: Rest",)}
    assert not any(row.true for row in review.Review(united).rows())


def test_a_review_is_suggested_by_choice_only(book: Book, wall: Wall) -> None:
    wall.days_on(1000)
    assert not review_rhythm.due(book)
    review_rhythm.suggest(book, "month")
    assert not review_rhythm.due(book)
    wall.days_on(31)
    assert review_rhythm.due(book)
    review.Review(book).finish()
    assert not review_rhythm.due(book)


def test_a_review_on_a_day_of_ones_own(book: Book, wall: Wall) -> None:
    assert review_rhythm.suggest_on(book, "some day") == "unread_date"
    assert review_rhythm.chosen(book) == ("never", "")
    assert review_rhythm.suggest_on(book, "5 November 2026") == "kept"
    assert not review_rhythm.due(book)
    wall.days_on(2)
    assert review_rhythm.due(book)
    review.Review(book).finish()
    assert not review_rhythm.due(book)


def test_a_review_after_a_crisis_where_it_was_asked_for(book: Book, wall: Wall) -> None:
    set_where(book, "crisis")
    assert book.plan.preference(review_rhythm.CRISIS_ON) is None
    review_rhythm.suggest(book, "crisis")
    set_where(book, "crisis")
    assert not review_rhythm.due(book)
    wall.days_on(1)
    assert review_rhythm.due(book)
    review.Review(book).finish()
    assert not review_rhythm.due(book)


def test_nothing_is_said_before_fourteen_check_ins(book: Book, wall: Wall) -> None:
    walk = book.add("daily.every", {"text": "Ten minutes outside"})
    for day in range(ENOUGH):
        if day:
            wall.days_on(1)
        page = looking_back(book, "2026-11-01", book.today())
        assert not page.enough
        assert page.together == ()
        good = day % 2 == 0
        CheckIn(book).choose_word("bright" if good else "stormy")
        book.tick(walk.id, good)
    page = looking_back(book, "2026-11-01", book.today())
    assert page.enough
    assert (page.together[0].label, page.together[0].better, page.together[0].other) == (
        "Ten minutes outside",
        1.0,
        0.0,
    )
    calm = looking_back(book, "2026-11-01", book.today(), hide_hard=True)
    assert {cell.word for week in calm.weeks for cell in week} == {"", "bright"}


def test_initials_are_letters_and_differ() -> None:
    found = initials(["steady", "stormy", "so so", "明るい"])
    assert len(set(found.values())) == 4
    assert not any(letter.isdigit() for letter in found.values())


def test_weeks_start_on_the_day_that_is_usual_there(book: Book) -> None:
    assert looking_back(book, "2026-11-01", "2026-11-14").weeks[1][0].date == "2026-11-02"
    from_sunday = looking_back(book, "2026-11-01", "2026-11-14", week_starts=6)
    assert [week[0].date for week in from_sunday.weeks] == ["2026-11-01", "2026-11-08"]


def test_words_are_found_with_and_without_accents_where_they_stand(book: Book) -> None:
    journal.write(book, "Ma\u00f1ana, caf\u0065\u0301 con \u00c1lvaro")
    (entry,) = journal.entries(book)
    for typed, whole in (("manana", "Ma\u00f1ana"), ("CAF\u00c9", "cafe\u0301"), ("alvaro", "\u00c1lvaro")):
        (found,) = journal.search((entry,), typed)
        start, end = found.spans[0]
        assert entry.text[start:end] == whole
        assert find(book, typed)
