"""What was erased for good stands in no kept backup, wherever its words had stood when that was made."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from wrap_tui.domain.plan import Plan
from wrap_tui.domain.readings import taken_over
from wrap_tui.flows.answering import add_lines
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.toolbox import try_out
from wrap_tui.paths import Places, places
from wrap_tui.services import keeping
from wrap_tui.services.book import Book
from wrap_tui.services.opening import Passphrase, create_book, open_book, read_plan
from wrap_tui.store.cost import Cost

WORDS = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost) -> Places:
    here = places(portable=tmp_path / "home")
    create_book(here, WORDS).close()
    return here


@pytest.fixture
def book(home: Places) -> Book:
    return open_book(home, Passphrase(WORDS))


def back_up(book: Book) -> None:
    assert keeping.back_up(book) == ()


def erased(book: Book, item_id: str) -> list[Plan]:
    """Erases a thing; the plans in the vault and in every kept backup afterwards."""
    assert keeping.erase_everywhere(book, item_id) == ()
    assert book.places is not None
    book.close()
    kept = [backup.path for backup in keeping.listed_for(book.places)]
    kept += [one.path for one in keeping.kept_before(book.places)]
    assert kept
    return [read_plan(file, Passphrase(WORDS)) for file in (book.places.vault, *kept)]


def in_none(plans: list[Plan], *words: str) -> bool:
    return all(word not in repr(plan).casefold() for plan in plans for word in words)


@pytest.mark.parametrize("place", ["well.words", "journal.entries", "daily.every"])
@pytest.mark.parametrize(
    "half", ["Planted wor", "planted  WORDS", "Planted words and more", "Quite planted else"]
)
def test_words_that_were_half_typed_in_the_box_of_the_list(book: Book, place: str, half: str) -> None:
    book.draft(place, {"text": half})
    book.draft("crisis.decides", {"text": "Other half"})
    back_up(book)
    item = book.add(place, {"text": "Planted words"})
    book.add(place, {"text": "Other words"})
    plans = erased(book, item.id)
    assert in_none(plans, "planted")
    assert all(plan.drafts["crisis.decides"].fields["text"] == "Other half" for plan in plans)


def test_lines_that_were_half_typed_in_the_box_and_became_several_things(book: Book) -> None:
    question = book.catalog.question("daily.every")
    typed = "- Tea\n- Planted walk\n- Bath"
    book.draft(question.id, {"text": typed})
    back_up(book)
    add_lines(book, question, typed)
    walk = next(item for item in book.plan.at(question.id) if item.text == "Planted walk")
    plans = erased(book, walk.id)
    assert in_none(plans, "planted")
    assert plans[1].drafts[question.id].fields["text"] == "- Tea\n- Bath"


def test_other_half_typed_words_of_the_list_stay(book: Book) -> None:
    book.add("well.words", {"text": "Tea"})
    item = book.add("well.words", {"text": "Planted"})
    book.draft("well.words", {"text": "Something else"})
    back_up(book)
    book.draft("well.words", {"text": "Something else, and more"})
    vault, kept = erased(book, item.id)
    assert in_none([vault, kept], "planted")
    assert kept.drafts["well.words"].fields["text"] == "Something else"
    assert vault.drafts["well.words"].fields["text"] == "Something else, and more"


def test_half_typed_words_in_the_vault_that_say_the_same(book: Book) -> None:
    item = book.add("well.words", {"text": "Planted words"})
    book.draft("well.words", {"text": "Planted w"})
    back_up(book)
    assert in_none(erased(book, item.id), "planted")


ROW = {
    "ms": 1_760_000_000_000,
    "date": "2025-10-09",
    "celebrate": "Planted feast",
    "worked": "Plain",
    "next": "Less",
}


def before(book: Book, key: str) -> None:
    """A reading as plans of earlier versions hold it, in a kept backup; then taken over."""
    book.prefer(
        key, [ROW, {"ms": 1, "date": "2025-01-01", "worked": "Other"}] if key == "review.done" else ROW
    )
    back_up(book)
    book.apply(taken_over(book.plan, book.clock.now), undoable=False)


@pytest.mark.parametrize("key", ["review.done", "review.made.r1"])
@pytest.mark.parametrize("first", [True, False])
def test_a_celebration_in_a_reading_of_an_older_plan(book: Book, key: str, first: bool) -> None:
    if first:
        book.add("journal.celebrations", {"text": "Planted feast"})
    before(book, key)
    (found,) = book.plan.at("journal.celebrations")
    plans = erased(book, found.id)
    assert in_none(plans, "planted")
    again = taken_over(plans[1], book.clock.now)
    assert "Plain" in [item.words("worked") for item in again.at("journal.readings")]
    assert not again.at("journal.celebrations")


@pytest.mark.parametrize("key", ["review.done", "review.made.r1"])
def test_a_reading_of_an_older_plan(book: Book, key: str) -> None:
    before(book, key)
    reading = next(item for item in book.plan.at("journal.readings") if item.words("worked") == "Plain")
    plans = erased(book, reading.id)
    assert in_none(plans, "plain", "less")
    for plan in (taken_over(plan, book.clock.now) for plan in plans):
        assert plan.texts("journal.celebrations") == ("Planted feast",)
        assert reading.id not in [item.id for item in plan.at("journal.readings")]
        assert ("Other" in repr(plan)) == (key == "review.done")


def test_the_name_of_a_tool_in_a_try_out(book: Book) -> None:
    tool = book.add("toolbox.try", {"name": "Planted shower"})
    note = try_out(book, tool.id, "Cold", "drop")
    assert note is not None
    book.change(note.id, {**note.fields, "happened": "Very cold"})
    back_up(book)
    plans = erased(book, tool.id)
    assert in_none(plans, "planted")
    assert [plan.items[note.id].words("happened") for plan in plans] == ["Very cold", "Very cold"]


@pytest.mark.parametrize("key", ["tried.{}", "step.{}", "try#{}", "triggers.plan#{}", "{}"])
def test_half_typed_words_about_a_thing(book: Book, key: str) -> None:
    item = book.add("toolbox.try", {"name": "Shower"})
    book.draft(key.format(item.id), {"text": "planted half"})
    back_up(book)
    assert in_none(erased(book, item.id), "planted")


def test_every_kept_backup_is_read_through(book: Book) -> None:
    numbers = count()
    book.draft("well.words", {"text": "Planted"})
    back_up(book)
    item = book.add("well.words", {"text": "Planted words"})
    for _ in range(3):
        book.change(item.id, {"text": f"Planted words {next(numbers)}"})
        back_up(book)
    plans = erased(book, item.id)
    assert len(plans) >= 3
    assert in_none(plans, "planted")


def test_a_file_kept_from_before_a_backup_was_brought_back(home: Places, book: Book) -> None:
    item = book.add("well.words", {"text": "Planted words"})
    visit = CheckIn(book)
    visit.note("a heavy day")
    back_up(book)
    book.change(item.id, {"text": "Planted words, changed"})
    book.close()
    assert keeping.bring_back(keeping.listed_for(home)[0].path, home, Passphrase(WORDS))
    again = open_book(home, Passphrase(WORDS))
    assert keeping.erase_check_in_everywhere(again, visit.date) == ()
    plans = erased(again, item.id)
    assert len(plans) == 3
    assert in_none(plans, "planted", "heavy")
