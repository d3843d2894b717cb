"""Every key that a page binds, pressed on it: with an empty plan, and before a plan is open."""

from __future__ import annotations

from inspect import Parameter, signature
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import empty_book
from tests.ui.running import app_of, running, text_of
from tests.ui.unlocking import make_vault, until
from wrap_tui import keys
from wrap_tui.app import WrapApp
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.screens.pages import PAGES, page_class
from wrap_tui.store.cost import Cost

ARGUMENTS = {"section": ("triggers",), "guide": (FIRST_PAGE,), "export": ("crisis",), "plan": ("triggers",)}
"""Pages that need to be told what they are about."""
NOT_HERE = frozenset({"lock", "first_run"})
ENDS = ("shell.close", "today.close", "shell.hide")
BEFORE = ("crisis", "helplines", "help", "settings")
"""Pages that can be opened while no plan is."""


def alone() -> list[str]:
    """Pages that open without being told of one thing in the plan."""
    return [
        name
        for name in sorted(PAGES.keys() - NOT_HERE)
        if name in ARGUMENTS
        or all(
            given.default is not Parameter.empty
            for given in signature(page_class(name)).parameters.values()
            if given.kind is not Parameter.VAR_POSITIONAL
        )
    ]


def presses(name: str) -> list[str]:
    return [key for row in keys.rows(*page_class(name).KEYS) if row.id not in ENDS for key in row.all_keys]


async def press_all(app: WrapApp, pilot: Pilot[int], name: str) -> str:
    """Each key on a page as it was opened (what a key led to is left again first), and what is seen then."""
    for key in presses(name):
        page = app.page
        if page is None or page.place[0] != name or app.screen is not page:
            open_it(app, name)
            await pilot.pause()
        await pilot.press(key)
        assert app.fault is None, key
    await pilot.pause()
    return text_of(app).strip() if app.is_running else ""


def open_it(app: WrapApp, name: str) -> None:
    while len(app.trail) > 1 or app.screen is not app.page:
        app.pop_screen()
    app.go(name, *ARGUMENTS.get(name, ()))


async def test_pages_without_keys_of_their_own_open_on_an_empty_plan(tmp_path: Path) -> None:
    async with running(tmp_path, empty_book()) as (app, pilot):
        for name in (name for name in alone() if not presses(name)):
            open_it(app, name)
            await pilot.pause()
            assert app.fault is None, name
            assert text_of(app).strip(), name


@pytest.mark.parametrize("name", [name for name in alone() if presses(name)])
async def test_no_key_breaks_a_page_of_an_empty_plan(tmp_path: Path, name: str) -> None:
    async with running(tmp_path, empty_book()) as (app, pilot):
        assert await press_all(app, pilot, name)


@pytest.mark.parametrize("name", BEFORE)
async def test_no_key_breaks_a_page_before_a_plan_is_open(
    tmp_path: Path, cheap_cost: Cost, name: str
) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Type your passphrase")
        assert await press_all(app, pilot, name)
