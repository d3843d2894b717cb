"""The message line: undo names the thing, and an old message goes with the next change or the next page."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import opened, press, sam, screen_text, type_words


async def test_undo_names_what_it_took_back_and_an_old_promise_is_gone_by_then(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "d")
        assert "Removed: Breakfast with my tablets. Undo brings it back." in screen_text(pilot)
        await press(pilot, "a")
        await type_words(pilot, "Stretch")
        await press(pilot, "enter", "escape")
        assert "Removed:" not in screen_text(pilot)
        await press(pilot, "u")
        assert "Undone: Stretch. Ctrl+Y does it again." in screen_text(pilot)
        await press(pilot, "u")
        assert "Undone: Breakfast with my tablets." in screen_text(pilot)
        await press(pilot, "ctrl+y")
        assert "Done again: Breakfast with my tablets." in screen_text(pilot)
        await press(pilot, "ctrl+y", "ctrl+y")
        assert "There is nothing to do again here." in screen_text(pilot)


async def test_a_message_goes_with_a_tick_and_stays_under_a_dialog(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "d", "ctrl+p", "escape")
        assert "Removed: Breakfast" in screen_text(pilot)
        await press(pilot, "space")
        assert "Removed:" not in screen_text(pilot)
        await press(pilot, "u")
        assert "Undone: Ten minutes outside." in screen_text(pilot)


async def test_while_a_thing_is_moved_the_way_to_end_stays_in_sight(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "7", "o", "down")
        assert "Enter leaves it there" in screen_text(pilot)
