"""A session with a peer supporter, from the agreement to the lock, as the two sit through it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import opened, place, press, sam, screen_text, type_words
from wrap_tui.app import WrapApp
from wrap_tui.flows import peer, reading_back
from wrap_tui.flows.projector import group_book
from wrap_tui.screens.pages import PAGES
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox

SECRETS = ("Asha", "07700 900123", "heron", "Zopravil", "Elm Row", "Loud pubs", "Breakfast", "dentist")
"""Words of sections that are shut in a session on Toolbox and Early warning signs."""


def book_of(pilot: Pilot[int]) -> Book:
    app = pilot.app
    assert isinstance(app, WrapApp)
    assert app.book is not None
    return app.book


async def go(pilot: Pilot[int], name: str, *about: str) -> None:
    app = pilot.app
    assert isinstance(app, WrapApp)
    app.go(name, *about)
    await pilot.pause()
    await pilot.pause()


def row_to(pilot: Pilot[int], row: str, selector: str = "ChoiceList") -> None:
    choices = pilot.app.screen.query_one(selector, ChoiceList)
    choices.focus()
    choices.go_to(row)


@asynccontextmanager
async def in_session(
    folder: Path,
    *,
    book: Book | None = None,
    shows: peer.Shows = "helplines",
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[int]]:
    """A session on Toolbox and Early warning signs."""
    whole = book or sam()
    whole.add("toolbox.use", {"name": "Blue blanket"})
    whole.add("early.body", {"text": "tight jaw"})
    peer.agree(whole, peer.Agreement("all of it", "danger", "a raised hand"))
    peer.begin(whole, ["toolbox", "early"], 45, shows)
    async with opened(whole, folder, size=size) as pilot:
        yield pilot


async def test_the_six_steps_lead_into_a_session(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await go(pilot, "peer")
        await type_words(pilot, "all of it")
        await press(pilot, "enter")
        await type_words(pilot, "danger")
        await press(pilot, "enter")
        await type_words(pilot, "a raised hand")
        await press(pilot, "enter", "enter")
        await press(pilot, "enter", "enter", "enter")
        assert place(pilot) == (peer.HOME,)
        session = peer.running(book_of(pilot))
        assert session is not None
        assert (session.sections, session.minutes, session.crisis) == (("about",), 45, "helplines")
        assert peer.agreement(book_of(pilot)) == peer.Agreement("all of it", "danger", "a raised hand")
        assert "a raised hand" in screen_text(pilot)


async def test_nothing_begins_while_nothing_is_chosen(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await go(pilot, "peer")
        await press(pilot, *["pagedown"] * 5)
        assert place(pilot) == ("peer",)
        assert peer.running(book_of(pilot)) is None
        await press(pilot, "escape", "escape", "escape", "escape")
        assert place(pilot) == ("today",)


async def test_no_page_of_the_program_shows_a_word_of_another_section(tmp_path: Path) -> None:
    about = {"section": "crisis", "guide": "first_page", "form": "crisis.supporters", "steps": "triggers",
             "plan": "triggers", "walk": "triggers", "search": "journal", "export": "crisis", "tool": "i1",
             "older": "i1", "change": "i1", "entry": "i1", "goal": "i1", "help": "session", "day": "2025-10-13"}  # fmt: skip
    async with in_session(tmp_path) as pilot:
        for name in sorted(set(PAGES) - {"lock", "first_run"}):
            await go(pilot, name, *([about[name]] if name in about else []))
            shown = screen_text(pilot)
            assert not [words for words in SECRETS if words in shown], name
            assert pilot.app.screen.query("#body"), name


@pytest.mark.parametrize(
    "keys", [("f2",), ("ctrl+g",), ("0",), ("ctrl+z",), ("ctrl+y",), ("ctrl+p",), ("f7",)]
)
async def test_no_key_shows_a_word_of_another_section(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with in_session(tmp_path) as pilot:
        await press(pilot, *keys)
        assert not [words for words in SECRETS if words in screen_text(pilot)]


async def test_search_finds_what_is_open_alone(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        await go(pilot, "search")
        await type_words(pilot, "a")
        ids = {row.id for row in pilot.app.screen.query_one("#found", ChoiceList).rows}
        found = book_of(pilot).catalog
        allowed = {"section:toolbox", "section:early"}
        allowed |= {
            f"question:{q.id}" for name in ("toolbox", "early") for q in found.section(name).questions
        }
        allowed |= {f"item:{item_id}" for item_id in book_of(pilot).plan.items}
        assert ids <= allowed
        assert not [words for words in SECRETS if words in screen_text(pilot)]


async def test_the_strip_stands_at_every_question(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        for where in (("section", "toolbox"), ("guide", "toolbox"), ("form", "toolbox.use"), ("read_back",)):
            await go(pilot, *where)
            assert "No advice" in " ".join(screen_text(pilot).split()), where


async def test_a_break_empties_the_page_and_keeps_the_half_typed_words(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        await go(pilot, "guide", "early.body", "one")
        assert "F6 break" in screen_text(pilot)
        await type_words(pilot, "half a thing")
        await press(pilot, "left", "left", "f6")
        assert place(pilot) == ("pause",)
        assert "half a thing" not in screen_text(pilot)
        assert "tight jaw" not in screen_text(pilot)
        assert "Blue blanket" in screen_text(pilot)
        await press(pilot, "f6", "escape")
        box = pilot.app.screen.query_one("#box", WordBox)
        assert (box.text, box.cursor_location) == ("half a thing", (0, 10))


async def test_the_session_keys_say_that_there_is_none(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "f6")
        assert place(pilot) == ("today",)
        assert "no session" in screen_text(pilot)


async def test_own_steps_open_for_the_break_by_choice(tmp_path: Path) -> None:
    whole = sam()
    peer.begin(whole, ["early"])
    async with opened(whole, tmp_path) as pilot:
        await press(pilot, "f6")
        assert "Cold water" not in screen_text(pilot)
        row_to(pilot, "own")
        await press(pilot, "enter")
        assert "Cold water" in screen_text(pilot)
        assert "Asha" not in screen_text(pilot)


async def test_the_card_for_danger_leads_to_the_own_crisis_page(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        await go(pilot, "danger_card")
        assert "suicide" in screen_text(pilot)
        await press(pilot, "enter")
        assert place(pilot) == ("crisis",)
        assert "Asha" in screen_text(pilot)


async def test_lines_are_kept_changed_and_left_out_and_the_plan_differs_by_the_kept_ones(
    tmp_path: Path,
) -> None:
    whole = sam()
    async with in_session(tmp_path, book=whole) as pilot:
        before = dict(whole.plan.items)
        await go(pilot, "guide", "early.body", "one")
        for words in ("cold hands", "not mine", "sore neck"):
            await type_words(pilot, words)
            await press(pilot, "enter")
        await go(pilot, "read_back")
        await press(pilot, "space")
        assert reading_back.undecided(book_of(pilot)) == 2
        await press(pilot, "d")
        await press(pilot, "down", "enter", "down", "enter")
        await type_words(pilot, ", and back")
        await press(pilot, "enter")
        row_to(pilot, next(iter(pilot.app.screen.query_one("#things", ChoiceList).rows[-1:])).id, "#things")
        await press(pilot, "k", "tab")
        await type_words(pilot, "I came")
        await press(pilot, "enter", "enter")
        assert place(pilot) == ("today",)
        assert peer.running(whole) is None
        after = {
            i: item for i, item in whole.plan.items.items() if before.get(i) is not item and not item.erased
        }
        assert sorted(item.text for item in after.values()) == ["I came", "cold hands", "sore neck, and back"]
        assert "not mine" not in repr(whole.plan)


async def test_open_lines_are_asked_about_before_the_end(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        book_of(pilot).add("early.body", {"text": "cold hands"})
        await go(pilot, "read_back")
        await press(pilot, "tab", "tab", "enter", "enter")
        assert peer.running(book_of(pilot)) is not None
        assert place(pilot) == ("read_back",)


async def test_what_helped_is_kept_apart(tmp_path: Path) -> None:
    whole = sam()
    async with in_session(tmp_path, book=whole) as pilot:
        await go(pilot, "helped")
        await type_words(pilot, "Time")
        await press(pilot, "enter")
        assert [item.text for item in peer.what_helped(whole)] == ["Time"]
        await press(pilot, "tab", "enter", "down", "enter")
        assert not peer.what_helped(whole)


async def test_the_typist_is_noted_by_one_key(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        row_to(pilot, "go:typing")
        await press(pilot, "enter")
        book_of(pilot).add("early.body", {"text": "cold hands"})
        await go(pilot, "read_back")
        assert "typed by my supporter" in screen_text(pilot)


async def test_nothing_is_erased_for_good_in_a_session(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        item = book_of(pilot).plan.at("early.body")[0]
        await go(pilot, "older", item.id)
        await press(pilot, "d")
        assert place(pilot) == ("older", item.id)
        assert book_of(pilot).plan.items[item.id].text == "tight jaw"


async def test_questions_for_a_group_show_no_word_of_a_plan(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await go(pilot, "questions")
        await press(pilot, "down", "down", "down", "enter")
        first = screen_text(pilot)
        await press(pilot, "down", "pagedown", "pageup", "space")
        assert screen_text(pilot) != first
        assert not [words for words in SECRETS if words in screen_text(pilot)]
        await press(pilot, *["pagedown"] * 40)
        assert "the last one" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert place(pilot) == ("today",)


async def test_the_questions_for_a_group_open_without_any_plan(tmp_path: Path) -> None:
    async with opened(group_book(), tmp_path) as pilot:
        assert place(pilot) == ("questions",)
        assert "Made-up" not in screen_text(pilot)
        await press(pilot, "f6", "f7", "m", "escape")
        assert place(pilot) == ("questions",)
        assert screen_text(pilot).splitlines()[-1].endswith("Ctrl+Q close")
        await press(pilot, "enter")
        assert screen_text(pilot).splitlines()[-1].endswith("Down next   ? help   Esc back")
        await press(pilot, "f2")
        assert place(pilot) == ("crisis",)


async def test_the_crisis_page_names_no_key_that_stays_shut(tmp_path: Path) -> None:
    async with in_session(tmp_path, shows="whole") as pilot:
        await press(pilot, "f2")
        keys_line = screen_text(pilot).splitlines()[-1]
        assert "c country" in keys_line
        assert not [words for words in ("p print", "s copy", "v line", "g read") if words in keys_line]
        await press(pilot, "ctrl+p")
        ids = {row.id for row in pilot.app.screen.query_one("#found", ChoiceList).rows}
        assert {row for row in ids if row.startswith("do:crisis.")} == {"do:crisis.country"}
        await press(pilot, "escape", "question_mark")
        said = "\n".join(str(line.words) for line in pilot.app.screen.query(UserText))
        assert "Chooses the country" in said
        assert "Prints or saves" not in said


async def test_each_space_on_read_back_ticks_its_line_however_fast(tmp_path: Path) -> None:
    async with in_session(tmp_path) as pilot:
        book = book_of(pilot)
        for words in ("one", "two", "three"):
            book.add("early.body", {"text": words})
        await go(pilot, "read_back")
        await pilot.press("space", "space", "space")
        await pilot.pause()
        rows = [row for row in pilot.app.screen.query_one("#things", ChoiceList).rows if not row.heading]
        assert [(row.text, row.mark) for row in rows] == [("one", True), ("two", True), ("three", True)]
        assert reading_back.undecided(book_of(pilot)) == 0
