"""What somebody sees in a copy: nothing grows by itself, and a look says what stands there."""

from __future__ import annotations

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.flows.copy_sees import LAST, OTHER, USUAL
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.services import audience
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings


def walk(book: Book, supporter: str = "") -> CopyWalk:
    return CopyWalk(book, Settings(country="GB"), supporter)


def test_another_kind_of_page_for_the_same_person(book: Book, jo: Item) -> None:
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("computer")
    assert "Planteddrugol" not in one.preview().text
    one.choose_what("staff")
    assert one.step == "look"
    assert one.preview().text.startswith("Page for staff")
    assert "Planteddrugol" in one.preview().text
    assert {"health", "signs", "born"} <= one.on()
    one.choose_what("supporter-sheet")
    assert not {"health", "signs", "born"} & one.on(), "what staff alone look for goes with their page"
    assert one.preview().text.startswith("How to help me")
    one.make()
    assert [copy.what for copy in sharing.copies(book.plan)] == ["supporter-sheet"]


def test_the_whole_crisis_plan_is_one_choice_and_brings_nothing_with_a_tick_of_its_own(
    book: Book, jo: Item
) -> None:
    one = walk(book, jo.id)
    assert "The whole crisis plan" in [row.label for row in one.sees()]
    one.choose_sees("whole")
    parts = {part.id for part in book.catalog.section("crisis").parts if not part.tick}
    assert parts < one.on()
    assert not one.on() & {"way_in", "children", "safer", "not_involved", "not_involved_reasons"}
    assert audience.named_in("all,way_in", book.plan, book.catalog).ticks == (*one.audience.ticks, "way_in")


def a_page_for_staff(book: Book, jo: Item, *without: str) -> CopyWalk:
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("computer")
    one.choose_what("staff")
    for part in without:
        one.toggle(part)
    one.make()
    return one


def test_what_staff_look_for_goes_into_no_crisis_plan_that_is_made_afterwards(book: Book, jo: Item) -> None:
    a_page_for_staff(book, jo)
    one = walk(book, jo.id)
    assert one.step == "look", "nothing is asked twice"
    assert one.preview().text.startswith("Page for staff"), "they get again what they have"
    one.choose_what("crisis")
    assert "Planteddrugol" not in one.preview().text
    assert one.on() == {"brief", "own_tasks"}


def test_what_was_left_out_of_a_page_for_staff_stays_out_of_the_next(book: Book, jo: Item) -> None:
    a_page_for_staff(book, jo, "health")
    one = walk(book, jo.id)
    one.choose_what("staff")
    assert "health" not in one.on()
    assert "treatments" in one.on()
    one.choose_sees(USUAL)
    assert "health" in one.on(), "a page for staff that begins anew wants all that staff look for"
    one.choose_sees(LAST)
    assert "health" not in one.on()


def test_nothing_of_one_person_goes_to_the_next(book: Book, jo: Item) -> None:
    ada = book.add("crisis.supporters", {"name": "Ada"})
    a_page_for_staff(book, jo)
    one = walk(book)
    one.choose_person(jo.id)
    assert one.what == "staff"
    one.choose_person(ada.id)
    assert (one.what, one.step) == ("crisis", "sees")
    one.choose_sees(OTHER)
    assert one.on() == {"brief", "own_tasks"}


def test_a_look_says_what_stands_on_another_kind_of_page(book: Book, jo: Item) -> None:
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("computer")
    one.choose_what("staff")
    seen = one.preview()
    assert seen.held[:2] == ("Allergies and bad reactions", "Medicines")
    assert not {"The few lines in front", "Their own tasks", "Signatures"} & set(seen.held)
    for heading in seen.held:
        assert f"\n{heading}\n" in seen.text
    assert seen.empty == ()
    one.choose_what("advance-statement")
    seen = one.preview()
    assert "Signatures" in seen.held
    assert not set(seen.held) & set(seen.left_out), "what stands on it is not called left out"
