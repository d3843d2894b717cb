"""The crisis card: off until chosen, chosen lines alone, follows the plan, and is wiped when it is switched off."""

from __future__ import annotations

import io
from itertools import count
from pathlib import Path

import pytest

from wrap_tui.domain import edit
from wrap_tui.flows.crisis import crisis_view_for
from wrap_tui.flows.people import not_involve
from wrap_tui.paths import Places
from wrap_tui.plain.pages.crisis import read_out
from wrap_tui.plain.printer import Printer
from wrap_tui.services import crisis_card
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.in_clear import FILE_NAME
from wrap_tui.services.opening import memory_book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    ids = count(1)
    book = memory_book(clock=Clock("test", new_id=lambda: f"i{next(ids)}"))
    book.places = Places(tmp_path / "plan.wrap", tmp_path / "settings.toml", tmp_path, tmp_path)
    crisis_card.follow(book)
    return book


def on_page(book: Book) -> tuple[str, ...]:
    assert book.places is not None
    return crisis_card.on_lock_page(book.places.settings, book.places.vault)


def in_clear(tmp_path: Path) -> str:
    file = tmp_path / FILE_NAME
    return file.read_text() if file.exists() else ""


def written(book: Book) -> Book:
    book.add("crisis.for_me_now", {"text": "Feet on the floor"})
    book.add("crisis.for_me_now", {"text": "PLANTED step"})
    book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123", "07700 900124")})
    book.answer("crisis.home", {"address": "3 Elm Row\nTop bell", "way_in": "PLANTED code"})
    return book


def test_it_is_off_and_nothing_is_written_until_it_is_switched_on(book: Book, tmp_path: Path) -> None:
    written(book)
    for line in crisis_card.offered(book.plan):
        assert crisis_card.choose(book, line.key)
    assert not crisis_card.is_on(book)
    assert list(tmp_path.iterdir()) == []
    crisis_card.switch(book, True)
    assert on_page(book)


def test_the_chosen_lines_alone_are_in_clear(book: Book, tmp_path: Path) -> None:
    written(book)
    crisis_card.switch(book, True)
    assert in_clear(tmp_path) == ""
    for key in ("i1", "i3", "crisis.home#address"):
        assert crisis_card.choose(book, key)
    assert on_page(book) == ("Feet on the floor", "Asha, 07700 900123, 07700 900124", "3 Elm Row Top bell")
    assert "PLANTED" not in in_clear(tmp_path)
    crisis_card.choose(book, "i3")
    assert "Asha" not in in_clear(tmp_path)


def test_switching_it_off_wipes_the_file_and_keeps_the_choice(book: Book, tmp_path: Path) -> None:
    written(book)
    crisis_card.switch(book, True)
    crisis_card.choose(book, "i1")
    assert in_clear(tmp_path)
    crisis_card.switch(book, False)
    assert list(tmp_path.iterdir()) == []
    assert crisis_card.chosen(book.plan) == ("i1",)


def test_it_follows_the_plan(book: Book, tmp_path: Path) -> None:
    written(book)
    crisis_card.switch(book, True)
    crisis_card.choose(book, "i3")
    book.change("i3", {"name": "Asha", "phones": ("07700 900999",)})
    assert on_page(book) == ("Asha, 07700 900999",)
    assert "900123" not in in_clear(tmp_path)
    book.remove("i3")
    assert in_clear(tmp_path) == ""
    assert book.undo()
    assert on_page(book) == ("Asha, 07700 900999",)
    book.erase("i3")
    assert in_clear(tmp_path) == ""


def test_someone_not_involved_leaves_it_at_once(book: Book, tmp_path: Path) -> None:
    written(book)
    crisis_card.switch(book, True)
    crisis_card.choose(book, "i3")
    not_involve(book, "Asha")
    assert "Asha" not in in_clear(tmp_path)
    assert all("Asha" not in line.words for line in crisis_card.offered(book.plan))


def test_a_card_holds_a_dozen_lines(book: Book) -> None:
    for number in range(14):
        book.add("crisis.helps", {"text": f"line {number}"})
    kept = [crisis_card.choose(book, line.key) for line in crisis_card.offered(book.plan)]
    assert kept == [True] * 12 + [False] * 2
    assert crisis_card.choose(book, crisis_card.chosen(book.plan)[0])
    book.remove(crisis_card.chosen(book.plan)[0])
    assert crisis_card.choose(book, crisis_card.offered(book.plan)[-1].key), (
        "a line that is gone takes no room"
    )


def test_the_lock_page_shows_it_above_the_numbers(book: Book) -> None:
    view = crisis_view_for(None, "GB", ("Feet on the floor", "[/] Asha"))
    assert [line.text for line in view.first[0].lines] == ["Feet on the floor", "[/] Asha"]
    assert [group.id for group in view.first] == ["card", "helplines", "danger"]
    out = io.StringIO()
    read_out(Printer(out), view)
    assert "Feet on the floor" in out.getvalue()
    assert "In danger: 999" in out.getvalue().split("Feet")[0], "a long card does not push the number down"
    bare = crisis_view_for(None, "GB")
    assert ([group.id for group in bare.first], bare.in_danger) == (["helplines", "danger"], "")


def test_a_line_that_would_mean_the_opposite_says_what_it_answers(book: Book) -> None:
    book.add("crisis.helps", {"text": "A quiet room"})
    book.add("crisis.not_helps", {"text": "Many questions"})
    book.answer("crisis.decides", {"text": "Asha"})
    crisis_card.switch(book, True)
    for line in crisis_card.offered(book.plan):
        crisis_card.choose(book, line.key)
    assert on_page(book) == (
        "A quiet room",
        "What does not help: Many questions",
        "Who decides that it is time: Asha",
    )
    assert [line.words for line in crisis_card.offered(book.plan)][:2] == ["A quiet room", "Many questions"]


def test_words_of_another_device_reach_it_when_they_are_taken_in(book: Book) -> None:
    written(book)
    crisis_card.switch(book, True)
    crisis_card.choose(book, "i1")
    book.apply(edit.change(book.plan, "i1", {"text": "Warm feet"}, book.clock.now()), undoable=False)
    assert on_page(book) == ("Warm feet",)


def test_words_written_after_an_erasing_for_good_stand_in_clear_once_they_are_chosen(book: Book) -> None:
    written(book)
    book.answer("crisis.decides", {"text": "Ann decides"})
    crisis_card.switch(book, True)
    for line in crisis_card.offered(book.plan):
        if line.place in ("crisis.home", "crisis.decides"):
            crisis_card.choose(book, line.key)
    assert len(on_page(book)) == 3
    for answer in ("crisis.home", "crisis.decides"):
        book.erase(answer)
    assert on_page(book) == ()
    book.answer("crisis.home", {"address": "9 Oak Row", "way_in": "side door"})
    book.answer("crisis.decides", {"text": "Ben decides"})
    assert on_page(book) == ()
    (line,) = (line for line in crisis_card.offered(book.plan) if line.words == "side door")
    assert crisis_card.choose(book, line.key)
    assert on_page(book) == ("side door",)
    book.answer("crisis.home", {"address": "9 Oak Row", "way_in": "back door"})
    assert on_page(book) == ("back door",)
    book.erase("crisis.home")
    book.answer("crisis.home", {"way_in": "third door"})
    assert on_page(book) == ()
