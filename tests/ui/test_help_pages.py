"""Every help page is reached from any page: one key for help, then the list at its end."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ui.kit import opened, place, press, sam, screen_text, the_app
from tests.unit.plain.sitting import book, sit
from wrap_tui import resources
from wrap_tui.screens.help import all_titles
from wrap_tui.widgets.choice_list import ChoiceList


def test_the_list_holds_every_help_page() -> None:
    files = {file.stem for file in resources.path("en", "help").glob("*.md")}
    assert {name for name, _ in all_titles()} == files
    assert all(title for _, title in all_titles())


def test_plain_mode_lists_them_in_the_same_order() -> None:
    rows = re.findall(r"^\d+\. (.+)\.$", sit(book(), "help", answers=["", "", "q"]), re.MULTILINE)
    assert rows == [title for _, title in all_titles()]


async def test_help_begins_at_its_top_and_leads_to_the_glossary(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "f1")
        assert place(pilot) == ("help", "today")
        assert screen_text(pilot).splitlines()[3].strip()
        await press(pilot, "tab")
        choices = pilot.app.screen.query_one("#pages", ChoiceList)
        assert choices.has_focus
        choices.go_to("glossary")
        await press(pilot, "enter")
        assert place(pilot) == ("help", "page:glossary")
        assert "Crisis plan" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert place(pilot) == ("today",)


async def test_a_list_in_a_help_page_has_one_line_for_each_thing(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path, size=(120, 40)) as pilot:
        the_app(pilot).go("help", "accessibility")
        await pilot.pause()
        await pilot.pause()
        assert sum(line.strip().startswith("- ") for line in screen_text(pilot).splitlines()) > 5
