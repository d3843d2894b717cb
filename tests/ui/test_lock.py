"""The lock page, unlocking, locking, and words that cannot be saved, on real vaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.kit import type_words
from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import SECRET, again, closed, make_vault, unlock, until
from wrap_tui.app import WrapApp
from wrap_tui.ending import LOCKED, Start
from wrap_tui.errors import StoreError, StoreKind
from wrap_tui.services import unlocking
from wrap_tui.services.book import Book
from wrap_tui.services.keys import change_passphrase, confirm_spare_key, new_spare_key
from wrap_tui.store.cost import Cost
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.word_box import WordBox


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Path:
    """A folder with a closed vault of one line."""
    make_vault(tmp_path)
    return tmp_path


async def test_the_right_passphrase_opens_today(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        assert app.page is not None
        assert app.page.place == ("today",)
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November",)
        await pilot.press("ctrl+q")
        await closed(app)
    again(vault).close()


async def test_what_was_typed_before_the_page_is_painted_is_thrown_away(vault: Path) -> None:
    thrown: list[str] = []
    app = WrapApp(Start(places_in(vault), discard_input=lambda: thrown.append("away")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.pause()
        assert thrown == ["away"]


async def test_a_wrong_passphrase_is_answered_calmly_and_can_be_tried_again(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"bad", "enter")
        await until(app, pilot, "That did not open it. Nothing is lost.")
        box = app.screen.query_one(PassphraseBox)
        assert (box.value, box.disabled, app.focused) == ("", False, box)
        await unlock(app, pilot)


async def test_an_older_copy_in_its_place_is_not_called_a_wrong_passphrase(vault: Path) -> None:
    file = places_in(vault).vault
    older = file.read_bytes()
    book = again(vault)
    change_passphrase(book, "later words")
    book.close()
    file.write_bytes(older)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await type_words(pilot, "later words")
        await pilot.press("enter")
        shown = await until(app, pilot, "This file has another lock than last")
        assert "press F5" in shown
        assert file.read_bytes() == older
        await unlock(app, pilot)
        await until(app, pilot, "This plan is older than the one last opened here.")


async def test_a_passphrase_from_a_file_opens_by_itself_once(vault: Path) -> None:
    app = app_of(vault)
    app.first_passphrase = SECRET
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Today")
        assert app.first_passphrase == ""


async def test_the_spare_key_opens_too(vault: Path) -> None:
    book = again(vault)
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    book.close()
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press("f3")
        await until(app, pilot, "eleven words from your paper")
        box = app.screen.query_one(PassphraseBox)
        assert not box.password
        box.value = " ".join(sheet.words).upper()
        await pilot.press("enter")
        await until(app, pilot, "Your spare key opened it.")
        await pilot.press("ctrl+p")
        await type_words(pilot, "passphrase")
        assert "A new passphrase" in await until(app, pilot, "Find a page")
        await pilot.press("enter")
        await until(app, pilot, "A new passphrase")
        assert app.page is not None
        assert app.page.place == ("passphrase",)


async def test_the_lock_page_is_neutral_and_f2_shows_numbers(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await until(app, pilot, "Passphrase")
        for word in ("crisis", "Crisis", "plan", "well", "November"):
            assert word not in shown
        await pilot.press(*"half", "f2")
        await until(app, pilot, "Emergency")
        await pilot.press("escape")
        await until(app, pilot, "Type your passphrase")
        assert app.screen.query_one(PassphraseBox).value == "half"


@pytest.mark.parametrize("kind", ["damaged", "newer", "foreign", "busy", "gone", "missing", "relocked"])
async def test_every_kind_of_trouble_has_its_sentence(
    vault: Path, kind: StoreKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **named: object) -> Book:
        raise StoreError(kind)

    monkeypatch.setattr(unlocking, "unlock", refuse)
    said = set()
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"x", "enter")
        await pilot.pause(0.2)
        said.add(str(app.screen.query_one("#message").render()))
    assert len(said) == 1
    assert not {s for s in said if kind in ("", s)}


async def test_trouble_that_shows_without_a_key_is_said_at_once(vault: Path) -> None:
    (vault / "plan.wrap").write_bytes(b"not a vault at all" * 500)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.book is None
        assert "Nothing was changed." in await until(app, pilot, "not a plan of this program")


async def test_a_vault_in_use_is_said_and_enter_tries_again(vault: Path) -> None:
    holder = again(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "open in another window")
        holder.close()
        await unlock(app, pilot)
        assert app.book is not None


async def test_look_away_hides_and_shows(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press(*"words")
        assert "words" not in text_of(app).replace("Show the words", "")
        await pilot.press("f4")
        await pilot.pause()
        assert "words" in text_of(app).replace("Hide the words", "")


async def test_a_lock_keeps_place_and_half_typed_words(vault: Path) -> None:
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go("guide", "triggers")
        await pilot.pause(0.1)
        app.screen.query_one(WordBox).focus()
        await type_words(pilot, "half typed")
        await pilot.press("left", "left", "ctrl+l", "ctrl+l")
        await closed(app)
    assert app.return_value == LOCKED
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await pilot.pause(0.2)
        assert [page.place for page in app.trail] == [("today",), ("guide", "triggers")]
        box = app.screen.query_one(WordBox)
        assert (box.text, box.cursor_location) == ("half typed", (0, 8))
        assert app.focused is box
        assert app.book is not None
        assert app.book.plan.preference("shell.place") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda words: (*words[:2], "cadilac", *words[3:]), "Word 3 is not in the list of words."),
        (lambda words: words[:10], "these are 10."),
        (lambda words: (*words[:9], words[10], words[9]), "That did not open it."),
    ],
)
async def test_a_spare_key_with_a_slip_stays_in_its_box(
    vault: Path, wrong: Callable[[tuple[str, ...]], tuple[str, ...]], said: str
) -> None:
    book = again(vault)
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    book.close()
    typed = " ".join(wrong(sheet.words))
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Type your passphrase")
        await pilot.press("f3")
        await until(app, pilot, "eleven words")
        await type_words(pilot, typed)
        await pilot.press("enter")
        await until(app, pilot, said)
        box = app.screen.query_one(PassphraseBox)
        assert (box.value, box.cursor_position) == (typed, len(typed))
        assert app.book is None
