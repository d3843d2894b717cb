"""The key of the search works on every page of an open plan, and is a letter in a box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import opened, place, press, sam, screen_text, the_app


@pytest.mark.parametrize(
    "page", [("today",), ("menu",), ("people",), ("section", "triggers"), ("crisis",), ("goals",)]
)
async def test_it_opens_from_every_page(page: tuple[str, ...], tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        the_app(pilot).go(*page)
        await pilot.pause()
        await press(pilot, "slash")
        assert place(pilot) == ("search",)
        await press(pilot, *"pub")
        await pilot.pause(0.3)
        assert "pub" in screen_text(pilot).lower()


async def test_in_a_box_it_is_a_letter(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        the_app(pilot).go("guide", "triggers.events", "one")
        await pilot.pause()
        await press(pilot, *"and", "slash", *"or")
        assert "and/or" in screen_text(pilot)
        assert place(pilot)[0] == "guide"
