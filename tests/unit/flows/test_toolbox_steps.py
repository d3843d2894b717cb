"""Steps that are tools or people, shown both ways; tools found by what fits now; what becomes of a try."""

from __future__ import annotations

from tests.unit.plain import sitting
from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.people import not_involve
from wrap_tui.flows.steps import add_linked, linkable_steps, toggle_must
from wrap_tui.flows.toolbox import TRY, USE, tag_label, tags_in_use, tool_view, tools
from wrap_tui.services.book import Book


def test_a_tool_becomes_a_step_and_knows_it(book: Book) -> None:
    tool = book.add(USE, {"name": "Soup"})
    sign = book.add("early.signs", {"text": "I stop cooking"})
    step = add_linked(book, "early", tool.id, sign.id)
    toggle_must(book, book.plan.items[step.id])
    found = action_plan(book, "early", sign.id)
    assert [(one.label, one.must) for one in found.steps] == [("Soup", True)]
    assert [item.id for item in tool_view(book, tool.id).used] == [step.id]
    book.change(tool.id, {"name": "Soup from the freezer"})
    assert action_plan(book, "early", sign.id).steps[0].label == "Soup from the freezer"


def test_what_is_a_step_here_already_is_not_offered_again(book: Book) -> None:
    soup, tea = book.add(USE, {"name": "Soup"}), book.add(TRY, {"name": "Tea"})
    add_linked(book, "early", soup.id)
    assert [one.id for one in linkable_steps(book, "early")] == [tea.id]
    assert [one.id for one in linkable_steps(book, "triggers")] == [soup.id, tea.id]
    sign = book.add("early.signs", {"text": "I stop cooking"})
    assert [one.id for one in linkable_steps(book, "early", sign.id)] == [soup.id, tea.id]


def test_someone_not_involved_is_never_offered(book: Book) -> None:
    book.add("crisis.supporters", {"name": "Asha"})
    assert [one.label for one in linkable_steps(book, "early")] == ["Asha"]
    not_involve(book, "Asha")
    book.add("crisis.supporters", {"name": "asha"})
    assert linkable_steps(book, "early") == ()


def test_tools_are_found_by_what_fits_now(book: Book) -> None:
    walk = book.add(USE, {"name": "Walk", "where_works": ("alone", "free"), "five_ways": ("active",)})
    book.add(USE, {"name": "Ring Jo", "where_works": ("someone", "night")})
    garden = book.add(USE, {"name": "Garden", "where_works": ("alone", "free"), "medicine_for_me": True})
    swim = book.add(TRY, {"name": "Swim", "where_works": ("alone", "free")})
    assert [item.id for item in tools(book, ("alone", "free"))] == [walk.id, garden.id]
    assert [item.id for item in tools(book, ("medicine_for_me",))] == [garden.id]
    assert [item.id for item in tools(book, ("alone",), TRY)] == [swim.id]
    assert "medicine_for_me" in tags_in_use(book)
    assert tag_label(book, "medicine_for_me") == "Medicine for me"


def test_line_by_line_a_tool_is_taken_as_a_step() -> None:
    book = sitting.book()
    tool = book.add(USE, {"name": "Soup"})
    sitting.sit(book, "steps", "early", answers=["2", "1", "q"])
    assert [item.words("link") for item in book.plan.at("early.plan")] == [tool.id]
    out = sitting.sit(book, "tool", tool.id, answers=["q"])
    assert "Used in: Soup" in out


def test_what_fits_now_is_offered_first_and_own_labels_last(book: Book) -> None:
    book.add(
        USE, {"name": "Walk", "own_tags": ("outside",), "five_ways": ("active",), "medicine_for_me": True}
    )
    book.add(TRY, {"name": "Bath", "where_works": ("night", "alone")})
    assert tags_in_use(book) == ("alone", "night", "active", "medicine_for_me", "outside")
