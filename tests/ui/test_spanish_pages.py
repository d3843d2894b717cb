"""Pages in Spanish in the smallest window: their longer words leave room for the key that goes on, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.every_page import BOTH, FULL, place_of
from tests.ui.looks import LOOKS, show_place
from tests.ui.test_every_look import GOES_ON, nothing_is_cut
from wrap_tui import wording
from wrap_tui.services.language import speak
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import KeysLine
from wrap_tui.widgets.word_box import WordBox

pytestmark = pytest.mark.usefixtures("nothing_is_painted_twice")
NAMES = (
    "today", "guide", "day", "check-in", "people", "form", "steps", "own-things", "plan", "tools", "rhythm", "change",
    "bring-in", "audience", "share", "goal",
)  # fmt: skip
"""Pages that are for choosing, ticking or adding, with the longest keys lines."""


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    wording.speak("en", {})


async def test_the_key_that_goes_on_is_said(tmp_path: Path) -> None:
    missing = []
    async with FULL.begun(tmp_path, BOTH[0], LOOKS["normal"]) as (app, pilot):
        speak("es", app.book)
        for name in NAMES:
            await show_place(app, pilot, place_of(FULL, name, app.book))
            nothing_is_cut(app, name)
            said = {hint.key for hint in app.screen.query_one(KeysLine).shown()}
            takes = isinstance(app.focused, ChoiceList) or (
                isinstance(app.focused, WordBox) and app.focused.one_line
            )
            if takes and not said & set(GOES_ON):
                missing.append((name, app.screen.query_one(KeysLine).shown()))
    assert missing == []
