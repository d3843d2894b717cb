"""The spare key page and a real vault: words typed back before they count, half-typed words after a new start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import place, places, press, screen_text, type_words
from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.screens.spare_key import SpareKeyPage
from wrap_tui.services.book import Book
from wrap_tui.services.opening import create_book, open_book
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.widgets.word_box import WordBox

PASSPHRASE = "kettle bus yellow river"


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Book:
    return create_book(places(tmp_path), PASSPHRASE, cost=cheap_cost)


async def test_the_second_line_is_typed_back_before_the_key_counts(vault: Book, tmp_path: Path) -> None:
    vault.add("well.words", {"text": "calm"})
    app = WrapApp(Start(places(tmp_path), book=vault))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Write down a spare key" in screen_text(pilot)
        app.go("spare_key")
        await pilot.pause()
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        page = app.screen
        assert isinstance(page, SpareKeyPage)
        lines = page.key.lines()
        assert [len(line) for line in lines] == [4, 4, 3]
        assert all(word in screen_text(pilot) for line in lines for word in line)
        assert "[ I wrote them down ]   [ Later ]" in screen_text(pilot)
        await press(pilot, "enter")
        assert lines[0][0] not in screen_text(pilot)
        await type_words(pilot, " ".join(lines[0]))
        await press(pilot, "enter")
        assert "Those are not words 5 to 8." in screen_text(pilot)
        assert vault.vault is not None
        assert not vault.vault.has_spare_key()
        pilot.app.screen.query_one(WordBox).settle()
        await type_words(pilot, " ".join(lines[1]).upper())
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Your spare key counts now." in screen_text(pilot)
        assert vault.vault.has_spare_key()
        await press(pilot, "enter")
        assert "Write down a spare key" not in screen_text(pilot)
        vault.flush()
    vault.close()
    words = " ".join(word for line in lines for word in line)
    again = open_book(places(tmp_path), SpareKey(words))
    assert again.plan.texts("well.words") == ("calm",)
    again.close()


async def test_leaving_it_for_later_changes_nothing(vault: Book, tmp_path: Path) -> None:
    vault.add("well.words", {"text": "calm"})
    app = WrapApp(Start(places(tmp_path), book=vault))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.go("spare_key")
        await pilot.pause()
        await press(pilot, "right", "enter")
        assert place(pilot) == ("today",)
        assert "Write down a spare key" in screen_text(pilot)
        assert vault.vault is not None
        assert not vault.vault.has_spare_key()
    vault.close()


async def test_half_typed_words_are_there_after_a_new_start(vault: Book, tmp_path: Path) -> None:
    app = WrapApp(Start(places(tmp_path), book=vault))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "3", "a")
        await type_words(pilot, "a half sent")
        vault.flush()
    vault.abandon()
    again = open_book(places(tmp_path), Passphrase(PASSPHRASE))
    app = WrapApp(Start(places(tmp_path), book=again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "3")
        assert "Half typed: a half sent" in screen_text(pilot)
        await press(pilot, "a")
        box = app.screen.query_one("#box", WordBox)
        assert (box.text, box.cursor_location) == ("a half sent", (0, 11))
        await press(pilot, "enter")
        again.flush()
        await pilot.pause()
        assert "Saved" in screen_text(pilot)
    again.close()
    assert again.plan.texts("triggers.events") == ("a half sent",)
