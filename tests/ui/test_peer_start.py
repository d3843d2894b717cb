"""How a session with a peer supporter is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import opened, press, sam, type_words
from tests.ui.running import app_of
from tests.ui.unlocking import SECRET, again, closed, make_vault, until
from wrap_tui.app import WrapApp
from wrap_tui.flows import peer
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


@pytest.mark.usefixtures("cheap_cost")
async def test_after_unlocking_an_open_session_says_that_it_is_still_open(tmp_path: Path) -> None:
    make_vault(tmp_path)
    book = again(tmp_path)
    peer.begin(book, ["triggers"])
    book.close()
    app = app_of(tmp_path)
    async with app.run_test() as pilot:
        await until(app, pilot, "Passphrase")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Your session is still open, as you left it.")
        assert app.book is not None
        assert app.book.narrowed
        await pilot.press("ctrl+q")
        await closed(app)
