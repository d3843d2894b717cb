"""Words typed before the boxes of a page are made: none is lost, and none does what a single key would do."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.ui.kit import empty_book, place, press
from tests.ui.running import running
from wrap_tui.app import WrapApp
from wrap_tui.flows import peer
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.screens import typed_ahead
from wrap_tui.screens.form_fields import FormFields
from wrap_tui.screens.guide import GuidePage
from wrap_tui.screens.keeping import KeepsWords
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox


async def type_at_once(pilot: Pilot[int], words: str) -> None:
    """All letters in one go, as a terminal hands them over when the program was busy."""
    for letter in words:
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
    await settled(pilot)


async def settled(pilot: Pilot[int]) -> None:
    for _ in range(5):
        await pilot.pause(0.05)


async def turn_to_the_address(app: WrapApp, pilot: Pilot[int]) -> None:
    """The third question is asked, and its boxes are not there yet."""
    app.go("guide", FIRST_PAGE)
    await pilot.pause()
    await press(pilot, "pagedown")
    page = app.screen
    assert isinstance(page, GuidePage)
    page.action_next()
    assert page.guide.question.kind == "form"
    assert not page.query("#field-address")


def address(book: Book) -> str:
    home = book.plan.answer("crisis.home")
    return home.words("address") if home is not None else ""


@pytest.mark.parametrize("letter_keys", [True, False])
async def test_a_question_that_is_a_form_takes_what_is_typed_at_once(
    tmp_path: Path, letter_keys: bool
) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        app.use(Settings(letter_keys=letter_keys))
        await turn_to_the_address(app, pilot)
        await type_at_once(pilot, "10 Elm Row")
        assert place(pilot) == ("guide", FIRST_PAGE)
        await press(pilot, "pagedown")
    assert address(book) == "10 Elm Row"


@pytest.mark.parametrize("ticks", [1, 3, 10])
async def test_words_stay_in_their_order_whenever_the_box_comes(tmp_path: Path, ticks: int) -> None:
    """Letters come without a pause: before the boxes are there, while what waited is handed on, and after."""
    typed = "abcdefghijklmnopqrstuvwxyz" * 8
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        await turn_to_the_address(app, pilot)
        for letter in typed:
            app.post_message(events.Key(letter, letter))
            for _ in range(ticks):
                await asyncio.sleep(0)
        await settled(pilot)
        assert app.screen.query_one("#field-address", WordBox).text == typed


async def test_turning_the_page_waits_for_the_words_before_it(tmp_path: Path) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        await turn_to_the_address(app, pilot)
        app.post_message(events.Key("7", "7"))
        app.post_message(events.Key("pagedown", None))
        page = app.screen
        assert isinstance(page, GuidePage)
        for _ in range(100):
            await pilot.pause(0.02)
            if page.guide.question.id == "crisis.helps":
                break
        assert page.guide.question.id == "crisis.helps"
    assert address(book) == "7"


async def test_a_form_takes_what_is_typed_at_once(tmp_path: Path) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        app.go("form", "crisis.supporters")
        await type_at_once(pilot, "Asha 0 and q")
        assert place(pilot) == ("form", "crisis.supporters")
        await press(pilot, "escape")
    assert [item.words("name") for item in book.plan.at("crisis.supporters")] == ["Asha 0 and q"]


async def test_the_crisis_key_never_waits_and_the_words_come_after_it(tmp_path: Path) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        await turn_to_the_address(app, pilot)
        app.post_message(events.Key("E", "E"))
        app.post_message(events.Key("f2", None))
        await settled(pilot)
        assert place(pilot) == ("crisis",)
        await press(pilot, "escape")
        await settled(pilot)
        await press(pilot, "l", "m", "pagedown")
    assert address(book) == "Elm"


async def test_keys_go_their_way_even_when_no_box_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_ahead, "LONGEST", 0.1)
    monkeypatch.setattr(FormFields, "on_mount", lambda fields: None)
    async with running(tmp_path, empty_book()) as (app, pilot):
        await turn_to_the_address(app, pilot)
        await pilot.pause(0.3)
        await press(pilot, "0")
        assert place(pilot) == ("crisis",)


def at_once(pilot: Pilot[int], *keys: str) -> None:
    """Keys and words in one go, before anything that they begin can be done."""
    for key in keys:
        pilot.app.post_message(events.Key(_NAMED.get(key, key), key if len(key) == 1 else None))


_NAMED = {" ": "space", "/": "slash"}


@pytest.mark.parametrize(
    ("keys", "place_", "words"),
    [
        (("a", *"Quiet words", "enter"), ("guide", "daily.every", "one"), "Quiet words"),
        (("3", "a", *"quiet mornings", "enter"), ("guide", "triggers.events", "one"), "quiet mornings"),
        (("m", "slash", *"quiet"), ("search",), ""),
        (
            ("0", "escape", "m", "escape", "3", "escape", "a", *"qq", "enter"),
            ("guide", "daily.every", "one"),
            "qq",
        ),
    ],
)
async def test_words_behind_the_key_that_opens_their_page_all_arrive(
    tmp_path: Path, keys: tuple[str, ...], place_: tuple[str, ...], words: str
) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        at_once(pilot, *keys)
        await long_settled(app, pilot, place_)
        assert [item.text for item in book.plan.items.values()] == ([words] if words else [])
        assert app.return_code is None


async def test_enter_twice_at_once_adds_and_goes_on_so_that_the_next_words_answer_the_next_question(
    tmp_path: Path,
) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (_, pilot):
        at_once(pilot, "6", "g", *"Sleep", "enter", "enter", *"Asha", "enter")
        for _ in range(100):
            await pilot.pause(0.02)
            if book.plan.texts("post.people_first"):
                break
        assert book.plan.texts("post.rest") == ("Sleep",)
        assert book.plan.texts("post.people_first") == ("Asha",)


async def test_words_wait_under_the_crisis_page_for_their_own_page(tmp_path: Path) -> None:
    book = empty_book()
    async with running(tmp_path, book) as (app, pilot):
        at_once(pilot, "a", *"Te")
        at_once(pilot, "f2")
        await long_settled(app, pilot, ("crisis",))
        await press(pilot, "escape")
        await long_settled(app, pilot, ("guide", "daily.every", "one"))
        await press(pilot, "a", "enter")
        assert [item.text for item in book.plan.items.values()] == ["Tea"]


async def long_settled(app: WrapApp, pilot: Pilot[int], wanted: tuple[str, ...]) -> None:
    """Until the wanted page is there and no key waits."""
    for _ in range(100):
        await pilot.pause(0.02)
        if place(pilot) == wanted and not app._busy and not app._keys:
            await pilot.pause(0.05)
            return
    raise AssertionError(place(pilot))


@pytest.mark.parametrize("ticks", range(0, 40, 3))
async def test_keys_typed_without_a_pause_lead_from_page_to_page(tmp_path: Path, ticks: int) -> None:
    """Menu, section, its first question: no key stays behind on a page that another one has left."""
    async with running(tmp_path, empty_book()) as (app, pilot):
        for letter in "m3aMud":
            app.post_message(events.Key(letter, letter))
            for _ in range(ticks):
                await asyncio.sleep(0)
        for _ in range(40):
            await pilot.pause(0.05)
            boxes = app.screen.query(WordBox)
            if boxes and boxes.first().text == "Mud":
                break
        assert place(pilot) == ("guide", "triggers.events", "one")
        assert app.screen.query(WordBox).first().text == "Mud"


@pytest.mark.parametrize("ahead", ["", "a"])
async def test_words_behind_a_key_that_overtakes_stay_behind_it(tmp_path: Path, ahead: str) -> None:
    """A page, and on it the search for pages, before the page is there: the words belong into the search."""
    async with running(tmp_path, empty_book()) as (app, pilot):
        app.go("section", "post")
        await settled(pilot)
        page = app.screen
        assert isinstance(page, KeepsWords)
        page.settled = False
        at_once(pilot, *ahead, "ctrl+p", *"bag")
        await settled(pilot)
        assert app.screen.query_one("#find-box", WordBox).text == "bag"
        assert len(app._keys) == len(ahead)


async def test_the_key_behind_one_that_leads_home_is_heard_at_once(tmp_path: Path) -> None:
    """The page that heard the first key is taken away by it, and so cannot tell that the key is done.

    Not with pilot.pause, which wakes the page that goes.
    """
    whole = empty_book()
    peer.begin(whole, ["toolbox", "early"])
    async with running(tmp_path, whole) as (app, pilot):
        app.go("section", "early")
        await settled(pilot)
        for key in ("f7", "down", "down"):
            app.post_message(events.Key(key, None))
            await asyncio.sleep(0.2)
        assert place(pilot) == ("session",)
        row = app.screen.query_one(ChoiceList).row
        assert row is not None
        assert row.id == "go:pause"
