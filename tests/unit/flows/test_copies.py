"""The ledger knows who holds what, and only people whose parts changed need a new copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.domain.sharing import Copy
from wrap_tui.errors import RefusedError
from wrap_tui.flows import copies, copy_words, parting
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


def test_whoever_is_meant_by_a_part_of_a_name_is_the_one_who_is_left_out(book: Book) -> None:
    book.add("crisis.supporters", {"name": "王芳 (Wang Fang)"})
    book.add("crisis.supporters", {"name": "Jo Berg"})
    book.add("crisis.supporters", {"name": "Jo Lund"})
    assert parting.whom(book, "fang") == "王芳 (Wang Fang)"
    assert parting.whom(book, "jo lund") == "Jo Lund"
    assert parting.whom(book, "Someone Else") == "Someone Else"
    with pytest.raises(RefusedError) as refused:
        parting.whom(book, "Jo")
    assert refused.value.values["names"] == "Jo Berg, Jo Lund"
    parting.not_involved_now(book, parting.whom(book, "Fang"))
    assert "王芳 (Wang Fang)" not in {item.words("name") for item in sharing.may_receive(book.plan)}
    assert parting.whom(book, "王芳 (wang fang)") == "王芳 (wang fang)"


def test_a_copy_that_was_made_and_never_noted_as_given_is_not_forgotten(book: Book, marta: Item) -> None:
    copies.set_state(book, made(book, "Marta", "supporters"), "made")
    copies.set_state(book, made(book, "Dimitris", "supporters"), "made")
    assert copies.who_needs_a_new_one(book) == ()
    said = parting.parting_lines(book, "Marta")
    assert "Made for Marta, and not noted as given:" in said
    assert "These copies still name them:" in said
    parting.not_involved_now(book, "Marta")
    due = {d.copy.name: copy_words.reasons(book, d) for d in copies.who_needs_a_new_one(book)}
    assert due["Marta"][:2] == (
        "Marta is not to be involved any more.",
        "Made, and not noted as given.",
    )
    assert due["Dimitris"][:2] == (
        "Made, and not noted as given.",
        "It may name someone you do not want involved.",
    )


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
    assert copies.finish_version(book) == 2, "nothing was written since"
    sign = book.add("crisis.signs", {"text": "I stop answering"})
    assert copies.finish_version(book) == 3
    book.remove(sign.id)
    assert copies.finish_version(book) == 4


def test_undo_does_not_take_a_copy_out_of_the_ledger(book: Book, marta: Item) -> None:
    book.add("crisis.signs", {"text": "I stop answering"})
    copies.note_copy(book, Copy("", marta.id, "Marta", 1, "", "html", True, ("signs",), ()))
    while book.undo():
        pass
    assert book.plan.at("crisis.signs") == ()
    assert [copy.name for copy in sharing.copies(book.plan)] == ["Marta"]


def test_what_changed_since_a_copy_is_said_in_words(book: Book, marta: Item, wall: Wall) -> None:
    sign = book.add("crisis.signs", {"text": "I stop answering the phone"})
    gone = book.add("crisis.signs", {"text": "I do not eat"})
    copy = made(book, "Marta", "brief", "health")
    wall.days_on(1)
    book.change(sign.id, {"text": "I stop answering my door"})
    book.remove(gone.id)
    book.add("crisis.signs", {"text": "I sing at night"})
    medicine = book.plan.at("crisis.medicines")[0]
    book.change(medicine.id, {**medicine.fields, "dose": "20 mg"})
    book.add("crisis.tasks", {"what": "Something that Marta never had", "who": "Dimitris"})
    told = dict(copy_words.changed_since(book, copy))
    assert told["Health care"] == (
        "Medicines, Florbitol. Dose. Taken out: 10",
        "Medicines, Florbitol. Dose. Put in: 20",
    )
    lines = told["The few lines in front"]
    assert "Signs that I want others to take over: taken out: I do not eat" in lines
    assert "Signs that I want others to take over: put in: I sing at night" in lines
    assert any(line.endswith("Put in: my door") for line in lines)
    assert len(told) == 2


def test_a_copy_that_says_what_the_plan_says_has_no_changes(book: Book, marta: Item, wall: Wall) -> None:
    sign = book.add("crisis.signs", {"text": "One"})
    copy = made(book, "Marta", "brief")
    wall.days_on(1)
    book.change(sign.id, {"text": "Two"})
    assert copy_words.changed_since(book, copy)
    book.change(sign.id, {"text": "One"})
    assert copy_words.changed_since(book, copy) == ()
    assert copies.who_needs_a_new_one(book) == ()


def test_words_of_that_day_that_are_gone_are_said_to_be_different(
    book: Book, marta: Item, wall: Wall
) -> None:
    sign = book.add("crisis.signs", {"text": "Planted"})
    copy = made(book, "Marta", "brief")
    wall.days_on(1)
    book.erase(sign.id)
    assert copy_words.changed_since(book, copy) == (
        ("The few lines in front", ("The words or their order changed.",)),
    )


def test_someone_who_left_is_not_named_in_what_changed(book: Book, marta: Item, wall: Wall) -> None:
    made(book, "Dimitris", "supporters")
    wall.days_on(1)
    parting.not_involved_now(book, "Marta")
    (copy,) = [copy for copy in sharing.copies(book.plan) if copy.name == "Dimitris"]
    assert "Marta" not in str(copy_words.changed_since(book, copy))


def test_own_notes_about_people_are_no_reason_for_a_new_copy(book: Book, marta: Item) -> None:
    made(book, "Dimitris", "supporters")
    book.change(
        marta.id, {**marta.fields, "note": "Owes me a tenner", "device": "iphone", "agreed_on": "2026-11-01"}
    )
    assert copies.who_needs_a_new_one(book) == ()
    book.change(marta.id, {**marta.fields, "phones": ("07700 900199",)})
    assert [due.copy.name for due in copies.who_needs_a_new_one(book)] == ["Dimitris"]


def test_the_tasks_of_others_are_no_reason_for_a_new_copy(book: Book, marta: Item) -> None:
    made(book, "Marta", "brief", "own_tasks")
    book.add("crisis.tasks", {"what": "Bins", "who": "Dimitris"})
    assert copies.who_needs_a_new_one(book) == ()
    book.add("crisis.tasks", {"what": "Post", "who": "marta"})
    (due,) = copies.who_needs_a_new_one(book)
    assert due.changed == ("own_tasks",)


def test_the_reasons_are_words(book: Book, marta: Item, wall: Wall) -> None:
    made(book, "Marta", "health")
    parting.not_involved_now(book, "Marta")
    (due,) = copies.who_needs_a_new_one(book)
    assert copy_words.reasons(book, due) == (
        "Marta is not to be involved any more.",
        "This copy cannot be called back.",
    )


def test_files_are_listed_while_they_lie_here_and_go_one_by_one(
    book: Book, marta: Item, tmp_path: Path
) -> None:
    file = tmp_path / "plan.html"
    file.write_text("x")
    other = tmp_path / "mine.txt"
    other.write_text("not of a copy")
    copies.note_copy(book, Copy("", marta.id, "Marta", 1, "", "html", True, ("brief",), (), path=str(file)))
    assert [found.path for found in copies.files_here(book)] == [str(file)]
    assert not copies.remove_file(book, str(other))
    assert other.exists()
    assert copies.remove_file(book, str(file))
    assert not file.exists()
    assert copies.files_here(book) == ()
    assert [copy.path for copy in sharing.copies(book.plan)] == [""]


def test_before_parting_all_that_changes_is_said(book: Book, marta: Item) -> None:
    made(book, "Marta", "health")
    made(book, "Dimitris", "supporters")
    book.add("crisis.tasks", {"what": "Post", "who": "Marta"})
    told = parting.parting_lines(book, "marta")
    assert told == (
        "Marta comes out of your calls.",
        "Their name comes out of these too. You may want to look at them:",
        "  Crisis plan, Tasks",
        "Marta holds copies. None can be called back:",
        "  Marta: version 7, locked page",
        "These copies still name them:",
        "  Dimitris: version 7, locked page",
        "The page of copies keeps both in sight.",
        "Undo brings it all back.",
    )
    assert book.plan.at("crisis.not_involved") == ()
