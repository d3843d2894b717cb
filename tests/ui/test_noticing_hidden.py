"""I notice something, and the steps of a section, while sections are out of sight."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app
from wrap_tui.flows import arranging
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.wording import say


async def test_no_key_leads_to_a_section_out_of_sight(tmp_path: Path) -> None:
    book = empty_book()
    book.add("early.signs", {"text": "Tight jaw"})
    book.add("triggers.plan", {"text": "Go outside"})
    book.add("breaking.plan", {"text": "Ring Asha"})
    arranging.hide(book, "early", True)
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("notice")
        await pilot.pause()
        assert say("flows.router.early") not in screen_text(pilot)
        await press(pilot, "2")
        assert place(pilot) == ("walk", "breaking")
        await press(pilot, "escape")
        the_app(pilot).go("own_things")
        await pilot.pause()
        assert "Tight jaw" not in screen_text(pilot)
        the_app(pilot).go("plan", "triggers")
        await pilot.pause()
        pilot.app.screen.query_one(ChoiceList).go_to("do:further")
        await press(pilot, "enter")
        assert place(pilot) == ("plan", "breaking")
        arranging.hide(book, "breaking", True)
        the_app(pilot).go("notice")
        await pilot.pause()
        text = screen_text(pilot)
        assert say("flows.router.breaking") not in text
        assert say("pages.notice.crisis") in text
        the_app(pilot).go("plan", "triggers")
        await pilot.pause()
        pilot.app.screen.query_one(ChoiceList).go_to("do:further")
        await press(pilot, "enter")
        assert place(pilot) == ("crisis",)
