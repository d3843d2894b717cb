"""Today by keyboard: ticks of the date, adding, taking out, digits, yesterday."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import Wall, empty_book, opened, place, press, sam, screen_text, type_words
from wrap_tui.app import WrapApp
from wrap_tui.screens.base import Page
from wrap_tui.screens.today import TodayPage
from wrap_tui.widgets.choice_list import ChoiceList


async def test_three_things_are_ticked_with_three_keys(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("space", "space", "space")
        await pilot.pause()
        text = screen_text(pilot)
    done = [item.text for item in book.plan.at("daily.every") if book.plan.day("2025-10-14").ticked(item.id)]
    assert done == ["Breakfast with my tablets", "Ten minutes outside", "Text or ring one person"]
    assert text.count("[x]") == 3
    assert "3 done today" in text


async def test_the_keys_line_goes_with_the_row_under_the_pointer(tmp_path: Path) -> None:
    book = empty_book(Wall())
    book.add("daily.every", {"text": "Breakfast"})
    async with opened(book, tmp_path) as pilot:
        await pilot.pause()
        assert "Space tick" in screen_text(pilot)
        await pilot.press("up")
        await pilot.pause()
        assert "Enter open" in screen_text(pilot)
        assert "Space tick" not in screen_text(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Space tick" in screen_text(pilot)


async def test_a_tick_belongs_to_its_date_and_yesterday_can_be_changed(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        today = pilot.app.screen.query_one(ChoiceList)
        today.go_to("do:other_day")
        await pilot.press("enter")
        await pilot.pause()
        assert "Monday 13 October" in screen_text(pilot)
        pilot.app.screen.query_one(ChoiceList).go_to(book.plan.at("daily.every")[0].id)
        await pilot.press("space")
        await pilot.pause()
    first = book.plan.at("daily.every")[0].id
    assert book.plan.day("2025-10-13").ticked(first)
    assert not book.plan.day("2025-10-14").ticked(first)


async def test_a_page_left_open_over_night_shows_the_new_day(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    first = book.add("daily.every", {"text": "Breakfast"})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert "[x]" in screen_text(pilot)
        wall.days_on(1)
        page = pilot.app.screen
        assert isinstance(page, TodayPage)
        page.follow_date()
        await pilot.pause()
        text = screen_text(pilot)
        assert "Wednesday 15 October" in text
        assert "[x]" not in text
        await pilot.press("space")
        await pilot.pause()
    assert book.plan.day("2025-10-14").ticked(first.id)
    assert book.plan.day("2025-10-15").ticked(first.id)


async def test_something_is_added_with_two_keys_and_its_words(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await type_words(pilot, "Feed the fish")
        await pilot.press("enter")
        await pilot.pause()
        assert book.plan.texts("daily.every")[-1] == "Feed the fish"
        await pilot.press("enter")
        await pilot.pause()
        assert "[ ]  Feed the fish" in screen_text(pilot)


async def test_taking_out_and_undo(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert "Breakfast with my tablets" not in book.plan.texts("daily.every")
        assert "Removed: Breakfast with my tablets. Undo brings it back." in screen_text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert book.plan.texts("daily.every")[0] == "Breakfast with my tablets"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("1", ("today",)),
        ("2", ("section", "toolbox")),
        ("3", ("section", "triggers")),
        ("4", ("section", "early")),
        ("5", ("section", "breaking")),
        ("6", ("section", "post")),
        ("7", ("people",)),
        ("8", ("journal",)),
        ("9", ("looking_back",)),
        ("0", ("crisis",)),
        ("m", ("menu",)),
    ],
)
async def test_one_key_opens_each_page(key: str, place: tuple[str, ...], tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press(key)
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        assert page.place == place


async def test_every_page_of_today_is_reached_without_letters(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "All pages" in screen_text(pilot)


async def test_the_list_by_parts_of_life_and_the_day_before_yesterday(tmp_path: Path) -> None:
    book = empty_book()
    book.add("daily.every", {"text": "Emails", "group": "working"})
    cat = book.add("daily.every", {"text": "Feed the cat"})
    book.prefer("today_order", "life")
    async with opened(book, tmp_path) as pilot:
        text = screen_text(pilot)
        assert (
            text.index("Working") < text.index("Emails") < text.index("The rest") < text.index("Feed the cat")
        )
        assert isinstance(pilot.app, WrapApp)
        pilot.app.go("day", "2025-10-13")
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "end", "up", "enter")
        assert place(pilot) == ("day", "2025-10-12")
        await press(pilot, "down", "space")
    assert book.plan.day("2025-10-12").ticked(cat.id)


async def test_reading_an_empty_plan_offers_where_to_begin(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await press(pilot, "r")
        assert place(pilot) == ("read",)
        await press(pilot, "enter")
        assert place(pilot) == ("guide", "first_page")
