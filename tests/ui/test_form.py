"""Record forms by keyboard: the name first, more when asked for, phones one a line, half-filled forms as drafts."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, press, sam, screen_text, the_app, type_words
from wrap_tui.screens.form import FormPage
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox


async def open_form(pilot: Pilot[int], *args: str) -> None:
    the_app(pilot).go("form", *args)
    await pilot.pause()
    await pilot.pause()


def field(pilot: Pilot[int]) -> str:
    focused = pilot.app.focused
    return focused.field if isinstance(focused, WordBox) else (focused.id or "" if focused else "")


async def tab_to(pilot: Pilot[int], name: str) -> None:
    for _ in range(40):
        if field(pilot) in (name, f"field-{name}"):
            return
        await pilot.press("tab")
    raise AssertionError(f"no way to {name}")


async def test_the_name_alone_is_enough(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "crisis.supporters")
        assert field(pilot) == "name"
        await type_words(pilot, "Asha")
        await pilot.press("escape")
        await pilot.pause()
    assert [dict(item.fields) for item in book.plan.at("crisis.supporters")] == [{"name": "Asha"}]


async def test_phones_stand_one_on_each_line_and_an_empty_line_goes_on(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "crisis.supporters")
        await type_words(pilot, "Asha")
        await tab_to(pilot, "phones")
        await type_words(pilot, "07700 900123")
        await pilot.press("enter")
        await type_words(pilot, "01632 960001")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert field(pilot) != "phones"
        await pilot.press("escape")
        await pilot.pause()
    assert book.plan.at("crisis.supporters")[0].lines("phones") == ("07700 900123", "01632 960001")


async def test_a_half_filled_form_is_a_draft_and_comes_back_whole(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "crisis.supporters")
        await tab_to(pilot, "relationship")
        await type_words(pilot, "my sister")
        await pilot.press("escape")
        await pilot.pause()
        assert not book.plan.at("crisis.supporters")
        assert book.plan.drafts["crisis.supporters"].fields["relationship"] == "my sister"
        await open_form(pilot, "crisis.supporters")
        assert "Half-filled words were kept." in screen_text(pilot)
        assert field(pilot) == "relationship"
        page = pilot.app.screen
        assert isinstance(page, FormPage)
        box = page.query_one("#field-relationship", WordBox)
        assert (box.text, box.cursor_location) == ("my sister", (0, 9))


async def test_say_more_shows_the_rest_and_keeps_what_is_typed(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "toolbox.use")
        await type_words(pilot, "A bath")
        await pilot.press("f3")
        await pilot.pause()
        await pilot.pause()
        page = pilot.app.screen
        assert page.query_one("#field-name", WordBox).text == "A bath"
        await tab_to(pilot, "where_works")
        await pilot.press("space", "down", "space")
        await pilot.pause()
        await tab_to(pilot, "medicine_for_me")
        await pilot.press("space")
        await pilot.press("escape")
        await pilot.pause()
    (tool,) = book.plan.at("toolbox.use")
    assert tool.words("name") == "A bath"
    assert set(tool.lines("where_works")) == {"alone", "night"}
    assert tool.fields["medicine_for_me"] is True


async def test_a_step_can_point_to_a_tool(tmp_path: Path) -> None:
    book: Book = empty_book()
    tool = book.add("toolbox.use", {"name": "A bath [hot]"})
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "early.plan")
        await pilot.press("f3")
        await pilot.pause()
        await pilot.pause()
        await tab_to(pilot, "link")
        await pilot.press("enter")
        await pilot.pause()
        links = pilot.app.screen.query_one("#field-link", ChoiceList)
        assert [row.text for row in links.rows][1:] == ["A bath [hot]"]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert links.rows[0].detail == "A bath [hot]"
        await tab_to(pilot, "text")
        await type_words(pilot, "Long")
        await pilot.press("escape")
        await pilot.pause()
    assert book.plan.at("early.plan")[0].words("link") == tool.id


async def test_an_answer_with_fields_is_changed_in_its_own_form(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "crisis.home")
        await tab_to(pilot, "address")
        await type_words(pilot, ", second floor")
        await pilot.press("escape")
        await pilot.pause()
    home = book.plan.answer("crisis.home")
    assert home is not None
    assert home.words("address") == "12 Elm Row, second floor"
    assert home.words("way_in") == "Key under the pot"


async def test_a_form_among_the_questions_is_typed_into_at_once(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "first_page")
        await pilot.pause()
        await press(pilot, "pagedown", "pagedown")
        assert field(pilot) == "address"
        await type_words(pilot, "12 Elm Row")
        await press(pilot, "pagedown")
        assert "Question 4 of 7" in screen_text(pilot)
    home = book.plan.answer("crisis.home")
    assert home is not None
    assert home.words("address") == "12 Elm Row"


async def test_a_date_stands_in_its_box_as_people_write_it_and_is_kept_as_it_was(tmp_path: Path) -> None:
    book = empty_book()
    item = book.add("post.timetable", {"what": "The cat", "back_on": "2026-12-24"})
    before = dict(item.fields)
    async with opened(book, tmp_path) as pilot:
        await open_form(pilot, "post.timetable", item.id)
        assert "24 December 2026" in [box.text for box in pilot.app.screen.query(WordBox)]
        await tab_to(pilot, "back_on")
        await pilot.press("escape")
        await pilot.pause()
        assert dict(book.plan.items[item.id].fields) == before
        assert item.id not in book.plan.drafts
        assert book.plan.older_of(item.id) == ()
