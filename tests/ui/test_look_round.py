"""The look round of the demonstration: from stop to stop, with Esc back to the next, and away at any time."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import place, press
from tests.ui.running import app_of, running, text_of
from tests.ui.unlocking import until
from wrap_tui.flows.look_round import STOPS, made_up


async def test_enter_and_esc_lead_through_all_stops(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await press(pilot, "2")
        await until(app, pilot, "Five stops, with made-up words.")
        await press(pilot, "enter")
        assert place(pilot) == ("today",)
        assert "leads to the" in text_of(app)
        await press(pilot, "enter")
        assert place(pilot) == ("look_round",)
        for stop in STOPS[1:]:
            await press(pilot, "enter")
            assert place(pilot) == stop
            assert "Esc leads back to the look round." in text_of(app)
            await press(pilot, "escape")
            assert place(pilot) == ("look_round",)
        await press(pilot, "enter")
        assert place(pilot) == ("today",)
        assert "Look round" not in text_of(app)


async def test_it_can_be_skipped_and_taken_up_again(tmp_path: Path) -> None:
    async with running(tmp_path, made_up()) as (app, pilot):
        assert "Look round   five stops, a sentence each" in text_of(app)
        app.go("look_round")
        await press(pilot, "3", "escape", "escape")
        assert place(pilot) == ("today",)
        await press(pilot, "up", "up", "up", "up", "enter")
        assert place(pilot) == ("look_round",)
        assert "›  4   The crisis plan" in text_of(app)
        await press(pilot, "end", "enter")
        assert place(pilot) == ("today",)
        assert "Look round" not in text_of(app)


async def test_esc_on_the_first_page_says_that_nothing_is_kept(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test() as pilot:
        await until(app, pilot, "How would you like to start?")
        await press(pilot, "2")
        await until(app, pilot, "Five stops, with made-up words.")
        await press(pilot, "enter", "escape")
        assert place(pilot) == ("today",)
        assert "Ctrl+Q closes. Nothing is kept." in text_of(app)
