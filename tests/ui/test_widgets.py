"""Rows, lists, boxes and buttons by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import ComposeResult

from tests.ui.kit import type_words
from tests.ui.running import running, text_of
from wrap_tui.screens.base import Page
from wrap_tui.screens.pages import PAGES
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint, KeysLine
from wrap_tui.widgets.row import Row, beside, cells, heading, lines_of, wrapped
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox


class ListPage(Page):
    """Two lists, a box and buttons."""

    def body(self) -> ComposeResult:
        yield ChoiceList(
            [heading("One", gap=False), *(Row(f"a{i}", f"row {i}", mark=False) for i in range(30))], id="long"
        )
        yield WordBox(one_line=True, id="box")
        yield ChoiceList([Row("b", "last", key="1")], id="short")
        yield WordBox(id="text")
        with ButtonRow():
            yield PlainButton("First", id="first")
            yield PlainButton("Second", id="second")
        yield UserText("\n".join(f"line {i}" for i in range(30)), id="end")

    def __init__(self) -> None:
        super().__init__()
        self.took: list[str] = []

    def on_choice_list_opened(self, event: ChoiceList.Opened) -> None:
        self.took.append(event.row.id)

    def on_word_box_submitted(self, event: WordBox.Submitted) -> None:
        self.took.append(event.text)

    def on_word_box_pasted(self, event: WordBox.Pasted) -> None:
        self.took.append(f"pasted {event.lines}")

    def on_word_box_left(self, event: WordBox.Left) -> None:
        self.took.append("forward" if event.forward else "back")


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.screens.pages.PAGES", {**PAGES, "lists": f"{__name__}:ListPage"})


@given(st.text(max_size=200), st.integers(min_value=2, max_value=80))
def test_wrapped_words_fit_and_lose_nothing(text: str, width: int) -> None:
    from wrap_tui.domain.text import clean

    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())


@given(st.text(max_size=80), st.text(max_size=30), st.integers(min_value=12, max_value=100), st.booleans())
def test_rows_of_any_words_fit_their_width(text: str, detail: str, width: int, mark: bool) -> None:
    row = Row("x", text, detail=detail, mark=mark, below=(text,))
    lines = list(lines_of(0, row, width, apart=beside([row])))
    assert all(sum(cells(words) for words, _ in line.parts) <= width for line in lines)


def test_right_to_left_words_have_a_line_of_their_own() -> None:
    lines = list(lines_of(0, Row("x", "שלום", detail="07700 900123"), 76, apart=False))
    assert len(lines) == 2
    assert "07700" not in "".join(words for words, _ in lines[0].parts)


async def test_a_long_list_scrolls_with_its_row_and_says_that_it_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        rows = app.screen.query_one("#long", ChoiceList)
        rows.focus()
        await pilot.pause()
        assert "more below" in text_of(app)
        assert "more above" not in text_of(app)
        for _ in range(25):
            await pilot.press("down")
        await pilot.pause()
        shown = text_of(app)
        assert "row 25" in shown
        assert "more above" in shown
        assert app.cursor_position.y in range(2, 22)
        await pilot.press("home")
        await pilot.pause()
        assert "One" in text_of(app), "the heading above the first row is seen"


async def test_up_and_down_lead_on_at_the_ends_without_going_round(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        app.screen.query_one("#long").focus()
        await pilot.press("end", "down")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#box")
        await pilot.press("down")
        assert app.focused is app.screen.query_one("#short")
        await pilot.press("up")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#box")
        app.screen.query_one("#long").focus()
        await pilot.press("home", "up", "up")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#long")


async def test_a_row_keeps_being_the_current_one_when_rows_change(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        rows = app.screen.query_one("#long", ChoiceList)
        rows.go_to("a5")
        rows.set_rows([Row("new", "new"), *rows.rows])
        assert rows.row is not None
        assert rows.row.id == "a5"
        rows.set_rows([row for row in rows.rows if row.id != "a5"])
        assert rows.row.id == "a6"
        rows.set_rows([])
        assert rows.row is None
        assert not rows.focusable
        await pilot.press("enter", "space", "down")


async def test_a_click_opens_a_row_and_a_click_on_the_box_ticks_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        page = app.page
        assert isinstance(page, ListPage)
        await pilot.click("#long", offset=(12, 3))
        await pilot.pause()
        assert page.took == ["a2"]


async def test_enter_submits_one_line_and_breaks_lines_in_long_text(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        page = app.page
        assert isinstance(page, ListPage)
        page.query_one("#box").focus()
        await type_words(pilot, "one")
        await pilot.press("enter", "pagedown", "pageup")
        page.query_one("#text").focus()
        await pilot.press("a", "enter", "b", "pagedown")
        await pilot.pause()
        assert page.took == ["one", "forward", "back", "forward"]
        assert page.query_one("#text", WordBox).text == "a\nb"


async def test_a_pasted_list_is_announced_and_handed_on_with_enter(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        page = app.page
        assert isinstance(page, ListPage)
        page.query_one("#box").focus()
        app.post_message(events.Paste("- one\r\n- two\r\n"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert page.took == ["pasted 2", "- one\n- two"]


async def test_twenty_thousand_characters_can_be_pasted_and_typed_after(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        box = app.screen.query_one("#text", WordBox)
        box.focus()
        app.post_message(events.Paste("word " * 4000))
        await pilot.pause()
        await pilot.press("x")
        assert len(box.text) == 20_001


async def test_left_and_right_go_between_buttons(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        app.screen.query_one("#first").focus()
        await pilot.press("right")
        assert app.focused is app.screen.query_one("#second")
        await pilot.press("left")
        assert app.focused is app.screen.query_one("#first")
        await pilot.press("left")
        await pilot.pause()
        assert len(app.trail) == 1


async def test_a_narrow_keys_line_keeps_help_and_back(tmp_path: Path) -> None:
    async with running(tmp_path, size=(30, 20)) as (app, pilot):
        app.go("lists")
        await pilot.pause()
        line = app.screen.query_one(KeysLine)
        line.hints = (*(Hint(str(i), "does a thing", str(i), i) for i in range(1, 6)), *line.hints)
        await pilot.pause()
        assert {"?", "Esc"} <= {hint.spoken for hint in line.shown()}


async def test_ascii_mode_draws_no_sign_above_126(tmp_path: Path) -> None:
    async with running(tmp_path, ascii_only=True) as (app, pilot):
        for name in ("lists", "settings", "help"):
            app.go(name, *(["today"] if name == "help" else []))
            await pilot.pause()
            for focus in app.screen.focus_chain[:6]:
                focus.focus()
                await pilot.pause()
                assert max(map(ord, text_of(app))) <= 126
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert max(map(ord, text_of(app))) <= 126


def test_no_part_of_a_row_hands_a_code_to_the_terminal() -> None:
    hostile = "a\x1b[31m\x9b1m\x00\nb"
    rows = (
        Row("x", hostile, detail=hostile, below=(hostile,)), Row("x", "one", detail=hostile),
        heading(hostile, detail=hostile), heading("one", detail=hostile),
    )  # fmt: skip
    for row in rows:
        for width in (20, 76):
            for line in lines_of(0, row, width, apart=False):
                assert all(words.isprintable() for words, _ in line.parts), line
