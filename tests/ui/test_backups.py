"""Copies and backups, a damaged plan, another copy beside it, and leaving, on real vaults."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import press, type_words
from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import SECRET, again, choose, closed, make_vault, unlock, until, words_in
from wrap_tui.app import WrapApp
from wrap_tui.ending import LOCKED
from wrap_tui.services import keeping
from wrap_tui.services.opening import Passphrase, create_book, read_plan
from wrap_tui.store.cost import Cost


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Path:
    """A folder with a closed vault of one line, and one backup."""
    make_vault(tmp_path)
    return tmp_path


@asynccontextmanager
async def open_app(folder: Path, page: str = "backups") -> AsyncIterator[tuple[WrapApp, Pilot[int]]]:
    app = app_of(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        app.go(page)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot


async def opened_again(vault: Path) -> str:
    """What is seen once the plan is open again and everything was looked for."""
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await app.workers.wait_for_complete()
        return text_of(app)


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


async def test_backing_up_now_is_one_key_and_says_so_after_it_was_read_back(vault: Path) -> None:
    async with open_app(vault) as (app, pilot):
        assert "1 backup takes" in text_of(app)
        await press(pilot, "b")
        shown = await until(app, pilot, "It was read back and is whole.")
        assert "2 backups take" in shown


async def test_a_backup_as_a_file_and_in_a_second_folder(vault: Path, tmp_path: Path) -> None:
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, "file")
        await type_words(pilot, str(tmp_path / "mine"))
        await press(pilot, "enter")
        await until(app, pilot, "It was read back and is whole.")
        await choose(app, pilot, "second")
        await type_words(pilot, str(tmp_path / "stick"))
        await press(pilot, "enter")
        await until(app, pilot, "3 backups take")
    assert read_plan(tmp_path / "mine", Passphrase(SECRET)).texts("triggers.dates") == ("Late November",)
    assert len(list((tmp_path / "stick").glob("*.wrap"))) == 1


async def test_a_second_folder_that_cannot_be_written_is_told_and_harms_nothing(
    vault: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("a file, no folder")
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, "second")
        await type_words(pilot, str(tmp_path / "stick"))
        await press(pilot, "enter")
        shown = await until(app, pilot, "The second folder took no backup.")
        assert "Your plan is safe." in " ".join(shown.split())


async def test_looking_first_then_bringing_back_and_undoing(vault: Path) -> None:
    book = again(vault)
    book.add("triggers.dates", {"text": "Planted later"})
    book.close()
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, "backup:")
        shown = await until(app, pilot, "Bring this backup back?")
        assert "Things in the plan: 1" in shown
        await press(pilot, "enter")
        assert keeping.kept_before(places_in(vault)) == ()
        await choose(app, pilot, "backup:")
        await until(app, pilot, "Bring this backup back?")
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.return_code == LOCKED
    assert words_in(vault) == ("Late November",)
    async with open_app(vault) as (app, pilot):
        assert app.book is not None
        assert app.book.vault is not None
        assert app.book.vault.notices == ()
        await choose(app, pilot, "kept:")
        await until(app, pilot, "Put back the plan from before?")
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
    assert words_in(vault) == ("Late November", "Planted later")


def of_last_week(vault: Path) -> Path:
    """The one backup, under the name that it would have from last week."""
    (backup,) = keeping.listed_for(places_in(vault))
    last_week = backup.made - timedelta(days=7)
    name = f"{backup.path.name.partition('-')[0]}-{last_week:%Y%m%dT%H%M%SZ}.wrap"
    return backup.path.rename(backup.path.with_name(name))


async def test_a_backup_under_an_older_passphrase_asks_for_it(vault: Path) -> None:
    from wrap_tui.services.keys import change_passphrase

    old = of_last_week(vault)
    book = again(vault)
    change_passphrase(book, "zq-other", backups_anew=False)
    change_passphrase(book, SECRET, backups_anew=False)
    book.close()
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, f"backup:{old}")
        await until(app, pilot, "It opens with an older passphrase.")
        await type_words(pilot, SECRET)
        await press(pilot, "enter")
        assert "Things in the plan: 1" in await until(app, pilot, "Bring this backup back?")


async def test_when_bringing_back_does_not_work_the_plan_is_as_it_was(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wrap_tui.errors import StoreError
    from wrap_tui.store import restore

    def full(*_: object) -> None:
        raise StoreError("full", "test")

    monkeypatch.setattr(restore, "_put", full)
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, "backup:")
        await until(app, pilot, "Bring this backup back?")
        await press(pilot, "down", "enter")
        await until(app, pilot, "The disk is full.")
        assert app.page is not None
        assert app.page.place == ("lock",)
    assert words_in(vault) == ("Late November",)


async def test_a_conflict_copy_is_offered_after_unlocking_and_united(vault: Path, tmp_path: Path) -> None:
    other = places_in(tmp_path / "other")
    other.vault.parent.mkdir()
    shutil.copy(places_in(vault).vault, other.vault)
    book = again(tmp_path / "other")
    book.add("triggers.dates", {"text": "from there"})
    book.close()
    copy = vault / "plan.sync-conflict-20261126-120000-ABCDEFG.wrap"
    shutil.copy(other.vault, copy)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await until(app, pilot, "Another copy of your plan lies beside it.")
        await choose(app, pilot, "do:copies")
        await until(app, pilot, "plan.sync-conflict")
        await choose(app, pilot, "copy:")
        shown = await until(app, pilot, "Remove the other copy?")
        assert "Both are one plan now." in shown
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November", "from there")
        await press(pilot, "enter")
        assert copy.exists()
        await choose(app, pilot, "copy:")
        assert "Nothing" not in await until(app, pilot, "Your plan was read back.")
        await press(pilot, "down", "enter")
        shown = await until(app, pilot, "The other copy is removed.")
        assert "Other copies" not in shown
        assert not copy.exists()
        await press(pilot, "ctrl+q")
        await closed(app)
    assert "Another copy" not in await opened_again(vault)


async def test_an_older_copy_put_back_is_said_and_can_be_accepted(vault: Path) -> None:
    file = places_in(vault).vault
    old = file.read_bytes()
    book = again(vault)
    book.add("triggers.dates", {"text": "later"})
    book.close()
    file.write_bytes(old)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await until(app, pilot, "This plan is older than the one last opened here.")
        await choose(app, pilot, "do:copies")
        await until(app, pilot, "Go on with this one")
        await choose(app, pilot, "accept")
        await until(app, pilot, "You go on with this one.")
        await press(pilot, "ctrl+q")
        await closed(app)
    assert "older than" not in await opened_again(vault)


async def test_the_file_removed_under_the_program_is_back_in_its_place_after_closing(vault: Path) -> None:
    file = places_in(vault).vault
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        file.unlink()
        assert app.book is not None
        app.book.add("triggers.dates", {"text": "while it was gone"})
        await until(app, pilot, "beside")
        await press(pilot, "ctrl+q")
        await closed(app)
    assert words_in(vault) == ("Late November", "while it was gone")


async def test_the_file_replaced_under_the_program_leaves_both_and_they_can_be_united(vault: Path) -> None:
    file = places_in(vault).vault
    old = file.read_bytes()
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        fresh = file.with_name("fresh")
        fresh.write_bytes(old)
        fresh.replace(file)
        assert app.book is not None
        app.book.add("triggers.dates", {"text": "while it was replaced"})
        await until(app, pilot, "beside")
        await press(pilot, "ctrl+q")
        await closed(app)
    assert words_in(vault) == ("Late November",)
    async with open_app(vault) as (app, pilot):
        await choose(app, pilot, "copy:")
        await until(app, pilot, "Both are one plan now.")
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November", "while it was replaced")


async def test_leaving_shows_the_list_first_and_removes_after_one_question(vault: Path) -> None:
    async with open_app(vault, "forget") as (app, pilot):
        assert "Your plan" in text_of(app)
        await choose(app, pilot, "remove")
        await until(app, pilot, "Remove all of these for good?")
        await press(pilot, "enter")
        assert places_in(vault).vault.exists()
        await choose(app, pilot, "remove")
        await until(app, pilot, "Remove all of these for good?")
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.last_words == "All of it is removed from this computer."
    assert files_in(vault) == []


async def test_leaving_one_of_two_plans_says_what_stays(vault: Path) -> None:
    second = vault / "plan-2.wrap"
    create_book(replace(places_in(vault), vault=second), SECRET).close()
    async with open_app(vault, "forget") as (app, pilot):
        assert "Another plan is on this computer." in text_of(app)
        await choose(app, pilot, "remove")
        await until(app, pilot, "Remove all of these for good?")
        await press(pilot, "down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.last_words.startswith("This plan is removed from this computer.")
    assert second.exists()
    assert not places_in(vault).vault.exists()


async def test_a_new_passphrase_asks_what_becomes_of_kept_backups(vault: Path) -> None:
    old = of_last_week(vault)
    async with open_app(vault, "passphrase") as (app, pilot):
        await type_words(pilot, SECRET)
        await press(pilot, "enter")
        await until(app, pilot, "Use these")
        await type_words(pilot, "zq-new-one")
        await press(pilot, "enter")
        await until(app, pilot, "Kept backups open with the old passphrase.")
        await press(pilot, "down", "enter")
        await until(app, pilot, "Kept backups still open")
        await press(pilot, "ctrl+q")
        await closed(app)
    assert read_plan(old, Passphrase(SECRET)).texts("triggers.dates") == ("Late November",)
    assert read_plan(places_in(vault).vault, Passphrase("zq-new-one")).texts("triggers.dates")
