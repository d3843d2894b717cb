"""The page of a thing that was taken out, undone or erased says so, and offers ways on alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words
from wrap_tui.flows import copies, journal
from wrap_tui.flows.reflection import GOALS
from wrap_tui.services.book import Book
from wrap_tui.wording import say


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    for _ in range(3):
        await pilot.pause()


def tool(book: Book) -> str:
    return book.add("toolbox.try", {"name": "PLANTED bath"}).id


def goal(book: Book) -> str:
    return book.add(GOALS, {"text": "PLANTED swim", "next_step": "Ring the pool"}).id


def entry(book: Book) -> str:
    made = journal.write(book, "PLANTED night", "PLANTED")
    assert made is not None
    return made.id


def group(book: Book) -> str:
    return copies.add_audience(book, "PLANTED street").id


MAKES = {"tool": tool, "goal": goal, "audience": group}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("page", sorted(MAKES))
async def test_a_thing_that_was_undone_is_said_to_be_gone_and_comes_back(
    page: str, size: tuple[int, int], tmp_path: Path
) -> None:
    book = empty_book()
    async with opened(book, tmp_path, size=size) as pilot:
        item_id = MAKES[page](book)
        await go(pilot, page, item_id)
        assert "PLANTED" in screen_text(pilot)
        book.undo()
        await press(pilot)
        text = screen_text(pilot)
        assert "PLANTED" not in text
        assert say("pages.gone.taken_out") in text
        assert say("pages.gone.bring_back") in text
        assert book.plan.find(item_id) is None
        await press(pilot, "enter")
        assert book.plan.find(item_id) is not None
        assert "PLANTED" in screen_text(pilot)
        assert say("pages.gone.taken_out") not in screen_text(pilot)


@pytest.mark.parametrize("page", [*sorted(MAKES), "older", "entry"])
async def test_a_thing_that_was_erased_cannot_come_back(page: str, tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        item_id = {**MAKES, "older": tool, "entry": entry}[page](book)
        await go(pilot, page, item_id)
        book.erase(item_id)
        await press(pilot)
        text = screen_text(pilot)
        assert "PLANTED" not in text
        assert say("pages.gone.bring_back") not in text
        assert (say("pages.gone.erased") in text) or page == "entry"
        await press(pilot, "e", "t", "ctrl+z")
        assert place(pilot) == (page, item_id)
    assert all(item.erased for item in book.plan.items.values())


async def test_the_keys_of_a_tool_that_is_gone_note_nothing(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        item_id = tool(book)
        await go(pilot, "tool", item_id)
        await press(pilot, "t")
        await type_words(pilot, "It helped")
        await press(pilot, "enter")
        book.undo()
        await press(pilot, "1")
        assert say("pages.gone.taken_out") in screen_text(pilot)
        assert book.plan.at("toolbox.tryouts") == ()
        assert book.plan.drafts[f"try#{item_id}"].fields == {"text": "It helped"}
        await press(pilot, "t", "e")
        assert place(pilot) == ("tool", item_id)
    assert book.plan.find(item_id) is None


async def test_a_goal_that_was_undone_while_one_is_asked_where_it_stands_stays_gone(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        item_id = goal(book)
        await go(pilot, "goal", item_id)
        await press(pilot, "e")
        book.undo()
        await press(pilot, "2")
        assert say("pages.gone.taken_out") in screen_text(pilot)
        assert "Open" not in screen_text(pilot)
    assert book.plan.find(item_id) is None


async def test_an_entry_that_is_gone_makes_nothing_and_comes_back_by_its_button(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        item_id = entry(book)
        await go(pilot, "entry", item_id)
        book.undo()
        await press(pilot)
        await press(pilot, "ctrl+a", "f3", "1")
        assert book.plan.texts("triggers.events") == ()
        assert book.plan.find(item_id) is None
        assert not pilot.app.screen.query_one("#remove").display
        pilot.app.screen.query_one("#bring_back").focus()
        await press(pilot, "enter")
        assert book.plan.find(item_id) is not None
        assert pilot.app.screen.query_one("#remove").display


async def test_a_form_of_a_thing_that_was_taken_out_says_so(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        item_id = book.add("crisis.supporters", {"name": "Asha"}).id
        await go(pilot, "form", "crisis.supporters", item_id)
        book.undo()
        await press(pilot)
        assert say("pages.change.is_removed") in screen_text(pilot).splitlines()[0]


async def test_a_copy_that_is_not_in_the_list_any_more_shows_nothing_of_it(tmp_path: Path) -> None:
    from wrap_tui.domain.sharing import Copy

    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        made = copies.note_copy(book, Copy("", "", "PLANTED", 1, "", "html", True, ("brief",), ()))
        await go(pilot, "copy", made.id)
        book.erase(made.id)
        await press(pilot)
        text = screen_text(pilot)
        assert "PLANTED" not in text
        assert say("pages.gone.erased") in text
