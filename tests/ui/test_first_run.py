"""The first run, step by step, on a real vault."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.ui.kit import type_words
from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import OWN, closed, lock_with_own_words, until
from wrap_tui import settings
from wrap_tui.ending import PLAIN
from wrap_tui.flows.first_run import BEGINNINGS
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.screens.choosing import PAUSE
from wrap_tui.services import opening
from wrap_tui.services.book import Book
from wrap_tui.services.opening import open_book
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.user_text import UserText

SIZES = [(80, 24), (60, 20)]


def everything_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


@pytest.mark.parametrize("size", SIZES)
async def test_four_steps_lead_to_a_plan(tmp_path: Path, cheap_cost: Cost, size: tuple[int, int]) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=size) as pilot:
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Your country")
        await pilot.press("down", "enter")
        await until(app, pilot, "Where to begin")
        await pilot.press("4")
        await until(app, pilot, "Today")
        assert [page.place for page in app.trail] == [("today",)]
        await pilot.press("ctrl+q")
        await closed(app)
    assert len(settings.load(places_in(tmp_path).settings).country) == 2
    open_book(places_in(tmp_path), Passphrase(OWN)).close()


async def test_suggested_words_can_be_taken_and_changed(tmp_path: Path, cheap_cost: Cost) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("1")
        await until(app, pilot, "Your passphrase")
        first = app.screen.query_one("#suggested", UserText).words
        assert len(first.split()) == 5
        await pilot.press("ctrl+t")
        await pilot.pause()
        second = app.screen.query_one("#suggested", UserText).words
        assert second != first
        await pilot.press("tab", "right", "space")
        await pilot.pause()
        assert app.screen.query_one(PassphraseBox).value == second
        await until(app, pilot, "That is very strong.")
        await pilot.press("enter")
        await until(app, pilot, "Your country")
        assert app.book is not None
        app.book.close()
    open_book(places_in(tmp_path), Passphrase(second.upper())).close()


async def test_words_typed_unseen_are_asked_for_twice(tmp_path: Path, cheap_cost: Cost) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("1")
        await until(app, pilot, "Your passphrase")
        await pilot.press("f4", *"unseen")
        shown = await until(app, pilot, "Show the words")
        assert "unseen" not in shown
        assert "Five words for you" not in shown
        await pilot.press("enter")
        await until(app, pilot, "Type the same words once more.")
        await pilot.press("enter")
        await pilot.pause(PAUSE * 2)
        assert "Type the same words once more." in text_of(app)
        await pilot.press(*"other", "enter")
        await until(app, pilot, "Those were two different ones.")
        await pilot.pause(PAUSE * 2)
        assert "Those were two different ones." in text_of(app)
        await pilot.press(*"unseen", "enter")
        await until(app, pilot, "once more")
        await pilot.press(*"unseen", "enter")
        await until(app, pilot, "Enter again takes them")
        assert "unseen" not in text_of(app)
        await pilot.press("enter")
        await until(app, pilot, "Your country")
        assert app.book is not None


async def test_an_empty_passphrase_is_the_one_that_is_refused(tmp_path: Path, cheap_cost: Cost) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("1")
        await until(app, pilot, "Your passphrase")
        await pilot.press("enter")
        await until(app, pilot, "A passphrase has at least one letter.")
        await pilot.press("x")
        await until(app, pilot, "within a day")
        await pilot.press("enter")
        await until(app, pilot, "Enter again takes them")
        assert not places_in(tmp_path).vault.exists()
        await pilot.press("enter")
        await until(app, pilot, "Your country")
        assert places_in(tmp_path).vault.is_file()
        assert app.screen.query_one(PassphraseBox).value == ""


async def test_back_goes_one_step_back_and_a_made_plan_stays(tmp_path: Path, cheap_cost: Cost) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("1")
        await until(app, pilot, "Your passphrase")
        await pilot.press("escape")
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Your country")
        await pilot.press("escape")
        await until(app, pilot, "This is the first page.")
        await pilot.press("enter")
        await until(app, pilot, "Where to begin")
        await pilot.press("escape")
        await until(app, pilot, "Your country")
        assert app.settings.country == ""


@pytest.mark.parametrize(("key", "name"), list(enumerate(BEGINNINGS, 1)))
async def test_every_beginning_leads_where_it_says(
    tmp_path: Path, cheap_cost: Cost, key: int, name: str
) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Your country")
        await pilot.press("end", "enter")
        await until(app, pilot, "Where to begin")
        await pilot.press(str(key))
        await pilot.pause(0.3)
        assert app.page is not None
        assert app.page.place == BEGINNINGS[name]
        await pilot.press("f2")
        await pilot.pause(0.2)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert app.page.place == BEGINNINGS[name]
    assert BEGINNINGS["crisis"] == ("guide", FIRST_PAGE)


async def test_looking_round_writes_nothing(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("2")
        await until(app, pilot, "A look round")
        await until(app, pilot, "Made-up words")
        app.go("settings")
        await pilot.pause()
        app.use(settings.Settings(country="GB"))
        await pilot.press("f2")
        await until(app, pilot, "999")
    assert everything_in(tmp_path) == []


async def test_a_file_can_be_named(tmp_path: Path, cheap_cost: Cost) -> None:
    from wrap_tui.services.opening import create_book

    elsewhere = tmp_path / "elsewhere"
    create_book(places_in(elsewhere), "x").close()
    app = app_of(tmp_path / "new")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("3", *"nothing", "enter")
        await until(app, pilot, "There is no file of that name.")
        box = app.screen.query_one("#file")
        await pilot.press(*["backspace"] * 10)
        assert box.has_focus
        await type_words(pilot, str(elsewhere / "plan.wrap").replace("/", "\0").replace("\0", "/"))
        await pilot.press("enter")
        await until(app, pilot, "Type your passphrase")
        await pilot.press("x", "enter")
        await until(app, pilot, "Today")
        assert app.book is not None
        assert app.book.vault is not None
        assert app.book.vault.path == elsewhere / "plan.wrap"


async def test_text_only_ends_with_its_own_answer(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        await pilot.press("4")
        await closed(app)
    assert app.return_value == PLAIN


async def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, cheap_cost: Cost) -> None:
    (tmp_path / "folder").write_text("a file where the folder would be")
    app = app_of(tmp_path / "folder")
    async with app.run_test(size=(80, 24)) as pilot:
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Nothing is lost.")
        assert app.book is None
        assert not app.screen.query_one(PassphraseBox).disabled


async def test_while_the_plan_is_made_nothing_else_happens(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    make = opening.create_book

    def slow(*args: Any) -> Book:
        go_on.wait(10)
        return make(*args)

    monkeypatch.setattr(opening, "create_book", slow)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await lock_with_own_words(app, pilot)
        await until(app, pilot, "Making your plan file.")
        await pilot.press("enter", "tab", "enter", "escape", "2", "3", "ctrl+t")
        await pilot.pause()
        await pilot.press("f2")
        await until(app, pilot, "In danger")
        await pilot.press("escape", "down", "enter")
        await pilot.pause()
        assert app.book is None, "nothing of a step that is not shown was chosen"
        assert "Making your plan file." in text_of(app)
        assert "at least one letter" not in text_of(app)
        go_on.set()
        await until(app, pilot, "Your country")
        assert app.book is not None
        app.book.close()
    assert app.settings.country == ""
    open_book(places_in(tmp_path), Passphrase(OWN)).close()


async def test_a_first_hour_ends_on_today_with_one_true_thing(tmp_path: Path, cheap_cost: Cost) -> None:
    """Ten keys and the words themselves: at ten seconds for each key that is under two minutes."""
    steps: tuple[tuple[str, str], ...] = (
        ("How would you like to start?", "1"),
        ("Five words for you", "tab"),
        ("›[ Go on ]", "right"),
        ("›[ Use these words ]", "space"),
        ("That is very strong.", "enter"),
        ("Your country", "enter"),
        ("Where to begin", "4"),
        ("Add one thing", "a"),
    )
    app = app_of(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        for shown, key in steps:
            await until(app, pilot, shown)
            await pilot.press(key)
        await until(app, pilot, "Type one here")
        await type_words(pilot, "Tea on the step")
        await pilot.press("enter")
        await until(app, pilot, "Tea on the step")
        await pilot.press("escape")
        await until(app, pilot, "[ ]  Tea on the step")
        assert [page.place for page in app.trail] == [("today",)]
        assert app.book is not None
        assert app.book.plan.texts("daily.every") == ("Tea on the step",)
        assert len(steps) + 2 <= 10
        app.book.close()
