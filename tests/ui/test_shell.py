"""The shell: going, coming back, crisis keys, hiding, drafts, small windows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import type_words
from tests.ui.running import running, text_of
from tests.ui.trying import TryPage
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.pages import PAGES
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.word_box import WordBox

TRY = "tests.ui.trying:TryPage"


@pytest.fixture(autouse=True)
def try_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stands in the table of pages while a test runs."""
    monkeypatch.setattr(
        "wrap_tui.screens.pages.PAGES",
        {**PAGES, "try": TRY, "crisis": TRY},
    )


def crisis_is_open(page: Page | None) -> bool:
    return page is not None and page.place == ("crisis",)


@pytest.mark.parametrize("key", ["f2", "ctrl+g"])
@pytest.mark.parametrize("focus", ["box", "rows", "go"])
async def test_crisis_keys_reach_from_every_focus_and_back_keeps_all(
    tmp_path: Path, key: str, focus: str
) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try", "x")
        await pilot.pause()
        page = app.page
        assert isinstance(page, TryPage)
        page.query_one("#box").focus()
        await pilot.press(*"half")
        page.query_one(f"#{focus}").focus()
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert crisis_is_open(app.page)
        await pilot.press("escape")
        await pilot.pause()
        assert app.page is page
        assert app.focused is not None
        assert app.focused.id == focus
        assert page.query_one(WordBox).text == "half"
        assert page.query_one(WordBox).cursor_location == (0, 4)


async def test_crisis_digit_outside_boxes_and_a_plain_zero_in_them(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        app.screen.query_one("#box").focus()
        await pilot.press("0")
        assert app.screen.query_one(WordBox).text == "0"
        assert "[ Ctrl+G Crisis plan ]" in text_of(app)
        app.screen.query_one("#rows").focus()
        await pilot.pause()
        assert "[ 0 Crisis plan ]" in text_of(app)
        await pilot.press("0")
        await pilot.pause()
        assert crisis_is_open(app.page)


async def test_crisis_from_a_dialog_comes_back_to_the_dialog(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.push_screen(Choose("Which?", [Row("a", "one"), Row("b", "two")]))
        await pilot.pause()
        for key in ("f2", "0"):
            await pilot.press("down", key)
            await pilot.pause()
            assert crisis_is_open(app.page)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, Choose)
            assert app.screen.query_one(ChoiceList).current == 1


async def test_crisis_target_can_be_clicked_at_the_top_right(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        await pilot.click(offset=(75, 0))
        await pilot.pause()
        assert crisis_is_open(app.page)


async def test_hide_shows_nothing_and_enter_comes_back_to_the_same_place(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        app.screen.query_one("#box").focus()
        await pilot.press(*"secret", "ctrl+l")
        await pilot.pause()
        assert text_of(app).split() == ["Notes.", "Press", "Enter."]
        await pilot.press("x", "escape", "f1", "ctrl+p", "ctrl+s", "0")
        await pilot.pause()
        assert text_of(app).split() == ["Notes.", "Press", "Enter."]
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(WordBox).text == "secret"
        assert app.focused is app.screen.query_one(WordBox)


async def test_hide_covers_dialogs_too(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.push_screen(Choose("private question", [Row("a", "one")]))
        await pilot.pause()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "private" not in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "private question" in text_of(app)


async def test_left_and_backspace_go_back_but_not_from_a_text_or_between_buttons(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        page = app.page
        app.screen.query_one("#box").focus()
        await pilot.press("a", "backspace", "backspace", "left")
        assert app.page is page
        app.screen.query_one("#rows").focus()
        await pilot.press("backspace")
        assert app.page is page, "typed a moment ago"
        app._typed_at -= 5
        await pilot.press("backspace")
        await pilot.pause()
        assert app.page is not page
        app.go("try")
        await pilot.pause()
        app.screen.query_one("#rows").focus()
        await pilot.press("left")
        await pilot.pause()
        assert len(app.trail) == 1


async def test_going_to_an_open_page_goes_back_to_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try", "x")
        app.go("try", "y")
        await pilot.pause()
        assert [page.place for page in app.trail] == [("today",), ("try", "x"), ("try", "y")]
        app.go("try", "x")
        await pilot.pause()
        assert [page.place for page in app.trail] == [("today",), ("try", "x")]
        app.go("today")
        await pilot.pause()
        assert [page.place for page in app.trail] == [("today",)]
        assert not app.back()


async def test_half_typed_words_are_a_draft_and_come_back(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        app.screen.query_one("#box").focus()
        await type_words(pilot, "late nov")
        await pilot.press("left")
        await pilot.pause()
        assert app.book is not None
        draft = app.book.plan.drafts["triggers.dates"]
        assert draft.fields["text"] == "late nov"
        app.back()
        await pilot.pause()
        app.go("try")
        await pilot.pause()
        box = app.screen.query_one(WordBox)
        assert box.text == "late nov"
        box.focus()
        await pilot.press(*["delete"] * 20, *["backspace"] * 20)
        await pilot.pause()
        assert app.book.plan.drafts == {}


async def test_typing_alone_does_not_redraw_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        drawn: list[int] = []
        monkeypatch.setattr(TryPage, "redraw", lambda page: drawn.append(1))
        app.screen.query_one("#box").focus()
        await pilot.press(*"words")
        await pilot.pause()
        assert drawn == []
        assert app.book is not None
        app.book.add("triggers.dates", {"text": "x"})
        await pilot.pause()
        assert drawn == [1]


async def test_ctrl_s_and_ctrl_c_say_it_in_a_line_that_stays(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "made-up words. Nothing is saved." in text_of(app)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Ctrl+Q saves, locks and closes." in text_of(app)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (60, 20), (200, 50)])
async def test_no_window_is_too_small_or_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as (app, pilot):
        for name in ("try", "settings", "help"):
            app.go(name, *(["today"] if name == "help" else []))
            await pilot.pause()
            await pilot.press("tab", "down", "up", "pagedown", "end", "home")
            assert text_of(app).count("\n") == size[1] - 1
        await pilot.press("ctrl+p", "s", "escape", "ctrl+l", "enter", "f2")
        await pilot.pause()
        assert text_of(app).count("\n") == size[1] - 1


async def test_resizing_keeps_words_and_focus(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        app.screen.query_one("#box").focus()
        await type_words(pilot, "some words here")
        for width, height in ((20, 5), (120, 40), (60, 20), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert app.screen.query_one(WordBox).text == "some words here"
        assert app.focused is app.screen.query_one(WordBox)
