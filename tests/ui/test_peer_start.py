"""How a session with a peer supporter is begun."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import opened, press, sam
from wrap_tui.app import WrapApp
from wrap_tui.screens.peer import PeerPage


async def test_a_meeting_and_its_length_are_chosen_by_their_numbers(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, WrapApp)
        app.go("peer")
        await pilot.pause()
        await press(pilot, "pagedown", "pagedown", "pagedown", "2")
        page = pilot.app.screen
        assert isinstance(page, PeerPage)
        assert (page.starting.step, page.starting.chosen) == ("time", {"well", "toolbox"})
        await press(pilot, "1")
        assert (page.starting.step, page.starting.minutes) == ("shows", 20)
