"""Presses that come twice: one page is opened, never two; words and quick hands are left alone."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.kit import place, press, type_words
from tests.ui.looks import demonstration, show, text_of
from tests.ui.running import app_of
from tests.ui.unlocking import SECRET, make_vault, until
from wrap_tui.app import WrapApp
from wrap_tui.screens import double
from wrap_tui.screens.double import Doubles
from wrap_tui.store.cost import Cost
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox

FIRST, OTHER = Screen[object](), Screen[object]()


@pytest.fixture
def slow_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything in a test counts as one moment."""
    monkeypatch.setattr(double, "DOUBLE", 60.0)


def key(name: str, at: float) -> events.Key:
    event = events.Key(name, name if len(name) == 1 else " " if name == "space" else None)
    event.time = at
    return event


def mouse(kind: type[events.MouseEvent], at: float, x: int = 1, y: int = 1) -> events.MouseEvent:
    event = kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)
    event.time = at
    return event


@pytest.mark.parametrize(
    ("first", "second", "wait", "typing", "dropped"),
    [
        ("enter", "enter", 0.2, False, True),
        ("enter", "enter", 0.2, True, True),
        ("space", "space", 0.2, False, True),
        ("g", "g", 0.2, False, True),
        ("space", "space", 0.2, True, False),
        ("g", "g", 0.2, True, False),
        ("enter", "enter", 0.3, False, False),
        ("3", "g", 0.01, False, False),
        ("enter", "space", 0.01, False, False),
        ("escape", "escape", 0.01, False, False),
        ("down", "down", 0.01, False, False),
    ],
)
def test_which_second_key_is_dropped_on_another_page(
    monkeypatch: pytest.MonkeyPatch, first: str, second: str, wait: float, typing: bool, dropped: bool
) -> None:
    monkeypatch.setattr(double, "DOUBLE", 0.25)
    doubles = Doubles()
    assert not doubles.again(key(first, 5.0), FIRST, typing=False)
    assert doubles.again(key(second, 5.0 + wait), OTHER, typing=typing) is dropped


def test_the_same_page_takes_the_same_key_as_often_as_it_comes(slow_hands: None) -> None:
    doubles = Doubles()
    assert not any(doubles.again(key("space", 1 + i / 100), FIRST, typing=False) for i in range(9))


def test_a_key_that_goes_on_trembling_is_dropped_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(double, "DOUBLE", 0.25)
    doubles = Doubles()
    doubles.again(key("enter", 1.0), FIRST, typing=False)
    assert all(doubles.again(key("enter", 1.2 + i / 5), OTHER, typing=False) for i in range(4))
    assert not doubles.again(key("enter", 2.1), OTHER, typing=False)


def test_a_click_is_dropped_whole_and_the_key_it_pressed_changes_nothing(slow_hands: None) -> None:
    doubles = Doubles()
    heard = [
        doubles.again(event, screen, typing=False)
        for event, screen in (
            (mouse(events.MouseDown, 1.0), FIRST),
            (mouse(events.MouseUp, 1.05), FIRST),
            (key("escape", 1.06), FIRST),
            (mouse(events.MouseDown, 1.1), OTHER),
            (mouse(events.MouseUp, 1.15), OTHER),
            (mouse(events.MouseUp, 1.2), OTHER),
        )
    ]
    assert heard == [False, False, False, True, True, False]


async def settled(app: WrapApp, pilot: Pilot[int]) -> list[tuple[str, ...]]:
    """The open pages, once there are more than the menu and nothing is going on."""
    for _ in range(100):
        await pilot.pause(0.02)
        if len(app.trail) > 2:
            break
    await pilot.pause(0.05)
    return [page.place for page in app.trail]


async def test_both_halves_at_once_open_one_page(tmp_path: Path, slow_hands: None) -> None:
    async with demonstration(tmp_path, (100, 60)) as (app, pilot):
        for row_id in ("triggers", "export"):
            for way in ("enter", "space", "click"):
                await show(app, pilot, "menu")
                app._doubles = Doubles()
                choices = app.screen.query_one(ChoiceList)
                choices.go_to(row_id)
                spot = choices.cursor_spot()
                for kind in (events.MouseDown, events.MouseUp) * 2 if way == "click" else ():
                    app.post_message(mouse(kind, 1.0, spot.x + 4, spot.y))
                for _ in range(0 if way == "click" else 2):
                    app.post_message(key(way, 1.0))
                opened = await settled(app, pilot)
                assert len(opened) == 3, (way, opened)


async def test_the_second_half_on_the_new_page_does_nothing_and_quick_hands_are_heard(
    tmp_path: Path, slow_hands: None
) -> None:
    async with demonstration(tmp_path) as (app, pilot):
        before = text_of(app).count("[x]")
        await press(pilot, "space", "space")
        assert text_of(app).count("[x]") == before + 2
        await press(pilot, "3", "3", "3")
        assert place(pilot) == ("section", "triggers")
        await press(pilot, "g")
        await type_words(pilot, "oo  ll")
        assert app.screen.query_one("#box", WordBox).text == "oo  ll"
        await press(pilot, "escape", "escape")
        assert place(pilot) == ("today",)


async def test_a_dialog_is_answered_once(tmp_path: Path, slow_hands: None) -> None:
    async with demonstration(tmp_path) as (app, pilot):
        await show(app, pilot, "section")
        await press(pilot, "ctrl+p")
        await type_words(pilot, "hides everything")
        for _ in range(3):
            app.post_message(key("enter", 1.0))
        await pilot.pause(0.2)
        assert [page.place for page in app.trail] == [("today",), ("section", "triggers")]


async def test_enter_twice_on_the_lock_page_opens_today_alone(
    tmp_path: Path, cheap_cost: Cost, slow_hands: None
) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Type your passphrase")
        await type_words(pilot, SECRET)
        for _ in range(2):
            app.post_message(key("enter", 1.0))
        await until(app, pilot, "Today")
        await pilot.pause(0.1)
        assert [page.place for page in app.trail] == [("today",)]


async def test_enter_twice_on_hide_everything_stays_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with demonstration(tmp_path) as (app, pilot):
        monkeypatch.setattr(double, "DOUBLE", 60.0)
        app.last_key = ("enter", monotonic())
        app.action_hide()
        await press(pilot, "enter")
        assert app.hidden is not None
        monkeypatch.setattr(double, "DOUBLE", 0.0)
        await press(pilot, "enter")
        assert app.hidden is None


async def test_enter_right_after_ctrl_l_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async with demonstration(tmp_path) as (app, pilot):
        monkeypatch.setattr(double, "DOUBLE", 60.0)
        await press(pilot, "ctrl+l")
        assert app.hidden is not None
        await press(pilot, "enter")
        assert app.hidden is None
