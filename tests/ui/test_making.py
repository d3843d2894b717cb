"""Keys that are pressed while the plan file is made."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import lock_with_own_words, until
from wrap_tui import settings
from wrap_tui.services import opening
from wrap_tui.store.cost import Cost


async def test_keys_pressed_while_the_plan_is_made_choose_no_country(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, made = threading.Event(), opening.create_book
    monkeypatch.setattr(opening, "create_book", lambda *given: goes_on.wait(20) and made(*given))
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Making your plan file.")
        await pilot.press("enter", "4", "space")
        late = events.Key("4", "4")
        goes_on.set()
        await until(app, pilot, "Your country")
        app.post_message(late)
        await pilot.pause()
        assert "Your country" in text_of(app)
        assert settings.load(places_in(tmp_path).settings).country == ""
        await pilot.press("4")
        await until(app, pilot, "Where to begin")
        assert app.book is not None
        app.book.close()
