"""Settings, the help pages, and a new passphrase."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.ui.kit import type_words
from tests.ui.running import app_of, leave_all, places_in, running, text_of
from tests.ui.unlocking import OWN, SECRET, closed, make_vault, unlock, until
from wrap_tui import settings
from wrap_tui.flows.setting_rows import ALL, value_words
from wrap_tui.screens.help import all_titles, help_text, paragraphs
from wrap_tui.screens.pages import PAGES
from wrap_tui.services import keys as services_keys
from wrap_tui.services.opening import open_book
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.widgets.choice_list import ChoiceList


def test_every_value_of_every_setting_has_words() -> None:
    for setting in ALL.values():
        usual = getattr(settings.Settings(), setting.field)
        assert usual in setting.values, setting.field
        assert all(value_words(setting.field, value) for value in setting.values)
    assert value_words("idle_minutes", 1) == "after 1 minute"


async def test_a_setting_is_changed_kept_and_shown_at_once(tmp_path: Path, cheap_cost: Cost) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("settings")
        await pilot.pause()
        await pilot.press("enter")
        await until(app, pilot, "calm, light")
        await pilot.press("3")
        await pilot.pause(0.1)
        assert app.theme == "calm-light"
        assert "calm, light" in text_of(app)
        rows = app.screen.query_one(ChoiceList)
        rows.go_to("ascii")
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("1")
        await pilot.pause(0.1)
        assert max(map(ord, text_of(app))) <= 126
        rows.go_to("day_start")
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("1")
        await pilot.pause(0.1)
        assert app.book is not None
        assert app.book.day_start == 0
    kept = settings.load(places_in(tmp_path).settings)
    assert (kept.theme, kept.ascii) == ("calm-light", True)


async def test_escape_leaves_a_setting_as_it_was(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("settings")
        await pilot.pause()
        before = app.settings
        await pilot.press("enter", "down", "escape")
        await pilot.pause()
        assert app.settings is before
        assert app.page is not None
        assert app.page.place == ("settings",)


async def test_settings_that_cannot_be_kept_hold_for_now_and_say_so(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)

    def refuse(path: Path, chosen: settings.Settings) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(settings, "save", refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("settings")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("4")
        await until(app, pilot, "It could not be kept for next time.")
        assert app.theme == "contrast"


async def test_a_new_passphrase_needs_the_present_one(tmp_path: Path, cheap_cost: Cost) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("passphrase")
        await until(app, pilot, "present passphrase")
        await pilot.press(*"bad", "enter")
        await until(app, pilot, "That was not it.")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Five words for you.")
        await type_words(pilot, OWN)
        await pilot.press("enter")
        await until(app, pilot, "Make them anew")
        await pilot.press("enter")
        await until(app, pilot, "Your new passphrase holds from now on.")
        await pilot.press("ctrl+q")
        await closed(app)
    book = open_book(places_in(tmp_path), Passphrase(OWN))
    assert book.save_state.kind == "saved"
    book.close()


def test_help_reads_headings_and_paragraphs() -> None:
    assert list(paragraphs("# One\n\nTwo\nlines.\n\n\n")) == [("heading", "One"), ("gap", "Two lines.")]
    assert help_text("no such page") == ""


@pytest.mark.usefixtures("nothing_is_painted_twice")
async def test_every_page_has_help_with_the_keys_that_hold_there(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 200)) as (app, pilot):
        for name in sorted(PAGES):
            app.go("help", name)
            shown = await until(app, pilot, "Hides everything at once.")
            assert "F2, Ctrl+G" in shown, name
            assert app.page is not None
            assert app.page.place == ("help", name)
            await leave_all(app, pilot)


async def test_f1_in_a_box_and_question_mark_outside_open_help_and_come_back(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause(0.1)
        assert app.page is not None
        assert app.page.place == ("help", "today")
        await pilot.press("f1")
        await pilot.pause()
        assert len(app.trail) == 2, "help has no help of its own"
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.trail) == 1


async def test_nobody_leaves_while_the_passphrase_changes(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(tmp_path)
    go_on = threading.Event()
    change = services_keys.change_passphrase

    def slow(*args: Any, **options: Any) -> Any:
        go_on.wait(10)
        return change(*args, **options)

    monkeypatch.setattr(services_keys, "change_passphrase", slow)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("passphrase")
        await until(app, pilot, "present passphrase")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Five words for you.")
        await type_words(pilot, OWN)
        await pilot.press("enter")
        await until(app, pilot, "Kept backups open with the old passphrase.")
        await pilot.press("enter")
        await until(app, pilot, "Sealing everything again.")
        await pilot.press("escape", "enter", "f2")
        await until(app, pilot, "My crisis plan")
        go_on.set()
        await until(app, pilot, "Your new passphrase holds from now on.")
        assert app.page is not None
        assert app.page.place == ("crisis",)
    assert app.book is not None
    app.book.close()
    open_book(places_in(tmp_path), Passphrase(OWN)).close()


def test_points_of_a_help_page_stand_on_lines_of_their_own() -> None:
    assert list(paragraphs("# One\n\n- two\n- three\n")) == [
        ("heading", "One"),
        ("gap", "- two"),
        ("", "- three"),
    ]


async def test_the_menu_leads_to_every_help_page(tmp_path: Path) -> None:
    async with running(tmp_path, size=(80, 60)) as (app, pilot):
        app.go("help")
        await pilot.pause()
        for name, title in all_titles():
            assert title in text_of(app), name
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.page is not None
        assert app.page.place == ("help", "page:privacy_and_limits")
        shown = text_of(app)
        assert "Someone has your computer while it is off, or a backup" in shown
        assert "They cannot read a word" in shown
