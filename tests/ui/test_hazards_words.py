"""Hazards of the terminal toolkit for a person's words: boxes, markup, codes, undo, and the answers."""

from __future__ import annotations

import re
from inspect import signature
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.running import leave_all, running, text_of
from wrap_tui.domain import edit
from wrap_tui.domain.text import clean
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.pages import PAGES, page_class
from wrap_tui.services.book import Book
from wrap_tui.services.opening import memory_book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox

PLANTED = "zq-planted-words"
SOURCE = Path(__file__).parents[2] / "wrap_tui"
HOSTILE = "see [notes] [/] [red]for[/red] $x {y} \x1b]0;t\x07 \x9b31m \x00end [@click=app.bell]z[/]"


UNBALANCED = "[/] one [b]two[/i] [[ \\[ ["


@pytest.fixture(autouse=True)
def things(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.screens.pages.PAGES", {**PAGES, "things": "tests.ui.things:ThingsPage"})


# Text boxes


async def test_tab_away_and_back_replaces_nothing_and_typing_can_be_undone(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "I ring Asha")
        await pilot.pause()
        box = app.screen.query_one(WordBox)
        box.focus()
        await pilot.press("end", "tab", "shift+tab", "x")
        assert box.text == "I ring Ashax"
        await pilot.press("ctrl+z")
        assert box.text == "I ring Asha"
        await pilot.press("ctrl+y")
        assert box.text == "I ring Ashax"


async def test_a_box_shows_all_of_a_long_line_also_in_a_narrower_window(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(24))
    async with running(tmp_path, size=(100, 60)) as (app, pilot):
        app.go("things", words)
        for width in (100, 60, 40):
            await pilot.resize_terminal(width, 60)
            await pilot.pause()
            await pilot.pause()
            box = app.screen.query_one(WordBox)
            shown = "\n".join(text_of(app).splitlines()[box.region.y : box.region.bottom])
            assert [word for word in words.split() if word not in shown] == [], (width, shown)


def test_no_toolkit_input_holds_a_persons_words() -> None:
    users = [path.name for path in SOURCE.rglob("*.py") if re.search(r"\bInput\(", path.read_text("utf-8"))]
    assert users == []
    assert issubclass(PassphraseBox, Input)
    assert not PassphraseBox().select_on_focus


# Markup and codes


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_hostile_words_stand_letter_for_letter_on_every_widget(
    tmp_path: Path, ascii_only: bool
) -> None:
    async with running(tmp_path, size=(200, 50), ascii_only=ascii_only) as (app, pilot):
        app.go("things", HOSTILE)
        await pilot.pause()
        shown = text_of(app)
        assert shown.count("see [notes] [/] [red]for[/red] $x {y}") >= 5
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
        app.push_screen(Choose(HOSTILE, [Row("a", HOSTILE)], line=HOSTILE))
        await pilot.pause()
        shown = text_of(app)
        assert "[notes] [/]" in shown
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


@pytest.mark.parametrize("words", [HOSTILE, UNBALANCED])
async def test_each_widget_by_itself_shows_brackets_as_they_are(tmp_path: Path, words: str) -> None:
    bare = clean(words)
    async with running(tmp_path, size=(200, 50)) as (app, pilot):
        app.go("things", words)
        await pilot.pause()
        page = app.page
        assert page is not None
        for text in page.query(UserText):
            if text.words == bare:
                assert str(text.render()) == bare
        assert sum(text.words == bare for text in page.query(UserText)) == 3, "title, detail, body"
        assert app.screen.query_one(ChoiceList).rows[0].text == words
        assert text_of(app).count(bare) >= 5
        page.tell(words)
        await pilot.pause()
        assert str(page.query_one("#message", UserText).render()) == bare
        assert f"[ {clean(words[:20])} ]" in text_of(app)


async def test_words_put_into_a_box_in_any_way_hold_no_codes(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", HOSTILE)
        await pilot.pause()
        box = app.screen.query_one(WordBox)
        assert box.text == clean(HOSTILE)
        for put in (box.put_draft, box.put_idea, box.settle):
            box.load_text("")
            put(HOSTILE)
            assert box.text == clean(HOSTILE)


def hostile_book() -> Book:
    """A plan with hostile words in every place."""
    book = memory_book()
    plan = book.plan
    for question in book.catalog.questions():
        record = book.catalog.record_of(question)
        names = [record.title] if record is not None else ["text"]
        fields = dict.fromkeys(names, HOSTILE)
        place_id = question.id if question.single else None
        plan, _ = edit.add(plan, question.id, fields, book.clock.now(), book.clock.new_id, place_id)
    book.apply(plan)
    return book


def _openable() -> list[tuple[str, ...]]:
    with_arguments = {"section": ("triggers",), "guide": ("triggers",), "help": ("today",), "record": ()}
    out = ("lock", "first_run", "spare_key", "record")
    return [(name, *with_arguments.get(name, ())) for name in PAGES if name not in out]


def _needs_an_item(place: tuple[str, ...]) -> bool:
    try:
        signature(page_class(place[0])).bind(*place[1:])
    except TypeError:
        return True
    return False


@pytest.mark.usefixtures("nothing_is_painted_twice")
async def test_every_page_opens_with_hostile_words(tmp_path: Path) -> None:
    walked = [place for place in _openable() if not _needs_an_item(place)]
    assert len(walked) > 50
    async with running(tmp_path, hostile_book()) as (app, pilot):
        for place in walked:
            app.go(*place)
            await pilot.pause()
            assert app.page is not None
            assert app.page.place in (place, ("today",)), place
            await pilot.press("down", "pagedown", "end", "home")
            await pilot.pause()
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text_of(app)), place
            await leave_all(app, pilot)


async def test_pasted_codes_are_taken_out_and_lines_are_offered_one_by_one(tmp_path: Path) -> None:
    from textual import events

    async with running(tmp_path) as (app, pilot):
        app.go("things", "")
        await pilot.pause()
        box = app.screen.query_one(WordBox)
        box.focus()
        app.post_message(events.Paste("one\x1b]52;c;eA==\x07\r\ntwo\r\n\x9b31mthree\n"))
        await pilot.pause()
        assert box.text == "one]52;c;eA==\ntwo\n31mthree"


# Workers, handlers, undo


def test_sources_avoid_what_the_toolkit_does_not_forgive() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        where = path.relative_to(SOURCE)
        assert not re.search(r"super\(\)\._?on_(?!event)\w+\(", text), (
            f"{where}: Textual calls every handler itself"
        )
        assert not re.search(r"thread=True[^)]*exclusive=True|exclusive=True[^)]*thread=True", text), where
        assert "recompose=True" not in text, where
        assert not re.search(r"\.notify\(", text), f"{where}: toasts vanish; use the message line"
        assert not re.search(r"\.bell\(\)", text), f"{where}: no sound"
        assert not re.search(r"(?<!self)\.text = ", text), f"{where}: assigning text clears undo"


async def test_an_idea_put_into_a_box_can_be_undone(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("things", "mine")
        await pilot.pause()
        box = app.screen.query_one(WordBox)
        box.put_idea("an idea")
        await pilot.pause()
        assert box.text == "an idea"
        await pilot.press("ctrl+z")
        assert box.text == "mine"
