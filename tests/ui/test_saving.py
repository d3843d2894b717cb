"""Words that cannot be saved, and locks that come by themselves, on real vaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import type_words
from tests.ui.running import app_of, running, text_of
from tests.ui.unlocking import SECRET, again, closed, make_vault, unlock, until
from wrap_tui.ending import LOCKED
from wrap_tui.errors import StoreError
from wrap_tui.screens.hidden import HiddenScreen
from wrap_tui.services.book import Book
from wrap_tui.store.cost import Cost
from wrap_tui.widgets.keys_line import KeysLine


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Path:
    """A folder with a closed vault of one line."""
    make_vault(tmp_path)
    return tmp_path


class Full:
    """Makes saving fail with a full disk, until told otherwise."""

    def __init__(self, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        assert book.vault is not None
        save = book.vault.save

        def maybe(*args: object, **named: object) -> None:
            if self.full:
                raise StoreError("full")
            save(*args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(book.vault, "save", maybe)


async def test_a_full_disk_is_said_and_nothing_is_called_saved(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        assert app.book is not None
        disk = Full(app.book, monkeypatch)
        app.book.add("triggers.dates", {"text": "more"})
        shown = await until(app, pilot, "The disk is full. Your words are on this page.")
        assert "Not saved yet" in shown
        assert not shown.rstrip().endswith(" Saved")
        await pilot.press("ctrl+q")
        await until(app, pilot, "Your last words are not saved")
        await pilot.press("escape")
        await pilot.pause()
        assert not app._exit
        disk.full = False
        app.book.flush()
        shown = await until(app, pilot, "Saved again")
        assert shown.splitlines()[-1].endswith("Saved")


async def test_a_lock_that_cannot_save_holds_the_words_behind_the_passphrase(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        assert app.book is not None
        disk = Full(app.book, monkeypatch)
        app.book.add("triggers.dates", {"text": "private words"})
        await pilot.press("ctrl+l", "ctrl+l")
        await until(app, pilot, "It is locked.")
        await pilot.press("enter", "f2", "ctrl+g", "escape", "f1", "ctrl+p", "ctrl+l")
        await pilot.pause(0.1)
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press(*"bad", "enter")
        await until(app, pilot, "That did not open it.")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Today")
        await pilot.press("ctrl+l", "ctrl+l")
        await until(app, pilot, "It is locked.")
        disk.full = False
        await closed(app)
    assert app.return_value == LOCKED
    assert "private words" in again(vault).plan.texts("triggers.dates")


class Sleepy:
    """An idle clock whose time a test sets."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def sleepy(monkeypatch: pytest.MonkeyPatch) -> Sleepy:
    clock = Sleepy()
    monkeypatch.setattr("wrap_tui.services.idle.awake_and_asleep", clock)
    monkeypatch.setattr("wrap_tui.screens.hidden.awake_and_asleep", clock)
    return clock


async def test_the_idle_lock_gives_a_calm_minute_and_any_key_keeps_it_open(
    vault: Path, sleepy: Sleepy
) -> None:
    app = app_of(vault)
    app.idle.now = sleepy
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        sleepy.at = 9 * 60 + 1
        app.watch_the_time()
        await until(app, pilot, "It is quiet here.")
        await pilot.press("down")
        app.watch_the_time()
        await pilot.pause()
        assert "It is quiet here." not in text_of(app)
        sleepy.at += 10 * 60
        app.watch_the_time()
        await closed(app)
    assert app.return_value == LOCKED


async def test_waking_from_sleep_past_the_limit_locks_before_anything_is_painted(
    vault: Path, sleepy: Sleepy
) -> None:
    app = app_of(vault)
    app.idle.now = sleepy
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        sleepy.at += 8 * 3600
        await pilot.press("m")
        await closed(app)
    assert app.return_value == LOCKED


async def test_the_crisis_page_waits_an_hour(vault: Path, sleepy: Sleepy) -> None:
    app = app_of(vault)
    app.idle.now = sleepy
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await pilot.press("f2")
        await pilot.pause(0.1)
        sleepy.at += 50 * 60
        app.watch_the_time()
        await pilot.pause(0.2)
        assert not app._exit
        sleepy.at += 11 * 60
        app.watch_the_time()
        await closed(app)
    assert app.return_value == LOCKED


async def test_hiding_becomes_a_lock_after_the_time_set(vault: Path, sleepy: Sleepy) -> None:
    app = app_of(vault)
    app.idle.now = sleepy
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await pilot.press("ctrl+l")
        await pilot.pause()
        sleepy.at += 61
        await pilot.press("enter")
        await closed(app)
        assert "Today" not in text_of(app)
    assert app.return_value == LOCKED


async def test_news_of_a_save_that_come_while_pages_go_away_are_no_fault(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        page = app.page
        assert page is not None
        await page.query(KeysLine).remove()
        app.hear()
        await pilot.pause()
        assert app.fault is None
        assert page.is_attached
