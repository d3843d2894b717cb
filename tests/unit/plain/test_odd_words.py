"""Line by line: words that are too long or too many wait where they were typed; what is left alone stays as it was."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.plain import sitting
from wrap_tui.domain.text import LONGEST
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.journal import entries

LONG = "a" * (LONGEST + 1)
DAY = "2026-10-14"


def test_a_journal_entry_that_is_too_long_waits_as_a_draft() -> None:
    book = sitting.book()
    said = sitting.sit(book, "journal", answers=["1", LONG, "", "q"])
    assert "more than one box can hold" in said
    assert not book.plan.at("journal.entries")
    assert LONG in str([draft.fields for draft in book.plan.drafts.values()])


def test_words_begun_on_another_day_become_the_entry_of_that_day() -> None:
    book = sitting.book()
    begun = sitting.WALL - timedelta(days=4)
    book.draft("journal.entries", {"text": "Rain", "at": begun.isoformat(timespec="minutes")})
    assert "What I began in my journal on Saturday 10 October" in sitting.sit(book, "today", answers=["q"])
    said = sitting.sit(book, "journal", answers=["1", "Sun", "", "q"])
    assert "Kept as an entry: what you began on Saturday 10 October." in said
    assert [(e.text, e.moment[:10]) for e in entries(book)] == [("Sun", DAY), ("Rain", "2026-10-10")]


def test_undo_names_the_thing() -> None:
    book = sitting.book()
    book.add("daily.every", {"text": "Stretch"})
    text = sitting.sit(book, "today", answers=["q"])
    number = next(n for n, line in _numbered(text) if "Undo the last change" in line)
    assert "Undone: Stretch." in sitting.sit(book, "today", answers=[number, "q"])


def test_an_entry_and_its_title_are_never_emptied_or_too_long() -> None:
    book = sitting.book()
    entry = book.add("journal.entries", {"title": "A walk", "text": "", "at": "2026-10-01T10:00"})
    for answers in (["1", LONG, "", "q"], ["2", LONG, "q"], ["2", " ", "q"]):
        sitting.sit(book, "entry", entry.id, answers=answers)
        assert (book.plan.items[entry.id].words("title"), book.plan.items[entry.id].text) == ("A walk", "")


def test_a_form_with_words_too_long_is_not_kept() -> None:
    book = sitting.book()
    goal = book.add("matters.goals", {"text": "Swim"})
    said = sitting.sit(book, "item", goal.id, answers=["1", LONG, *[""] * 12, "q"])
    assert "more than one box can hold" in said
    assert book.plan.items[goal.id].text == "Swim"


def test_a_note_of_several_lines_keeps_its_lines_when_it_is_left_alone() -> None:
    book = sitting.book()
    visit = CheckIn(book, DAY)
    visit.note("first line\nsecond line")
    note = next(n for n, line in _numbered(sitting.sit(book, "check_in", answers=["q"])) if "note" in line)
    for answer in ("", LONG):
        sitting.sit(book, "check_in", answers=[note, answer, "q"])
        assert visit.day.note == "first line\nsecond line"


def test_a_thing_of_several_lines_keeps_them_when_it_is_left_alone() -> None:
    book = sitting.book()
    thing = book.add("triggers.events", {"text": "first line\nsecond line"})
    for answer in ("", LONG):
        sitting.sit(book, "change", thing.id, answers=[answer])
        assert book.plan.items[thing.id].text == "first line\nsecond line"


def test_a_fourth_good_thing_is_kept_half_typed() -> None:
    book = sitting.book()
    visit = CheckIn(book, DAY)
    assert visit.add_goods("one\n\ntwo\nthree\nfour\nfive") == "four\nfive"
    good = next(n for n, line in _numbered(sitting.sit(book, "check_in", answers=["q"])) if "good" in line)
    said = sitting.sit(book, "check_in", answers=[good, "four", "q"])
    assert "There is room for three." in said
    assert {"four"} == {str(v) for draft in book.plan.drafts.values() for v in draft.fields.values()}


def _numbered(said: str) -> list[tuple[str, str]]:
    """The numbered rows of what was said, as (number, words)."""
    rows = (line.partition(". ") for line in said.splitlines())
    return [(number, words) for number, _, words in rows if number.isdecimal()]
