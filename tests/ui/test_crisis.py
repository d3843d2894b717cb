"""The crisis page: one key from everywhere, never empty, read-only, line by line, changed only after a gentle question."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from tests.ui.kit import Wall, empty_book, opened, sam, screen_text, type_words
from tests.ui.running import app_of, text_of
from tests.ui.unlocking import make_vault, until
from wrap_tui import keys
from wrap_tui.app import WrapApp
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.screens.crisis import CrisisPage
from wrap_tui.screens.note import NotePage
from wrap_tui.services import helplines
from wrap_tui.store.cost import Cost
from wrap_tui.widgets.word_box import WordBox


async def test_the_first_twenty_lines_hold_what_matters(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path, size=(60, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, WrapApp)
        app.use(replace(app.settings, country="GB"))
        await pilot.press("f2")
        await pilot.pause()
        text = screen_text(pilot)
    for words in ("Feet on the floor", "07700 900123", "07700 900456", "Samaritans", "116 123", "999"):
        assert words in text


async def test_long_words_of_a_person_do_not_push_the_emergency_number_out_of_sight(tmp_path: Path) -> None:
    book = empty_book(Wall())
    for number in range(4):
        book.add("crisis.for_me_now", {"text": f"{number} " + "a step in many words " * 6})
        book.add(
            "crisis.supporters", {"name": "A long name " * 6, "phones": ("07700 900123", "07700 900124")}
        )
    async with opened(book, tmp_path, size=(60, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, WrapApp)
        app.use(replace(app.settings, country="GB"))
        await pilot.press("f2")
        await pilot.pause()
        assert "In danger: 999" in screen_text(pilot).splitlines()[0]


async def test_without_a_plan_and_without_a_country_it_is_not_empty(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        text = screen_text(pilot)
        assert "112" in text
        await pilot.press("c")
        await pilot.pause()
        assert "Which country are you in?" in screen_text(pilot)
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CrisisPage)
        assert screen_text(pilot).count("Salud Mental") == 1


async def test_nothing_is_changed_by_any_letter(tmp_path: Path) -> None:
    book = sam()
    before = book.plan.items
    async with opened(book, tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        await pilot.press("a", "d", "u", "o", "w", "h", "x", "space", "delete")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CrisisPage)
    assert book.plan.items is before


async def test_reading_marks_the_date_once(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
    assert book.plan.preference("crisis.last_read") == "2025-10-14"


async def test_line_by_line_goes_on_and_back(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        assert "Feet on the floor" in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Asha, my sister" in text
        assert "Feet on the floor" not in text
        await pilot.press("up")
        await pilot.pause()
        assert "Feet on the floor" in screen_text(pilot)


async def test_something_good_is_one_key_away(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert "The heron came back" in screen_text(pilot)


async def test_changing_asks_once_and_a_note_can_be_kept(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert "Is today a good day to change your crisis plan?" in screen_text(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NotePage)
        await type_words(pilot, "Ask Jo again")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        text = screen_text(pilot)
    assert "Notes I kept for later" in text
    assert "Ask Jo again" in text


async def test_many_own_steps_are_all_on_the_page(tmp_path: Path) -> None:
    book = empty_book(Wall())
    for number in range(7):
        book.add("crisis.for_me_now", {"text": f"step number {number}"})
    async with opened(book, tmp_path, size=(80, 60)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        text = screen_text(pilot)
    assert all(f"step number {number}" in text for number in range(7))


async def test_on_the_lock_page_every_key_of_the_crisis_page_is_calm(
    tmp_path: Path, cheap_cost: Cost
) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Type your passphrase")
        await pilot.press("f2")
        await until(app, pilot, "In danger")
        last = text_of(app).splitlines()[-1]
        assert "country" in last
        assert "print" not in last
        for key in keys.rows("crisis"):
            await pilot.press(key.keys)
            await pilot.pause()
        assert app.page is not None
        assert app.page.place == ("helplines",)
        await pilot.press("escape")
        await pilot.pause()
        assert text_of(app).count("Choose a country for helplines") == 1
    assert app.fault is None


@pytest.mark.parametrize("width", [78, 79, 80, 81, 82, 100])
async def test_the_dates_are_whole_in_the_header_or_on_the_page(tmp_path: Path, width: int) -> None:
    book = sam()
    book.answer("crisis.written_on", {VALUE_FIELD: "2025-11-26"})
    book.prefer("crisis.last_read", "2025-11-26")
    async with opened(book, tmp_path, size=(width, 30)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        text = screen_text(pilot)
    dates = next(line for line in text.splitlines() if "written on" in line)
    assert "last read on" in dates
    assert dates.rstrip()[-4:].isdigit()


async def test_back_from_it_leads_to_the_half_sentence_also_when_writing_began_here(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await pilot.press("0", "down", "enter")
        await pilot.pause()
        await type_words(pilot, "Half a sen")
        await pilot.press("left", "left", "f2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CrisisPage)
        await pilot.press("f2", "escape")
        await pilot.pause()
        box = pilot.app.screen.query_one("#box", WordBox)
        assert (box.text, box.cursor_location) == ("Half a sen", (0, 8))
        assert pilot.app.screen.focused is box


async def test_down_goes_on_from_the_last_line_to_what_can_be_done(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await pilot.press("0", "down", "down")
        await pilot.pause()
        assert "›  g   Something good to read" in screen_text(pilot)


async def test_opening_it_works_out_the_look_of_each_widget_once(tmp_path: Path) -> None:
    """Nearly half of the time until it stands goes into that (`tests.bench keys`)."""
    async with opened(sam(), tmp_path) as pilot:
        looks: Counter[int] = Counter()
        real = Stylesheet.apply

        def counted(sheet: Stylesheet, node: DOMNode, **more: Any) -> None:
            if isinstance(node, Widget) and node.screen.id != "_default" and not isinstance(node, ScrollBar):
                looks[id(node)] += 1
            real(sheet, node, **more)

        with mock.patch.object(Stylesheet, "apply", counted):
            await pilot.press("f2")
            await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, CrisisPage)
        drawn = {id(page)} | {id(widget) for widget in page.query("*")}
        assert {looks[one] for one in drawn if one in looks} == {1}
        assert len(drawn & looks.keys()) > 12


async def test_it_is_filled_once_for_a_window_and_again_for_another(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("f2", "escape")
        await pilot.pause()
        with mock.patch.object(CrisisPage, "redraw", autospec=True, side_effect=CrisisPage.redraw) as filled:
            await pilot.press("f2")
            await pilot.pause()
            assert filled.call_count == 1
            await pilot.resize_terminal(60, 20)
            await pilot.pause()
            assert filled.call_count == 2


async def test_it_is_at_hand_before_it_is_wanted(tmp_path: Path) -> None:
    with mock.patch.object(helplines, "lines", side_effect=helplines.lines) as read:
        async with opened(sam(), tmp_path) as pilot:
            await pilot.app.workers.wait_for_complete()
            assert read.call_args_list == [mock.call("")]
