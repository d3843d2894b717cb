"""Something good to read: each box keeps its own half-typed words, and what is read is what the plan holds."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, press, screen_text, the_app, type_words
from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.flows.good import GOT_THROUGH
from wrap_tui.services.book import Book
from wrap_tui.wording import say


def waits(book: Book) -> dict[str, object]:
    return {key: draft.fields["text"] for key, draft in book.plan.drafts.items()}


async def test_what_was_got_through_takes_in_no_half_typed_celebration(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("good", CELEBRATIONS)
        await press(pilot)
        await type_words(pilot, "Cake half typed")
        await press(pilot, "escape")
        the_app(pilot).go("good", GOT_THROUGH)
        await press(pilot)
        assert "Cake" not in screen_text(pilot)
        await type_words(pilot, "Night over")
        await press(pilot, "enter")
        assert book.plan.texts(GOT_THROUGH) == ("Night over",)
        assert waits(book) == {CELEBRATIONS: "Cake half typed"}
        await press(pilot, "escape")
        the_app(pilot).go("good", CELEBRATIONS)
        await press(pilot)
        assert "Cake half typed" in screen_text(pilot)
        await press(pilot, "enter")
    assert book.plan.texts(CELEBRATIONS) == ("Cake half typed",)
    assert waits(book) == {}


async def test_the_buttons_change_the_box_and_each_keeps_its_own_words(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("good", GOT_THROUGH)
        await press(pilot)
        await type_words(pilot, "Night")
        pilot.app.screen.query_one("#celebrate").focus()
        await press(pilot, "enter")
        assert "Night" not in screen_text(pilot)
        await type_words(pilot, "Cake")
        assert waits(book) == {GOT_THROUGH: "Night", CELEBRATIONS: "Cake"}
        pilot.app.screen.query_one("#got_through").focus()
        await press(pilot, "enter")
        await type_words(pilot, " over")
        assert waits(book) == {GOT_THROUGH: "Night over", CELEBRATIONS: "Cake"}
        await press(pilot, "enter")
    assert book.plan.texts(GOT_THROUGH) == ("Night over",)
    assert book.plan.texts(CELEBRATIONS) == ()
    assert waits(book) == {CELEBRATIONS: "Cake"}


async def test_a_page_that_comes_back_asks_what_it_asked_before(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("good")
        await press(pilot)
        pilot.app.screen.query_one("#got_through").focus()
        await press(pilot, "enter")
        await type_words(pilot, "Night over")
        page = the_app(pilot).page
        assert page is not None
        spot = page.spot()
        await press(pilot, "escape")
        the_app(pilot).go("good")
        page = the_app(pilot).page
        assert page is not None
        page.wanted_spot = spot
        await press(pilot)
        await press(pilot)
        assert "Night over" in screen_text(pilot)
        await press(pilot, "enter")
    assert book.plan.texts(GOT_THROUGH) == ("Night over",)


async def test_words_that_were_undone_are_not_shown_any_more(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("good", CELEBRATIONS)
        await press(pilot)
        await type_words(pilot, "Cake")
        await press(pilot, "enter")
        assert "Cake" in screen_text(pilot)
        await press(pilot, "ctrl+z")
        text = screen_text(pilot)
        assert pilot.app.screen.query_one("#another").display is False
    assert text.count("Cake") == 1, "in the message alone"
    assert say("pages.good.empty")[:20] in text
