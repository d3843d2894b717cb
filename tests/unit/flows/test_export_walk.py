"""What can be printed or saved, step by step: lines of a card, words in a calendar, empty sheets of every section."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plain import sitting
from wrap_tui.domain import sharing
from wrap_tui.errors import RefusedError
from wrap_tui.flows import copies
from wrap_tui.flows.export_walk import SHEET, WHATS, ExportWalk
from wrap_tui.screens.export_rows import asked
from wrap_tui.services import exporting
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import sentence_of


@pytest.fixture
def walk(book: Book) -> ExportWalk:
    book.answer("crisis.about_me", {"called": "Sam", "born": "1988-05-14"})
    book.add("crisis.medicines", {"name": "Lithium", "dose": "400 mg"})
    book.add("daily.every", {"text": "Breakfast with my tablets", "at": "07:30"})
    return ExportWalk(book, Settings(country="GB"))


def test_everything_that_is_offered_can_be_made(walk: ExportWalk) -> None:
    for what, label in walk.whats():
        walk.choose_what(what)
        assert label
        if what == SHEET:
            walk.choose_section("daily")
        assert walk.make("" if walk.format == "print" else walk.format).data
    assert {what for what, _ in walk.whats()} > set(WHATS)


def test_lines_of_a_card_are_ticked_singly(walk: ExportWalk) -> None:
    walk.choose_what(exporting.CARD)
    assert walk.step == "parts"
    assert not any(part.on or part.own for part in walk.parts())
    bare = walk.make()
    walk.toggle("medicines")
    assert [part.id for part in walk.parts() if part.on] == ["medicines"]
    assert walk.make().data != bare.data


def test_a_calendar_says_nothing_unless_words_are_wanted(walk: ExportWalk) -> None:
    walk.choose_what(exporting.CALENDAR)
    assert b"Breakfast" not in walk.make().data
    walk.toggle(exporting.ITEM_WORDS)
    assert b"Breakfast" in walk.make().data


def test_what_was_ticked_for_one_thing_is_not_ticked_for_the_next(walk: ExportWalk) -> None:
    walk.choose_what("crisis")
    usual = set(walk.on)
    walk.choose_what(exporting.CARD)
    walk.toggle("born")
    walk.choose_what("crisis")
    assert walk.on == usual


def test_an_empty_sheet_asks_of_which_part_and_goes_back_there(walk: ExportWalk) -> None:
    walk.choose_what(SHEET)
    steps = [walk.step]
    assert ("crisis", "Crisis plan") in walk.sections()
    walk.choose_section("crisis")
    steps.append(walk.step)
    while walk.back():
        steps.append(walk.step)
    assert steps == ["section", "format", "section", "what"]
    walk.choose_section("triggers")
    assert b"Late trains" not in walk.make("text").data


def visits(book: Book) -> tuple[str, str, str]:
    """Three visits: one that was, one on the day after the clock's, one far off."""
    rows = (("Dr Osei", "2026-10-01"), ("Nurse Bell", "2026-11-04"), ("PLANTED", "2027-05-01"))
    first, second, third = (book.add("visit.visits", {"who": who, "on": on}).id for who, on in rows)
    return first, second, third


def test_the_sheet_of_the_next_visit_goes_alone_and_another_can_be_ticked(book: Book) -> None:
    before, following, _ = visits(book)
    walk = ExportWalk(book, Settings(), "visit")
    assert walk.step == "parts"
    assert [(part.id, part.label) for part in walk.parts() if part.on] == [
        (following, "Nurse Bell, 4 November 2026")
    ]
    for format in ("text", "toml"):
        made = walk.make(format).data
        assert b"Nurse Bell" in made
        assert b"PLANTED" not in made
        assert b"Osei" not in made
    walk.toggle(following)
    with pytest.raises(RefusedError) as refused:
        walk.make("text")
    assert "Nothing is ticked yet" in sentence_of(refused.value)
    walk.toggle(before)
    assert b"Osei" in walk.make("text").data


def test_one_visit_alone_asks_nothing_and_undated_ones_offer_the_last(book: Book) -> None:
    book.add("talks.decisions", {"what": "Move or stay"})
    assert ExportWalk(book, Settings(), "talks").step == "format"
    last = book.add("talks.conversations", {"with": "My boss"})
    walk = ExportWalk(book, Settings(), "talks")
    assert [part.id for part in walk.parts() if part.on] == [last.id]


def test_line_by_line_one_visit_is_read_out(book: Book) -> None:
    visits(book)
    said = sitting.sit(book, "export", "visit", answers=["", "1", "n", "q"])
    assert "Nurse Bell" in said
    assert "2. Nurse Bell, 4 November 2026. Chosen" in said
    assert "Osei" not in said.partition("What kind of file")[2]


@pytest.mark.parametrize(
    ("form", "typed", "name"),
    [
        ("pdf", "plan", "plan.pdf"),
        ("pdf", "plan.txty", "plan.txty.pdf"),
        ("pdf", "Plan.PDF", "Plan.PDF"),
        ("html_locked", "plan.htm", "plan.htm"),
        ("text", "v1.2", "v1.2.txt"),
        ("text", ".txt", ".txt.txt"),
        ("toml", "all.toml", "all.toml"),
    ],
)
def test_a_file_gets_the_ending_of_its_kind(
    form: str, typed: str, name: str, book: Book, tmp_path: Path
) -> None:
    walk = ExportWalk(book, Settings(), "crisis")
    walk.choose_format(form)
    assert walk.choose_place(str(tmp_path / typed)) == ""
    assert walk.place == tmp_path / name


def test_both_front_ends_say_what_the_words_give_to_think_of(book: Book) -> None:
    book.add("crisis.not_involved", {"name": "Gareth Pryce"})
    book.add("triggers.events", {"text": "Gareth at the door"})
    walk = ExportWalk(book, Settings(), "triggers")
    walk.choose_format("pdf")
    walk.choose_place("/nowhere/a.pdf")
    line = "Events: Gareth at the door"
    assert line in walk.content_notes()
    assert line in asked(walk)[1].split("\n")
    said = sitting.sit(book, "export", "triggers", answers=["1", "yes", "/nowhere/a.txt", "no", "q"])
    assert f"{line}\n" in said
    whole = ExportWalk(book, Settings(), "all")
    whole.choose_place("/nowhere/a.toml")
    assert "It also names people you do not want involved." in asked(whole)[1]
    book.add("daily.every", {"text": "Tea"})
    times = ExportWalk(book, Settings(), "calendar")
    times.choose_format("ics")
    assert times.content_notes() == ("Things on the daily list without a time: 1. They are not in it.",)


@pytest.mark.parametrize("form", ["html_locked", "pdf_locked"])
def test_a_locked_copy_of_ones_own_holds_what_is_ticked_and_nothing_when_nothing_is(
    form: str, book: Book, tmp_path: Path
) -> None:
    book.add("crisis.children", {"name": "Plantedchild"})
    book.add("crisis.medicines", {"name": "Planteddrugol"})
    walk = ExportWalk(book, Settings(), "crisis")
    usual = set(walk.on)
    walk.on = set()
    walk.choose_format(form)
    walk.choose_place(str(tmp_path / "own"))
    with pytest.raises(RefusedError):
        walk.save()
    assert not list(tmp_path.iterdir())
    assert copies.copies_of(book.plan, None) == ()
    walk.on = usual
    walk.save()
    (copy,) = sharing.copies(book.plan)
    assert "health" in copy.parts
    assert not {"children", "safer"} & {*copy.parts, *copy.ticks}
