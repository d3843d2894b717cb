"""A tool that is kept, let go, removed or erased: its steps, its try-outs, and one undo for each."""

from __future__ import annotations

import pytest

from tests.unit.export.planted import facts
from tests.unit.plain import sitting
from tests.unit.plain.sitting import Script, sit
from wrap_tui.codec.toml_plan import export_toml
from wrap_tui.domain.erasing import TRYOUTS
from wrap_tui.domain.plan import Plan
from wrap_tui.export.as_text import as_text
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.document import plan_document
from wrap_tui.flows import journal, older, review, router, toolbox, undoing
from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.checkin import CheckIn, has_check_in
from wrap_tui.flows.readings import readings
from wrap_tui.flows.search import find
from wrap_tui.flows.sections import section_view
from wrap_tui.flows.steps import add_linked, add_step, step_title, steps_for, what_i_do, where_used
from wrap_tui.services.book import Book


def titles(book: Book, section: str) -> list[str]:
    return [row.title for group in section_view(book, section).groups for row in group.rows]


def exported(book: Book) -> str:
    return as_text(plan_document(book.plan, book.catalog, owners_cut(book.catalog), facts()))


def test_a_tool_to_try_that_is_kept_stays_the_same_thing(book: Book) -> None:
    yoga = book.add(toolbox.TRY, {"name": "Yoga"})
    add_linked(book, "early", yoga.id)
    toolbox.try_out(book, yoga.id, "hard", "change")
    before = book.plan
    toolbox.try_out(book, yoga.id, "good", "keep")
    assert [item.id for item in book.plan.at(toolbox.USE)] == [yoga.id]
    assert [step.label for step in action_plan(book, "early").steps] == ["Yoga"]
    view = toolbox.tool_view(book, yoga.id)
    assert [item.words("happened") for item in view.tryouts] == ["hard", "good"]
    assert where_used(book, yoga.id) == ("Early warning signs",)
    assert older.removed_things(book) == ()
    assert undoing.undo(book) == "Yoga"
    assert book.plan.items[yoga.id].place == toolbox.TRY
    assert book.plan.at(TRYOUTS) == before.at(TRYOUTS)
    undoing.redo(book)
    assert [item.id for item in book.plan.at(toolbox.USE)] == [yoga.id]
    assert book.plan.at(toolbox.TRY) == ()


def test_letting_a_tool_go_is_one_step_of_undo(book: Book) -> None:
    yoga = book.add(toolbox.TRY, {"name": "Yoga"})
    toolbox.try_out(book, yoga.id, "no", "drop")
    assert titles(book, "toolbox") == ["Yoga"], "the try-out keeps the name of a tool that went"
    book.undo()
    assert book.plan.find(yoga.id)
    assert book.plan.at(TRYOUTS) == ()


def test_a_try_out_is_called_by_its_tool_also_when_it_is_renamed(book: Book) -> None:
    walk = book.add(toolbox.USE, {"name": "Walk"})
    toolbox.try_out(book, walk.id, "fine", "change")
    book.change(walk.id, {"name": "Walk by the river"})
    assert titles(book, "toolbox") == ["Walk by the river", "Walk by the river"]


@pytest.mark.parametrize("copied", [True, False])
def test_no_name_of_an_erased_tool_stays_in_its_try_outs(book: Book, copied: bool) -> None:
    tool = book.add(toolbox.USE, {"name": "Plantedwalk"})
    note = toolbox.try_out(book, tool.id, "fine", "change")
    assert note is not None
    if copied:
        book.change(note.id, {**note.fields, "what": "Plantedwalk"})
        book.change(note.id, {**note.fields, "what": "Plantedwalk", "happened": "quite fine"})
        assert any("try-out" in line for line in older.erasing_says(book, tool.id))
    for key in (f"try#{tool.id}", f"tried.{tool.id}"):
        book.draft(key, {"text": "Plantedhalf"})
    book.erase(tool.id)
    assert "Planted" not in repr(book.plan)
    assert "Planted" not in export_toml(book.plan, book.catalog)
    assert find(book, "planted") == ()
    assert titles(book, "toolbox") == ["A tool that was removed"]


def test_half_typed_steps_go_with_their_trigger(book: Book) -> None:
    late = book.add("triggers.events", {"text": "Late trains"})
    for key in (f"triggers.plan#{late.id}", f"step.{late.id}"):
        book.draft(key, {"text": "Plantedhalf"})
    book.draft("step.triggers", {"text": "stays"})
    book.erase(late.id)
    assert [draft.key for draft in book.plan.drafts.values()] == ["step.triggers"]


def test_a_celebration_that_is_erased_leaves_the_review_too(book: Book) -> None:
    review.Review(book).finish("Walks", "Plantedparty", "Rest")
    (party,) = book.plan.at("journal.celebrations")
    book.erase(party.id)
    assert "Planted" not in repr(book.plan)
    assert len(readings(book)[0].said) == 2, "the other words of the review stay"


def with_a_removed_tool(book: Book) -> tuple[str, str]:
    late = book.add("triggers.events", {"text": "Late trains"})
    walk = book.add(toolbox.USE, {"name": "Walk"})
    add_linked(book, "triggers", walk.id, late.id)
    book.remove(walk.id)
    return late.id, walk.id


def test_a_step_whose_tool_was_removed_says_so_and_is_no_plan(book: Book) -> None:
    late, walk = with_a_removed_tool(book)
    assert titles(book, "triggers") == ["Late trains", "A tool that was removed: Walk"]
    (step,) = steps_for(book, late)
    assert step_title(book, step) == "A tool that was removed: Walk"
    assert what_i_do(book, late) == ""
    for thing in CheckIn(book).things():
        CheckIn(book).toggle(thing)
    assert [plan.item for plan in router.plans_of(book, router.own_things(book))] == [""]
    book.remove(step.id)
    assert older.removed_things(book)[0].title == "A tool that was removed: Walk"
    book.undo()
    book.erase(walk)
    assert titles(book, "triggers") == ["Late trains", "A tool that was removed"]


def test_a_step_whose_tool_was_removed_is_in_no_export(book: Book) -> None:
    late, walk = with_a_removed_tool(book)
    assert "Late trains" in exported(book)
    assert "For this one" not in exported(book)
    book.bring_back(walk)
    assert "Walk" in exported(book)
    assert "For this one" in exported(book)
    assert late


def _labels(book: Book, for_item: str = "") -> list[tuple[str, tuple[str, ...]]]:
    return [(step.label, step.beside) for step in action_plan(book, "triggers", for_item).steps]


def test_a_step_for_a_removed_trigger_is_for_the_section(book: Book) -> None:
    late = book.add("triggers.events", {"text": "Late trains"})
    add_step(book, "triggers", "Ring Jo", late.id)
    add_step(book, "triggers", "Breathe")
    assert _labels(book) == [("Breathe", ())]
    book.remove(late.id)
    assert _labels(book) == [("Ring Jo", ()), ("Breathe", ())]
    stray = add_step(book, "triggers", "Sit down", late.id)
    assert stray is not None
    assert stray.words("for") == ""
    book.bring_back(late.id)
    assert _labels(book, late.id) == [("Ring Jo", ())]


def test_a_step_that_stands_in_says_what_it_was_written_for(book: Book) -> None:
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    letters = book.add("triggers.events", {"text": "Letters"})
    add_step(book, "triggers", "Leave the pub", pubs.id)
    assert _labels(book, letters.id) == [("Leave the pub", ("For this: Loud pubs",))]
    assert _labels(book, pubs.id) == [("Leave the pub", ())]


def test_line_by_line_a_step_that_stands_in_says_so() -> None:
    book = sitting.book()
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    letters = book.add("triggers.events", {"text": "Letters"})
    add_step(book, "triggers", "Leave the pub", pubs.id)
    for page in ("plan", "walk"):
        out = sitting.sit(book, page, "triggers", letters.id, answers=["q", "q"])
        assert "For this: Loud pubs" in out
    assert "For this: Loud pubs" in sitting.sit(book, "steps", "triggers", answers=["q"])
    _, walk = with_a_removed_tool(book)
    assert "A tool that was removed: Walk" in sitting.sit(book, "steps", "triggers", answers=["q"])
    assert walk


def test_what_is_made_of_an_entry_is_one_step_of_undo(book: Book) -> None:
    entry = journal.write(book, "Late trains again")
    assert entry is not None
    before: Plan = book.plan
    made = journal.make_of(book, entry.id, "Late trains", "trigger")
    assert made is not None
    assert undoing.undo(book) == "Late trains"
    assert book.plan.find(made.id) is None
    assert dict(book.plan.items[entry.id].fields) == dict(before.items[entry.id].fields)


def test_a_tool_says_how_its_tries_went_in_plain_mode_too(book: Book) -> None:
    blanket = book.add(toolbox.TRY, {"name": "A heavy blanket"})
    note = toolbox.try_out(book, blanket.id, "Slept six hours.", "keep")
    assert note is not None
    assert toolbox.tried_words(book, note) == "3 November 2026. Slept six hours. Keep it"
    said = sit(book, "tool", blanket.id, reader=Script(["q"]))
    assert "How it went: 3 November 2026. Slept six hours. Keep it." in said


def test_a_tool_that_is_gone_takes_no_try(book: Book) -> None:
    tool = book.add(toolbox.TRY, {"name": "Cold water"})
    book.undo()
    before = book.plan
    assert toolbox.try_out(book, tool.id, "It helped", "keep") is None
    assert book.plan is before


def test_a_mark_on_an_erased_trigger_alone_is_no_check_in_on_today(book: Book) -> None:
    late = book.add("triggers.events", {"text": "Late trains"})
    for thing in CheckIn(book).things():
        CheckIn(book).toggle(thing)
    day = book.plan.day(book.today())
    assert has_check_in(book.plan, day)
    book.erase(late.id)
    assert not has_check_in(book.plan, book.plan.day(book.today()))
