"""An entry belongs to the day on which it was begun, also when the program was closed before it was kept."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import Wall, empty_book, opened, press, screen_text, the_app, type_words
from wrap_tui.flows.journal import begun, entries


async def test_words_left_in_the_box_become_the_entry_of_their_own_day(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8")
        await type_words(pilot, "A long day")
    assert not entries(book)
    wall.days_on(4)
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        the_app(pilot).go("today")
        await pilot.pause()
        assert "What I began in my journal   Tuesday 14 October" in screen_text(pilot)
        await press(pilot, "8")
        assert "Kept as an entry: what you began on Tuesday 14 October." in screen_text(pilot)
        await type_words(pilot, "Snow")
        await press(pilot, "escape")
        assert "What I began" not in screen_text(pilot)
    assert [(e.text, e.moment[:10]) for e in entries(book)] == [
        ("Snow", "2025-10-18"),
        ("A long day", "2025-10-14"),
    ]


async def test_words_of_today_wait_in_the_box_and_keep_the_moment_of_their_first_letter(
    tmp_path: Path,
) -> None:
    wall = Wall()
    book = empty_book(wall)
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8")
        await type_words(pilot, "A")
    first = begun(book)
    wall.at = wall.at.replace(hour=20)
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("journal")
        await pilot.pause()
        await press(pilot, "end", "b")
        await press(pilot, "escape")
    (entry,) = entries(book)
    assert entry.text == "Ab"
    assert first is not None
    assert entry.moment == first.isoformat(timespec="minutes")
