"""The lock page, unlocking, locking, and words that cannot be saved, on real vaults."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import type_words
from tests.ui.running import app_of, places_in, text_of
from wrap_tui.app import WrapApp
from wrap_tui.ending import LOCKED
from wrap_tui.errors import StoreError, StoreKind
from wrap_tui.screens.hidden import HiddenScreen
from wrap_tui.services import unlocking
from wrap_tui.services.book import Book
from wrap_tui.services.keys import confirm_spare_key, new_spare_key
from wrap_tui.services.opening import create_book, open_book
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.word_box import WordBox

SECRET = "zq-passphrase"


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Path:
    """A folder with a closed vault of one line."""
    book = create_book(places_in(tmp_path), SECRET)
    book.add("triggers.dates", {"text": "Late November"})
    book.close()
    return tmp_path


def again(folder: Path) -> Book:
    return open_book(places_in(folder), Passphrase(SECRET))


async def until(app: WrapApp, pilot: Pilot[int], words: str) -> str:
    """The screen, once it shows *words*."""
    for _ in range(200):
        await pilot.pause(0.02)
        if words in (shown := text_of(app)):
            return shown
    raise AssertionError(f"{words!r} never came:\n{text_of(app)}")


async def unlock(app: WrapApp, pilot: Pilot[int]) -> None:
    await until(app, pilot, "Passphrase")
    await type_words(pilot, SECRET)
    await pilot.press("enter")
    for _ in range(200):
        await pilot.pause(0.02)
        if app.book is not None and app.page is not None and app.page.place[0] != "lock":
            return
    raise AssertionError(text_of(app))


async def test_the_right_passphrase_opens_today(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        assert app.page is not None
        assert app.page.place == ("today",)
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November",)
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
    again(vault).close()


async def test_a_wrong_passphrase_is_answered_calmly_and_can_be_tried_again(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"bad", "enter")
        await until(app, pilot, "That did not open it. Nothing is lost.")
        box = app.screen.query_one(PassphraseBox)
        assert (box.value, box.disabled, app.focused) == ("", False, box)
        await unlock(app, pilot)


async def test_a_passphrase_from_a_file_opens_by_itself_once(vault: Path) -> None:
    app = app_of(vault)
    app.first_passphrase = SECRET
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Today")
        assert app.first_passphrase == ""


async def test_the_spare_key_opens_too(vault: Path) -> None:
    book = again(vault)
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    book.close()
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press("f3")
        await until(app, pilot, "eleven words from your paper")
        box = app.screen.query_one(PassphraseBox)
        assert not box.password
        box.value = " ".join(sheet.words).upper()
        await pilot.press("enter")
        await until(app, pilot, "Your spare key opened it.")


async def test_the_lock_page_is_neutral_and_f2_shows_numbers(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await until(app, pilot, "Passphrase")
        for word in ("crisis", "Crisis", "plan", "well", "November"):
            assert word not in shown
        await pilot.press(*"half", "f2")
        await until(app, pilot, "Emergency")
        await pilot.press("escape")
        await until(app, pilot, "Type your passphrase")
        assert app.screen.query_one(PassphraseBox).value == "half"


@pytest.mark.parametrize("kind", ["damaged", "newer", "foreign", "busy", "gone", "missing"])
async def test_every_kind_of_trouble_has_its_sentence(
    vault: Path, kind: StoreKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **named: object) -> Book:
        raise StoreError(kind)

    monkeypatch.setattr(unlocking, "unlock", refuse)
    said = set()
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"x", "enter")
        await pilot.pause(0.2)
        said.add(str(app.screen.query_one("#message").render()))
    assert len(said) == 1
    assert not {s for s in said if kind in ("", s)}


async def test_trouble_that_shows_without_a_key_is_said_at_once(vault: Path) -> None:
    (vault / "plan.wrap").write_bytes(b"not a vault at all" * 500)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "not a plan of this program")


async def test_a_vault_in_use_is_said_and_enter_tries_again(vault: Path) -> None:
    holder = again(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "open in another window")
        holder.close()
        await unlock(app, pilot)


async def test_look_away_hides_and_shows(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"words")
        assert "words" not in text_of(app).replace("Show the words", "")
        await pilot.press("f4")
        await pilot.pause()
        assert "words" in text_of(app).replace("Hide the words", "")


async def test_a_lock_keeps_place_and_half_typed_words(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("guide", "triggers")
        await pilot.pause(0.1)
        app.screen.query_one(WordBox).focus()
        await type_words(pilot, "half typed")
        await pilot.press("left", "left", "ctrl+l", "ctrl+l")
        for _ in range(100):
            await pilot.pause(0.02)
            if app.return_code is not None and app._exit:
                break
    assert app.return_value == LOCKED
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await pilot.pause(0.2)
        assert [page.place for page in app.trail] == [("today",), ("guide", "triggers")]
        box = app.screen.query_one(WordBox)
        assert (box.text, box.cursor_location) == ("half typed", (0, 8))
        assert app.focused is box
        assert app.book is not None
        assert app.book.plan.preference("shell.place") is None


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
        for _ in range(150):
            await pilot.pause(0.05)
            if app._exit:
                break
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
        await pilot.pause(0.3)
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
        await asyncio.sleep(0.3)
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
        await pilot.pause(0.3)
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
        await pilot.pause(0.3)
        assert "Today" not in text_of(app)
    assert app.return_value == LOCKED
