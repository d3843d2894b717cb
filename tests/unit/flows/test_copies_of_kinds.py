"""A copy of each kind of page needs a new one when what stands on that page changed, and not before."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.unit.export.reading import squeezed
from wrap_tui.domain.plan import Item, Value
from wrap_tui.domain.sharing import Audience, Copy, newest_held
from wrap_tui.flows import copies, copy_words
from wrap_tui.services import copying
from wrap_tui.services.book import Book
from wrap_tui.services.copying import NEW_AUDIENCE, CopyOrder

from .conftest import Wall

WHOLE = ("brief", "own_tasks", "me", "well", "signs", "help", "supporters", "treatments", "signatures")


@pytest.fixture
def jo(book: Book) -> Item:
    for number in range(10):
        book.add("crisis.signs", {"text": f"Sign {number}"})
    book.add("crisis.helps", {"text": "Sit with me"})
    book.add("crisis.over", {"text": "I sleep"})
    book.add("crisis.treatments", {"name": "Restraint", "wish": "avoid"})
    book.answer("crisis.about_me", {"called": "Ros"})
    book.add("crisis.supporters", {"name": "Ada", "phones": ("07700 900124",), "agreed": "yes"})
    return book.add("crisis.supporters", {"name": "Jo", "tasks": "Feed the cat", "agreed": "yes"})


def given(book: Book, person: Item, what: str, parts: tuple[str, ...] = NEW_AUDIENCE.parts) -> Copy:
    noted = copies.note_copy(
        book, Copy("", person.id, "Jo", 1, "", "html", True, parts, ("supporters",), what=what)
    )
    copies.set_state(book, noted, "given")
    return noted


def text(book: Book, person: Item, what: str, parts: tuple[str, ...]) -> str:
    order = CopyOrder(person.id, Audience("", "", parts, ("supporters",)), what=what)
    shown = copying.preview(book.plan, book.catalog, order, date.fromisoformat(book.today())).text
    return re.sub("ersion [0-9]+", "ersion", shown)


def test_a_sign_that_stands_last_on_a_supporters_sheet_is_a_reason(book: Book, jo: Item) -> None:
    given(book, jo, "supporter-sheet")
    tenth = book.plan.at("crisis.signs")[9]
    book.change(tenth.id, {"text": "Sign ten"})
    (due,) = copies.who_needs_a_new_one(book)
    assert due.changed == ("signs",)
    ((label, lines),) = copy_words.changed_since(book, due.copy)
    assert label == "When others take over"
    assert any("ten" in line for line in lines)


def test_the_tasks_of_whoever_has_a_statement_are_no_reason(book: Book, jo: Item) -> None:
    copy = given(book, jo, "advance-statement")
    book.change(jo.id, {**jo.fields, "tasks": "Feed the dog"})
    assert copies.who_needs_a_new_one(book) == ()
    assert copy_words.changed_since(book, copy) == ()


@pytest.mark.parametrize("what", ["supporter-sheet", "advance-statement", "staff"])
@pytest.mark.parametrize("parts", [NEW_AUDIENCE.parts, WHOLE])
def test_a_copy_is_due_exactly_when_its_page_reads_differently(
    book: Book, jo: Item, what: str, parts: tuple[str, ...]
) -> None:
    given(book, jo, what, parts)
    ada = book.plan.at("crisis.supporters")[0]
    there = [*book.plan.at("crisis.signs"), *book.plan.at("crisis.helps"), *book.plan.at("crisis.over")]
    edits: list[tuple[Item, str, Value]] = [(item, "text", "Other") for item in there]
    edits += [(item, "name", "Other") for item in book.plan.at("crisis.treatments")]
    edits += [(ada, "phones", ("07700 900999",)), (ada, "role", "Cooks"), (jo, "tasks", "Feed the dog")]
    about_me = book.plan.answer("crisis.about_me")
    assert about_me is not None
    edits.append((about_me, "called", "Rosalind"))
    before, differing = text(book, jo, what, parts), 0
    for item, name, words in edits:
        book.change(item.id, {**item.fields, name: words})
        differs = text(book, jo, what, parts) != before
        assert bool(copies.who_needs_a_new_one(book)) == differs, (what, item.place, name)
        differing += differs
        book.undo()
    assert copies.who_needs_a_new_one(book) == ()
    assert differing or (what, parts) in {
        ("advance-statement", NEW_AUDIENCE.parts),
        ("staff", NEW_AUDIENCE.parts),
    }


def test_a_page_for_staff_takes_the_place_of_no_crisis_plan(book: Book, jo: Item) -> None:
    given(book, jo, "crisis", ("brief", "help"))
    given(book, jo, "staff", ("treatments",))
    assert [copy.what for copy in newest_held(book.plan)] == ["staff", "crisis"]
    helps = book.plan.at("crisis.helps")[0]
    book.change(helps.id, {"text": "A walk"})
    assert [due.copy.what for due in copies.who_needs_a_new_one(book)] == ["crisis"]
    for what in ("staff", "supporter-sheet", "advance-statement"):
        said = squeezed(text(book, jo, what, WHOLE))
        assert "It replaces earlier copies of the same kind made for Jo." in said, what
        own = CopyOrder("", Audience("", "", WHOLE), what=what)
        mine = copying.preview(book.plan, book.catalog, own, date.fromisoformat(book.today())).text
        assert "It replaces earlier copies of the same kind." in squeezed(mine), what


def test_what_changed_names_a_linked_tool_as_the_copy_named_it(book: Book, jo: Item, wall: Wall) -> None:
    tool = book.add("toolbox.use", {"name": "Cold water"})
    book.add("early.plan", {"text": "Cool down", "link": tool.id})
    copy = given(book, jo, "crisis", ("section.early", "section.toolbox"))
    wall.days_on(1)
    book.change(tool.id, {"name": "Ice water"})
    told = dict(copy_words.changed_since(book, copy))
    assert told["Early warning signs"] == (
        "My plan for early signs, Cool down. Tool or person. Taken out: Cold",
        "My plan for early signs, Cool down. Tool or person. Put in: Ice",
    )
    book.remove(tool.id)
    told = dict(copy_words.changed_since(book, copy))
    assert any("Taken out: Cold water" in line for line in told["Early warning signs"])
    assert {due.changed for due in copies.who_needs_a_new_one(book)} == {("section.toolbox", "section.early")}
