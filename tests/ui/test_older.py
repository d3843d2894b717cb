"""Older words and removed things by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import Wall, empty_book, golden, opened, screen_text, the_app
from wrap_tui.app import WrapApp
from wrap_tui.domain.plan import Value
from wrap_tui.flows.journal import make_of
from wrap_tui.screens.base import Page


async def test_older_words_are_compared_and_brought_back(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    item = book.add("triggers.events", {"text": "Loud pubs"})
    wall.days_on(1)
    book.change(item.id, {"text": "Loud pubs at night"})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        text = screen_text(pilot)
        golden("older-80x24", text)
        assert "Put in: at night" in text
        assert "Enter bring back" in text
        await pilot.press("enter")
        await pilot.pause()
        assert book.plan.texts("triggers.events") == ("Loud pubs",)
    assert len(book.plan.older_of(item.id)) == 2


async def test_erasing_asks_once_and_nothing_is_left(tmp_path: Path) -> None:
    book = empty_book()
    item = book.add("triggers.events", {"text": "planted zq word"})
    book.change(item.id, {"text": "planted zq words"})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        text = screen_text(pilot)
        assert "One older wording of it goes too." in text
        assert "backups kept on this computer" in text
        await pilot.press("enter")
        await pilot.pause()
        assert book.plan.texts("triggers.events") == ("planted zq words",)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        assert page.place == ("section", "triggers")
        assert "It is gone for good." in screen_text(pilot)
        await pilot.press("u")
        await pilot.pause()
    assert "zq" not in repr(book.plan)


async def test_removed_things_come_back_from_their_page(tmp_path: Path) -> None:
    book = empty_book()
    item = book.add("triggers.events", {"text": "A letter"})
    book.remove(item.id)
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("removed")
        await pilot.pause()
        assert "A letter" in screen_text(pilot)
        assert "Triggers, Events" in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is waiting now." in screen_text(pilot)
    assert book.plan.texts("triggers.events") == ("A letter",)


async def test_any_two_wordings_are_compared(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    item = book.add("triggers.events", {"text": "Loud pubs"})
    for words in ("Loud pubs at night", "Loud pubs at night, in winter"):
        wall.days_on(1)
        book.change(item.id, {"text": words})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("older", item.id)
        await pilot.pause()
        await pilot.press("down", "space")
        await pilot.pause()
        text = screen_text(pilot)
        assert "From 14 October 2025" in text
        assert "Space compare   Enter bring back" in text
        assert "Put in: at night" in text
        assert "winter" not in text.partition("Put in:")[2]
    assert book.plan.texts("triggers.events") == ("Loud pubs at night, in winter",)


async def test_a_thing_made_from_the_journal_leads_back_to_its_entry(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": "The letter came", "at": "2025-10-01T10:00"})
    made = make_of(book, entry.id, "The letter", "trigger")
    assert made is not None
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "From my journal, Wednesday 1 October 2025" in screen_text(pilot)
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Page)
        assert page.place == ("entry", entry.id)


@pytest.mark.parametrize(
    ("flow", "place", "fields"),
    [
        ("entry", "journal.entries", {"text": "Rain", "at": "2026-10-01T10:00"}),
        ("goal", "matters.goals", {"text": "Rain"}),
        ("tool", "toolbox.use", {"name": "Rain"}),
    ],
)
async def test_erased_words_stay_on_no_page(
    tmp_path: Path, flow: str, place: str, fields: dict[str, Value]
) -> None:
    book = empty_book()
    item = book.add(place, fields)
    async with opened(book, tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, WrapApp)
        app.go(flow, item.id)
        await pilot.pause()
        app.go("older", item.id)
        await pilot.pause()
        await pilot.press("d", "down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert book.plan.items[item.id].erased
        assert "Rain" not in screen_text(pilot)
        assert not hasattr(app.screen, "item_id")
