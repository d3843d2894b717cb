"""What a key pressed by mistake leaves behind: nothing, and what a key made is said."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import TODAY, empty_book, opened, place, press, sam, screen_text, the_app, type_words
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.widgets.word_box import WordBox


async def test_escape_after_a_step_opened_by_mistake_leaves_it_unused(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("plan", "triggers")
        await pilot.pause()
        await press(pilot, "enter")
        assert "Did this help?" in screen_text(pilot)
        await press(pilot, "escape")
        assert "[x]" not in screen_text(pilot)
        assert not book.plan.day(TODAY).used
        await press(pilot, "enter", "down", "down", "down", "enter")
        assert "[x]" in screen_text(pilot)


async def test_words_found_by_a_search_are_not_marked_and_what_was_made_is_said(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": "The flat was cold", "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("search", "journal")
        await pilot.pause()
        await type_words(pilot, "flat")
        await press(pilot, "enter")
        await press(pilot, "f3")
        assert "Mark some words first" in screen_text(pilot)
        box = pilot.app.screen.query_one("#text", WordBox)
        box.move_cursor((0, 4))
        box.move_cursor((0, 17), select=True)
        await press(pilot, "f3", "1")
        assert "A trigger was made of: flat was cold." in screen_text(pilot)
        await press(pilot, "f3")
        assert "Mark some words first" in screen_text(pilot)
    assert book.plan.texts("triggers.events") == ("flat was cold",)
    assert book.plan.items[entry.id].text == "The flat was cold"


async def test_a_check_in_without_a_word_has_its_own_sign_and_the_day_is_counted(tmp_path: Path) -> None:
    book = empty_book()
    CheckIn(book).add_good("soup")
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        text = screen_text(pilot)
        assert "+ no word: one day." in text
        assert "[+]" in text
        assert "Tuesday 14 October: no word, other notes" in text
        await press(pilot, "w")
        text = screen_text(pilot)
        assert "w calendar" in text.casefold()
        assert "open the day" not in text
        assert "Tuesday 14 October: no word, other notes" in text
        await press(pilot, "w")
        assert "[+]" in screen_text(pilot)


async def test_enter_in_an_empty_long_box_goes_on_and_in_words_begins_a_line(tmp_path: Path) -> None:
    book = empty_book()
    long = next(q for s in book.catalog.sections for q in s.questions if q.kind == "text")
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", long.id, "one")
        await pilot.pause()
        await type_words(pilot, "a")
        await press(pilot, "enter", "enter")
        await type_words(pilot, "b")
        await press(pilot, "pagedown")
        assert book.plan.text(long.id) == "a\n\nb"
        book.answer(long.id, {})
        the_app(pilot).go("guide", long.id, "one")
        await pilot.pause()
        here = pilot.app.screen
        await press(pilot, "enter")
        assert pilot.app.screen is not here


async def test_letters_typed_while_a_row_has_the_pointer_stand_in_the_box(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers.events", "one")
        await pilot.pause()
        await press(pilot, "shift+tab")
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "written"
        await type_words(pilot, "Late trains")
        assert pilot.app.focused.id == "box"
        await press(pilot, "enter")
    assert book.plan.texts("triggers.events") == ("Loud pubs", "Late trains")


async def test_on_a_section_m_shows_all_pages_and_a_digit_says_where_digits_work(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "3", "2")
        assert "Digits open pages on Today and on All pages (m)." in screen_text(pilot)
        await press(pilot, "m")
        assert place(pilot) == ("menu",)
