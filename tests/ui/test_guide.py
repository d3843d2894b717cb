"""Guided questions by keyboard: adding, ideas, pasting, skipping, stopping, coming back to half-typed words."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.kit import SIZES, empty_book, opened, sam, screen_text, the_app, type_words
from wrap_tui import wording
from wrap_tui.screens.guide import GuidePage
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


async def test_ascii_draws_no_sign_above_126(tmp_path: Path) -> None:
    book = sam()
    book.prefer("resume.triggers", "triggers.dates")
    async with opened(book, tmp_path, ascii_only=True) as pilot:
        await pilot.press("g")
        await pilot.pause()
        text = screen_text(pilot)
    assert all(ord(letter) <= 126 for letter in text)


async def test_enter_adds_and_enter_again_goes_on(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        await type_words(pilot, "A row")
        await pilot.press("enter")
        await pilot.pause()
        assert book.plan.texts("triggers.events") == ("A row",)
        await pilot.press("enter")
        await pilot.pause()
        assert "Question 2 of 5" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_empty_box_says_what_enter_alone_does(size: tuple[int, int], tmp_path: Path) -> None:
    told = say("pages.guide.hint")
    async with opened(empty_book(), tmp_path, size=size) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        assert told in screen_text(pilot)
        await type_words(pilot, "A row")
        await pilot.press("enter")
        await pilot.pause()
        assert told in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "A row" not in screen_text(pilot), "the next question"


def test_the_hint_of_the_box_fits_a_narrow_window_in_every_language() -> None:
    for language in wording.languages():
        assert len(wording.found(language, "pages.guide.hint") or "") <= 52, language


async def test_skipping_is_one_key_and_marks_nothing(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        await pilot.press("pagedown")
        await pilot.pause()
        assert "Question 2 of 5" in screen_text(pilot)
        await pilot.press("pageup")
        await pilot.pause()
        assert "Question 1 of 5" in screen_text(pilot)
    assert not book.plan.items


async def test_half_typed_words_are_there_again_after_stopping_and_after_the_crisis_page(
    tmp_path: Path,
) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        await type_words(pilot, "half a sent")
        await pilot.press("left", "left")
        await pilot.press("f2")
        await pilot.pause()
        assert "My crisis plan" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        box = pilot.app.screen.query_one("#box", WordBox)
        assert (box.text, box.cursor_location, box.has_focus) == ("half a sent", (0, 9), True)
        await pilot.press("escape")
        await pilot.pause()
        assert book.plan.drafts["triggers.events"].fields["text"] == "half a sent"
        assert book.plan.preference("resume.triggers") == "triggers.events"
        await pilot.press("g")
        await pilot.pause()
        box = pilot.app.screen.query_one("#box", WordBox)
        assert (box.text, box.cursor_location) == ("half a sent", (0, 9))
    assert not book.plan.items


async def test_an_idea_is_copied_into_the_box_and_never_into_the_plan(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        idea = book.catalog.question("triggers.events").ideas[0]
        box = pilot.app.screen.query_one("#box", WordBox)
        assert box.text == idea
        assert box.has_focus
        assert not book.plan.items
        await type_words(pilot, " again")
        await pilot.press("enter")
        await pilot.pause()
    assert book.plan.texts("triggers.events") == (f"{idea} again",)


async def test_a_pasted_list_becomes_one_thing_a_line(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        pilot.app.screen.query_one("#box", WordBox).post_message(
            events.Paste("- one\r\n- two [b]\n\n3. th\x1b[31mree")
        )
        await pilot.pause()
        assert "3 lines. Enter adds each one." in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Enter adds each one" not in screen_text(pilot), "they are added"
    assert book.plan.texts("triggers.events") == ("one", "two [b]", "th[31mree")


async def test_a_long_text_takes_new_lines_and_page_down_goes_on(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "crisis.decides", "one")
        await pilot.pause()
        await type_words(pilot, "Asha")
        await pilot.press("enter")
        await type_words(pilot, "and Jo")
        await pilot.press("pagedown")
        await pilot.pause()
    assert book.plan.text("crisis.decides") == "Asha\nand Jo"
    assert not book.plan.drafts


async def test_a_yes_or_no_is_one_digit_and_can_be_taken_back(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "crisis.no_allergies", "one")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        answer = book.plan.answer("crisis.no_allergies")
        assert answer is not None
        assert answer.fields["text"] is True
        the_app(pilot).go("guide", "crisis.no_allergies", "one")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
    assert book.plan.answer("crisis.no_allergies") is None


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("3 November 2026", "2026-11-03", ""),
        ("31 June 2026", "31 June 2026", "That day is not in the calendar."),
        ("when the snow goes", "when the snow goes", "Kept as you typed it."),
    ],
)
async def test_dates_are_read_or_kept_as_typed(typed: str, kept: str, said: str, tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "crisis.read_again", "one")
        await pilot.pause()
        await type_words(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
    assert book.plan.text("crisis.read_again") == kept
    assert said in ("", said)


async def test_the_first_page_has_seven_questions_and_reads_back(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "first_page")
        await pilot.pause()
        assert "Question 1 of 7" in screen_text(pilot)
        await type_words(pilot, "Radio on low")
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(7):
            await pilot.press("pagedown")
            await pilot.pause()
        text = screen_text(pilot)
        assert "That is all the questions here." in text
        assert "next question" not in text, "there is none"
        assert "Radio on low" in text
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, GuidePage)
    assert book.plan.preference("resume.first_page") is None


async def test_a_supporter_opens_a_form_after_the_name(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "crisis.supporters", "one")
        await pilot.pause()
        await type_words(pilot, "Asha")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "Add a supporter" in screen_text(pilot)
        focused = pilot.app.focused
        assert isinstance(focused, WordBox)
        assert focused.field == "phones"
        await type_words(pilot, "07700 900123")
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.query_one("#box", WordBox).text == ""
    (asha,) = book.plan.at("crisis.supporters")
    assert asha.words("name") == "Asha"
    assert asha.lines("phones") == ("07700 900123",)
    assert not book.plan.drafts


async def test_why_we_ask_is_one_key(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers")
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        assert book.catalog.question("triggers.events").why in " ".join(screen_text(pilot).split())


async def test_a_line_typed_by_mistake_can_be_taken_out_where_it_was_typed(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "crisis.supporters", "one")
        await pilot.pause()
        book.add("crisis.supporters", {"name": "mate"})
        pilot.app.screen.redraw()  # type: ignore[attr-defined]
        await pilot.pause()
        pilot.app.screen.query_one("#written").focus()
        await pilot.pause()
        assert "d remove" in screen_text(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert not book.plan.at("crisis.supporters")
        assert "Removed: mate. Undo brings it back." in screen_text(pilot)
