"""The ledger knows who holds what, and only people whose parts changed need a new copy."""

from __future__ import annotations

import pytest

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies, parting
from wrap_tui.services.book import Book

from .conftest import Wall


@pytest.fixture
def marta(book: Book) -> Item:
    book.add("crisis.medicines", {"name": "Florbitol", "dose": "10 mg"})
    book.add("crisis.tasks", {"what": "Cat", "who": "Dimitris"})
    book.add("crisis.supporters", {"name": "Dimitris", "phones": ("07700 900125",), "agreed": "yes"})
    return book.add("crisis.supporters", {"name": "Marta", "phones": ("07700 900126",), "agreed": "yes"})


def made(book: Book, who: str, *parts: str, ticks: tuple[str, ...] = ()) -> Copy:
    item = next(i for i in book.plan.at(sharing.SUPPORTERS) if i.words("name") == who)
    copy = Copy("", item.id, who, 7, "", "html", True, parts, ticks, phrase="five words here now please")
    noted = copies.note_copy(book, copy)
    copies.set_state(book, noted, "given")
    return noted


def test_a_new_audience_holds_the_brief_and_own_tasks_alone(book: Book) -> None:
    audience = copies.add_audience(book, "Close supporters")
    assert sharing.audiences(book.plan) == (audience,)
    assert audience.parts == ("brief", "own_tasks")


def test_only_people_whose_parts_changed_need_a_new_copy(book: Book, marta: Item) -> None:
    made(book, "Marta", "health")
    made(book, "Dimitris", "tasks")
    assert copies.who_needs_a_new_one(book) == ()
    medicine = book.plan.at("crisis.medicines")[0]
    book.change(medicine.id, {**medicine.fields, "dose": "20 mg"})
    due = copies.who_needs_a_new_one(book)
    assert [(d.copy.name, d.changed) for d in due] == [("Marta", ("health",))]
    book.undo()
    assert copies.who_needs_a_new_one(book) == ()


def test_words_that_a_copy_never_held_do_not_matter(book: Book, marta: Item) -> None:
    made(book, "Marta", "me")
    book.answer("crisis.home", {"address": "", "way_in": "code 5512"})
    assert copies.who_needs_a_new_one(book) == ()
    made(book, "Marta", "me", ticks=("way_in",))
    book.answer("crisis.home", {"way_in": "code 9999"})
    assert [d.changed for d in copies.who_needs_a_new_one(book)] == [("me",)]


def test_a_reading_date_that_came_is_a_reason(book: Book, marta: Item, wall: Wall) -> None:
    copy = Copy("", marta.id, "Marta", 7, "", "html", True, ("health",), (), read_again="2027-05-03")
    copies.set_state(book, copies.note_copy(book, copy), "opened")
    assert not copies.who_needs_a_new_one(book)
    wall.days_on(200)
    assert [d.read_again for d in copies.who_needs_a_new_one(book)] == [True]


def test_not_involved_is_one_flow_and_one_undo(book: Book, marta: Item) -> None:
    book.add("crisis.tasks", {"what": "Post", "who": " marta"})
    book.add("early.plan", {"link": marta.id, "level": "must"})
    made(book, "Marta", "health")
    made(book, "Dimitris", "supporters")
    shown = parting.parting(book, "marta")
    assert [c.name for c in shown.copies] == ["Marta"]
    assert [c.name for c in shown.others] == ["Dimitris"]
    parting.not_involved_now(book, "Marta", "private reason")
    assert [i.words("name") for i in sharing.may_receive(book.plan)] == ["Dimitris"]
    assert [i.words("who") for i in book.plan.at("crisis.tasks")] == ["Dimitris", ""]
    assert book.plan.at("early.plan") == ()
    assert [i.words("name") for i in book.plan.at("crisis.not_involved")] == ["Marta"]
    due = {d.copy.name: d for d in copies.who_needs_a_new_one(book)}
    assert due["Marta"].not_involved
    assert due["Dimitris"].changed == ("supporters",)
    book.undo()
    assert [i.words("name") for i in sharing.may_receive(book.plan)] == ["Dimitris", "Marta"]
    assert book.plan.at("crisis.not_involved") == ()


def test_one_phrase_for_one_person_across_versions(book: Book, marta: Item) -> None:
    assert copies.phrase_for(book.plan, marta.id) == ""
    made(book, "Marta", "health")
    assert copies.phrase_for(book.plan, marta.id) == "five words here now please"


def test_a_ledger_line_comes_back_as_it_was_noted(book: Book, marta: Item) -> None:
    noted = made(book, "Marta", "health", "tasks", ticks=("way_in",))
    copies.set_state(book, noted, "returned")
    (found,) = sharing.copies(book.plan)
    assert (found.state, found.parts, found.ticks, found.version) == (
        "returned",
        ("health", "tasks"),
        ("way_in",),
        7,
    )
    assert sharing.newest_held(book.plan) == ()


def test_versions_count_up_by_choice(book: Book) -> None:
    assert copies.version(book.plan) == 1
    assert copies.finish_version(book) == 2
    assert copies.version(book.plan) == 2
