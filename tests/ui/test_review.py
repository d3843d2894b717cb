"""Reading through the plan by keyboard, and choosing when it is offered."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import Wall, empty_book, opened, place, press, screen_text, the_app, type_words
from wrap_tui.flows import arranging
from wrap_tui.flows.readings import readings
from wrap_tui.flows.review import Review
from wrap_tui.flows.review_rhythm import chosen
from wrap_tui.widgets.choice_list import ChoiceList


async def test_a_line_is_still_true_changed_or_removed_and_the_walk_goes_on_where_it_stopped(
    tmp_path: Path,
) -> None:
    wall = Wall()
    book = empty_book(wall)
    words = [book.add("well.words", {"text": text}) for text in ("calm", "kind", "loud")]
    tools = [book.add("toolbox.use", {"name": name}) for name in ("Tea", "A bath", "Rest")]
    Review(book).finish("Walks")
    wall.days_on(40)
    book.change(words[1].id, {"text": "kind to cats"})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Last time: Tuesday 14 October 2025. Since then: 1 changed." in text
        assert "Put in: to cats" in text
        await press(pilot, "space")
        assert "[x]  calm" in screen_text(pilot)
        await press(pilot, "down", "d")
        assert "loud" not in screen_text(pilot).split("Removed since")[0]
        assert "Removed since then" in screen_text(pilot)
        await press(pilot, "pagedown")
        row = pilot.app.screen.query_one("#things", ChoiceList).row
        assert row is not None
        assert row.id == tools[0].id, "a new page begins with its first row"
        await press(pilot, "escape")
        the_app(pilot).go("review")
        await pilot.pause()
        assert "Wellness toolbox" in screen_text(pilot)
    assert book.plan.texts("well.words") == ("calm", "kind to cats")


async def test_the_end_keeps_what_was_written_with_its_date(tmp_path: Path) -> None:
    book = empty_book()
    Review(book).finish("Tea at four")
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        await press(pilot, *["pagedown"] * len(Review(book).sections))
        text = screen_text(pilot)
        assert "What worked: Tea at four" in text
        assert "Enter next box" in text
        assert "next page" not in text, "there is none behind the end"
        await type_words(pilot, "Ringing Jo")
        await press(pilot, "enter")
        await type_words(pilot, "A year")
        await press(pilot, "enter", "enter", "enter")
        assert "Kept, with today's date." in screen_text(pilot)
        assert place(pilot) == ("today",)
    assert book.plan.texts("journal.celebrations") == ("A year",)


async def test_when_it_is_offered_is_chosen_from_the_settings(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("rhythm")
        await pilot.pause()
        await press(pilot, "down", "space")
        assert chosen(book) == ("month", "")
        await press(pilot, "end", "up", "enter")
        await type_words(pilot, "soon")
        await press(pilot, "enter")
        assert "not read as a day" in screen_text(pilot)
        await press(pilot, *["backspace"] * 4)
        await type_words(pilot, "15 October 2025")
        await press(pilot, "enter", "escape")
        assert chosen(book) == ("date", "2025-10-15")
        assert "you asked to be reminded" not in screen_text(pilot)
        wall.days_on(1)
        book.prefer("x", 1)
        await pilot.pause()
        assert "you asked to be reminded" in screen_text(pilot)


async def test_a_reading_stopped_at_its_questions_goes_on_there(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        await press(pilot, *["pagedown"] * len(Review(book).sections))
        await type_words(pilot, "Ringing Jo")
        await press(pilot, "escape")
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        the_app(pilot).go("review")
        await pilot.pause()
        await pilot.pause()
        text = screen_text(pilot)
        assert "You read through your plan." in text
        assert "Ringing Jo" in text
        await press(pilot, "pageup")
        await press(pilot, *["enter"] * 4)
    assert [reading.words("worked") for reading in readings(book)] == ["Ringing Jo"]


async def test_while_every_page_is_out_of_sight_it_says_so_and_leads_to_bringing_them_back(
    tmp_path: Path,
) -> None:
    book = empty_book()
    book.add("well.words", {"text": "calm"})
    for section in book.catalog.sections:
        arranging.hide(book, section.id, True)
    async with opened(book, tmp_path) as pilot:
        for page in ("review", "read"):
            the_app(pilot).go(page)
            await pilot.pause()
            text = screen_text(pilot)
            assert "out of sight" in text
            assert "You read through your plan." not in text
            assert "Nothing here yet" not in text
            await press(pilot, "pageup", "pagedown", "enter")
            assert place(pilot) == ("arrange",)
            await press(pilot, "escape")
            assert place(pilot) == (page,)
        the_app(pilot).go("review")
        await pilot.pause()
        arranging.hide(book, "well", False)
        await pilot.pause()
        await pilot.pause()
        assert "calm" in screen_text(pilot)
        assert "out of sight" not in screen_text(pilot)
