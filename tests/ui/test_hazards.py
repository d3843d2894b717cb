"""Hazards of the terminal toolkit (EXPERIENCE.md, Hazards): crashes, copies, colours, keys, and the answers."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from rich.color import ColorType
from textual.geometry import Offset

from tests.ui.kit import type_words
from tests.ui.running import app_of, running, strips, text_of
from tests.ui.things import ThingsPage
from wrap_tui import settings
from wrap_tui.__main__ import again_arguments
from wrap_tui.app import WrapApp
from wrap_tui.screens.pages import PAGES
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.word_box import WordBox

PLANTED = "zq-planted-words"
SOURCE = Path(__file__).parents[2] / "wrap_tui"
HOSTILE = "see [notes] [/] [red]for[/red] $x {y} \x1b]0;t\x07 \x9b31m \x00end [@click=app.bell]z[/]"


@pytest.fixture(autouse=True)
def things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.screens.pages.PAGES", {**PAGES, "things": "tests.ui.things:ThingsPage"})


# The palette


async def test_the_palette_of_the_toolkit_is_off(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        assert not app.ENABLE_COMMAND_PALETTE
        await pilot.press("ctrl+p")
        await type_words(pilot, "screenshot")
        assert "Nothing has that name" in text_of(app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        rows = app.screen.query_one(ChoiceList).rows
        of_the_toolkit = {command.title for command in app.get_system_commands(app.screen)} | {"Maximize"}
        assert {"Screenshot", "Theme"} <= of_the_toolkit
        assert not {row.text for row in rows} & of_the_toolkit
        assert {row.id.partition(":")[0] for row in rows if not row.heading} == {"go", "do"}


# Passphrases and copying


async def test_a_passphrase_cannot_be_copied_or_cut(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things")
        await pilot.pause()
        box = app.screen.query_one(PassphraseBox)
        box.focus()
        await pilot.press(*"secret", "ctrl+shift+a", "ctrl+c", "ctrl+x", "shift+home", "ctrl+x", "ctrl+c")
        assert (box.value, app.clipboard) == ("secret", "")
        box.select_all()
        await pilot.press("super+c")
        assert app.clipboard == ""


async def test_copied_words_stay_inside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "copy me")
        await pilot.pause()
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        box = app.screen.query_one(WordBox)
        box.focus()
        box.select_all()
        await pilot.press("ctrl+c")
        assert app.clipboard == "copy me"
        assert "\x1b]52" not in "".join(written)
        await pilot.press("end", "ctrl+v")
        assert box.text == "copy mecopy me"


# No colour


async def test_no_colour_shows_terminal_colours_and_focus_by_reverse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, no_colour=True) as (app, pilot):
        app.go("things", "words")
        await pilot.pause()
        app.screen.query_one("#rows").focus()
        await pilot.pause()
        reversed_text = []
        for strip in strips(app):
            for segment in strip:
                style = segment.style
                if style is None or not segment.text.strip():
                    continue
                for colour in (style.color, style.bgcolor):
                    assert colour is None or colour.type is ColorType.DEFAULT, (segment.text, colour)
                if style.reverse:
                    reversed_text.append(segment.text)
        assert any("words" in text for text in reversed_text), "the current row"
        assert any("Crisis plan" in text for text in reversed_text)


async def test_choosing_no_colour_while_running_does_the_same(tmp_path: Path) -> None:
    from dataclasses import replace

    async with running(tmp_path) as (app, pilot):
        app.use(replace(settings.Settings(), theme="none"))
        app.go("things", "words")
        await pilot.pause()
        app.screen.query_one("#rows").focus()
        await pilot.pause()
        styles = [s.style for strip in strips(app) for s in strip if s.style is not None and s.text.strip()]
        assert all(c is None or c.type is ColorType.DEFAULT for s in styles for c in (s.color, s.bgcolor))
        assert any(style.reverse for style in styles)


async def test_without_colour_each_thing_with_the_focus_is_reversed_or_framed_more_heavily(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(tmp_path, no_colour=True) as (app, pilot):
        app.go("things", "words")
        await pilot.pause()
        page = app.screen
        assert "heavy" not in str(page.query_one("#box").styles.border)
        for selector, frame in (("#box", "heavy"), ("#secret", "heavy"), ("#go", "")):
            page.query_one(selector).focus()
            await pilot.pause()
            assert reversed_inside(app, selector), selector
            assert frame in str(page.query_one(selector).styles.border), selector
        for selector in ("#box", "#secret"):
            box = page.query_one(selector)
            box.focus()
            await pilot.press(*"xyz", "shift+home")
            await pilot.pause()
            assert len("".join(reversed_inside(app, selector)).strip()) >= 3, f"{selector}: what is marked"


def reversed_inside(app: WrapApp, selector: str) -> list[str]:
    """The words in reversed style inside a widget."""
    region = app.screen.query_one(selector).region
    lines = strips(app)[region.y : region.bottom]
    return [part.text for line in lines for part in line if part.style is not None and part.style.reverse]


# Space, cursor, Escape, toasts


async def test_space_presses_buttons_and_ticks_or_opens_rows(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "words")
        await pilot.pause()
        page = app.page
        assert isinstance(page, ThingsPage)
        page.query_one("#go").focus()
        await pilot.press("space")
        await pilot.pause()
        assert "pressed" in text_of(app)
        page.query_one(ChoiceList).focus()
        await pilot.press("space", "space", "space", "enter")
        assert page.took == [("a", False), ("b", True), ("b", True), ("b", None)]
        page.query_one(ChoiceList).set_rows([Row("c", "without a tick box")])
        await pilot.press("space")
        assert page.took[4:] == [("c", None)]


async def test_the_terminal_cursor_sits_on_what_has_the_focus(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "words")
        await pilot.pause()
        for selector in ("#rows", "#box", "#secret", "#go"):
            widget = app.screen.query_one(selector)
            widget.focus()
            await pilot.pause()
            assert app.cursor_position.y in range(widget.region.y, widget.region.bottom), selector
            assert app.cursor_position.x in range(widget.region.x, widget.region.right), selector
        rows = app.screen.query_one(ChoiceList)
        rows.focus()
        await pilot.pause()
        before = app.cursor_position
        await pilot.press("down")
        assert app.cursor_position == before + Offset(0, 2), "the second row stands two lines lower"


async def test_every_page_has_a_way_back_that_is_not_escape(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("settings")
        await pilot.pause()
        for key in ("left", "backspace"):
            app.go("settings")
            await pilot.pause()
            await pilot.press(key)
            await pilot.pause()
            assert len(app.trail) == 1, key


async def test_nothing_blinks_and_nothing_is_painted_while_idle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "words")
        await pilot.pause()
        app.screen.query_one("#box").focus()
        app.tell("This stays until the next.")
        await pilot.pause(0.2)
        painted: list[object] = []
        monkeypatch.setattr(app, "_display", lambda *args: painted.append(args))
        await pilot.pause(1.6)
        assert painted == []
        assert "This stays until the next." in text_of(app)


# Locking starts again


def test_a_lock_drops_the_passphrase_file_from_the_arguments() -> None:
    given = ["--vault", "a.wrap", "--passphrase-file", "secret", "--ascii"]
    assert again_arguments(given) == ["--vault", "a.wrap", "--ascii"]
    assert again_arguments(["--passphrase-file=-", "--plain"]) == ["--plain"]


async def test_hiding_is_quick(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "private")
        await pilot.pause()
        began = time.process_time()
        app.simulate_key("ctrl+l")
        for _ in range(2_000):
            await asyncio.sleep(0.005)
            shown = text_of(app)
            if "Press Enter" in shown and "private" not in shown:
                break
        else:
            pytest.fail("it never hid")
        assert time.process_time() - began < 0.5, "100 ms on a quiet computer"


def test_app_of_can_be_made_without_a_vault(tmp_path: Path) -> None:
    assert app_of(tmp_path).book is None
