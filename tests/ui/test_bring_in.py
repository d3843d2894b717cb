"""Bringing a file in by keyboard: from the menu and from the first run, places chosen, one yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import empty_book, finished, golden, opened, sam, screen_text, the_app
from wrap_tui.screens.bring_in import BringInPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "notes.md"
    file.write_text("# Tools\n- tea\n- a walk\n\n# Other things\n- [a] receipt\n", encoding="utf-8")
    return file


async def at(pilot: Pilot[int], *args: str) -> None:
    the_app(pilot).go("bring_in", *args)
    await pilot.pause()
    await finished(pilot)


async def test_a_file_is_named_its_parts_are_placed_and_one_yes_puts_it_in(
    notes: Path, tmp_path: Path
) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await at(pilot)
        pilot.app.screen.query_one("#box", WordBox).put_draft(str(notes))
        await pilot.press("enter")
        await finished(pilot)
        golden("bring-in-places-80x24", screen_text(pilot))
        await pilot.press("2")
        await pilot.pause()
        assert "[a] receipt" in screen_text(pilot)
        rows = pilot.app.screen.query_one("#rows", ChoiceList)
        rows.go_to("")
        await pilot.press("enter")
        await pilot.pause()
        assert "left out" in screen_text(pilot)
        rows.go_to("go:on")
        await pilot.press("enter")
        await pilot.pause()
        golden("bring-in-yes-80x24", screen_text(pilot))
        assert not book.plan.items
        await pilot.press("enter")
        await finished(pilot)
        assert "It is in your plan." in screen_text(pilot)
        assert "still there" in screen_text(pilot)
        assert [item.words("name") for item in book.plan.at("toolbox.use")] == ["tea", "a walk"]
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, BringInPage)


async def test_a_pasted_list_and_its_place(tmp_path: Path) -> None:
    book = sam()
    before = len(book.plan.at("triggers.events"))
    async with opened(book, tmp_path) as pilot:
        await at(pilot)
        pilot.app.screen.query_one("#box", WordBox).put_draft("- late trains\n- rows at home")
        await pilot.press("enter")
        await finished(pilot)
        rows = pilot.app.screen.query_one("#rows", ChoiceList)
        assert "late trains" in screen_text(pilot)
        rows.go_to("in:Triggers")
        await pilot.press("enter")
        await pilot.pause()
        rows.go_to("triggers.events")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await finished(pilot)
    assert len(book.plan.at("triggers.events")) == before + 2


async def test_what_cannot_be_read_is_one_sentence_and_the_name_stays(tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04 cut")
    async with opened(empty_book(), tmp_path) as pilot:
        await at(pilot, str(tmp_path / "cut.docx"))
        assert "cut.docx is damaged or cut short" in screen_text(pilot)
        box = pilot.app.screen.query_one("#box", WordBox)
        assert box.has_focus
        assert box.text.endswith("cut.docx")


async def test_escape_goes_back_step_by_step(notes: Path, tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await at(pilot, str(notes))
        await pilot.press("1")
        await pilot.pause()
        for _ in range(3):
            assert isinstance(pilot.app.screen, BringInPage)
            await pilot.press("escape")
            await pilot.pause()
        assert not isinstance(pilot.app.screen, BringInPage)
    assert not book.plan.items


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_words_for_days_are_asked_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2026-10-01,October 1,Thursday,9:00 PM,rad,walk,,Good\n",
        encoding="utf-8",
    )
    book = empty_book()
    async with opened(book, tmp_path, size=size) as pilot:
        await at(pilot, str(file))
        assert "For some days the file says: rad" in screen_text(pilot)
        pilot.app.screen.query_one("#box", WordBox).put_draft("bright")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one("#rows", ChoiceList)
        rows.go_to("go:on")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await finished(pilot)
    assert [day.word for day in book.plan.days.values()] == ["bright"]
