"""Half-typed words never bring back what was changed after they were begun."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.flows.conftest import Wall
from wrap_tui.codec.items import from_records, to_records
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.day import nothing
from wrap_tui.domain.plan import Item, Value
from wrap_tui.domain.stamp import NEVER
from wrap_tui.flows.answering import same_fields
from wrap_tui.flows.forms import Form
from wrap_tui.flows.half_typed import moved, put, waiting
from wrap_tui.services.book import Book
from wrap_tui.services.uniting import merged_plan

PEOPLE = "crisis.supporters"
OLD, NEW = ("07700 900111",), ("07700 900999",)


def half_form(book: Book, item: Item, words: str = "my sist") -> Form:
    form = Form(book, book.catalog.question(PEOPLE), item.id)
    spec = form.spec.field("relationship")
    assert spec is not None
    form.typed(spec, words)
    return form


def again(book: Book, item: Item) -> Form:
    return Form(book, book.catalog.question(PEOPLE), item.id)


def from_another_computer(book: Book, item: Item, fields: dict[str, Value]) -> None:
    other = edit.change(book.plan, item.id, fields, book.clock.now())
    book.apply(merged_plan(book.plan, to_records(other)), undoable=False)


def without_beginnings(book: Book) -> None:
    """As the version before kept them."""
    for draft in book.plan.drafts.values():
        book.apply(book.plan.with_draft(replace(draft, extra=nothing())), undoable=False)


def test_a_half_filled_form_leaves_a_number_that_another_computer_brought(book: Book, wall: Wall) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    half_form(book, asha)
    wall.days_on(1)
    from_another_computer(book, asha, {"name": "Asha", "phones": NEW})
    form = again(book, asha)
    assert form.taken_up
    assert form.moved
    form.keep()
    assert dict(book.plan.items[asha.id].fields) == {
        "name": "Asha",
        "phones": NEW,
        "relationship": "my sist",
    }


def test_a_half_filled_form_leaves_what_was_undone(book: Book) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    book.change(asha.id, {"name": "Asha", "phones": NEW})
    open_form = half_form(book, asha)
    book.undo()
    form = again(book, asha)
    assert form.text(form.short[0]) == "Asha"
    assert form.values["phones"] == OLD
    open_form.keep()
    assert book.plan.items[asha.id].lines("phones") == OLD, "the form that stayed open, too"
    assert book.plan.items[asha.id].words("relationship") == "my sist"


def test_a_field_that_was_emptied_half_way_stays_empty_and_typing_goes_on_from_the_newer_words(
    book: Book,
) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD, "relationship": "my sister"})
    half_form(book, asha, "")
    from_another_computer(book, asha, {"name": "Asha", "phones": NEW, "relationship": "my sister"})
    form = again(book, asha)
    name = form.spec.field("name")
    assert name is not None
    form.typed(name, "Asha K")
    form = again(book, asha)
    assert not form.moved, "what was typed since then began with the newer words"
    form.keep()
    assert dict(book.plan.items[asha.id].fields) == {"name": "Asha K", "phones": NEW}


def test_a_form_that_nothing_else_changed_comes_back_as_it_was_left(book: Book) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    half_form(book, asha)
    form = again(book, asha)
    assert not form.moved
    assert same_fields(form.values, {"name": "Asha", "phones": OLD, "relationship": "my sist"})


def test_a_half_filled_form_of_the_version_before_leaves_newer_words_too(book: Book, wall: Wall) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    half_form(book, asha)
    without_beginnings(book)
    assert again(book, asha).values["relationship"] == "my sist"
    wall.days_on(1)
    from_another_computer(book, asha, {"name": "Asha", "phones": NEW})
    form = again(book, asha)
    assert (form.values["phones"], form.values["relationship"]) == (NEW, "my sist")
    book.apply(book.plan.with_draft(replace(book.plan.drafts[asha.id], changed=NEVER)), undoable=False)
    assert again(book, asha).values["phones"] == OLD, "without a moment nothing is known of its beginning"


def test_a_no_that_was_chosen_is_a_change() -> None:
    assert not same_fields({"name": "Asha", "agreed": False}, {"name": "Asha"})
    assert same_fields({"name": "Asha", "phones": ("",), "reach": ""}, {"name": "Asha"})


def test_the_beginning_is_kept_on_disk_and_in_a_readable_copy(book: Book) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    half_form(book, asha)
    draft = book.plan.drafts[asha.id]
    assert from_records(to_records(book.plan)).drafts[asha.id] == draft
    (read,) = read_toml(export_toml(book.plan, book.catalog), book.catalog, "plan.toml").drafts
    assert read.extra == draft.extra
    assert draft.extra["began"] == {"name": "Asha", "phones": list(OLD)}


def test_a_beginning_that_makes_no_sense_harms_nothing(book: Book) -> None:
    asha = book.add(PEOPLE, {"name": "Asha", "phones": OLD})
    half_form(book, asha)
    odd = replace(book.plan.drafts[asha.id], extra={"began": {"name": 3, "phones": [4], "reach": None}})
    book.apply(book.plan.with_draft(odd), undoable=False)
    assert again(book, asha).values["relationship"] == "my sist"


def test_half_typed_words_of_one_thing_wait_and_tell_when_it_was_changed(book: Book) -> None:
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    assert waiting(book, pubs.id) == ""
    book.draft(pubs.id, {"text": "Loud pubs at ni"})
    assert (waiting(book, pubs.id), moved(book, pubs.id)) == ("Loud pubs at ni", False)
    from_another_computer(book, pubs, {"text": "Loud bars"})
    assert (waiting(book, pubs.id), moved(book, pubs.id)) == ("Loud pubs at ni", True)


def test_words_for_a_removed_thing_bring_it_back_and_for_an_erased_one_make_another(book: Book) -> None:
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    book.remove(pubs.id)
    assert put(book, pubs.id, pubs.place, {"text": "Loud pubs at night"}) == "back"
    assert book.plan.texts("triggers.events") == ("Loud pubs at night",)
    assert put(book, pubs.id, pubs.place, {"text": "Pubs"}) == "kept"
    book.erase(pubs.id)
    assert put(book, pubs.id, pubs.place, {"text": "Crowds"}) == "back"
    assert book.plan.texts("triggers.events") == ("Crowds",)
    assert book.plan.items[pubs.id].erased
