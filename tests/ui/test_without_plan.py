"""The plan file is gone and its backups are here: the first page brings one back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.kit import type_words
from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import SECRET, again, make_vault, until
from wrap_tui.services import keeping, plans
from wrap_tui.services.keys import change_passphrase
from wrap_tui.services.without_plan import backups_of_lost
from wrap_tui.store.cost import Cost


async def test_a_backup_is_brought_back_after_a_look(tmp_path: Path, cheap_cost: Cost) -> None:
    make_vault(tmp_path)
    places_in(tmp_path).vault.unlink()
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await until(app, pilot, "How would you like to start?")
        assert "1   Bring back a backup" in shown
        await pilot.press("1")
        await until(app, pilot, "Which backup?")
        await pilot.press("enter")
        await until(app, pilot, "The words that open it")
        await type_words(pilot, "not these")
        await pilot.press("enter")
        await until(app, pilot, "That did not open it.")
        assert not places_in(tmp_path).vault.exists()
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Things in the plan: 1")
        assert not places_in(tmp_path).vault.exists()
        await pilot.press("down", "enter")
        await until(app, pilot, "Your plan is back")
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November",)
        app.book.close()
    book = again(tmp_path)
    assert book.plan.texts("triggers.dates") == ("Late November",)
    book.close()


def put_an_older_copy_back(folder: Path) -> None:
    """The plan file of before the passphrase was changed; the backup opens with the later words."""
    file = places_in(folder).vault
    older = file.read_bytes()
    book = again(folder)
    change_passphrase(book, "later words")
    book.close()
    file.write_bytes(older)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_plan_with_another_lock_offers_its_backups_by_one_key(
    tmp_path: Path, cheap_cost: Cost, size: tuple[int, int]
) -> None:
    make_vault(tmp_path)
    put_an_older_copy_back(tmp_path)
    older = places_in(tmp_path).vault.read_bytes()
    app = app_of(tmp_path)
    async with app.run_test(size=size) as pilot:
        await until(app, pilot, "Passphrase")
        await pilot.press("f5")
        await type_words(pilot, "later words")
        assert "Backups" not in text_of(app)
        await pilot.press("enter")
        shown = await until(app, pilot, "press F5")
        assert "[ Backups ]" in shown
        await pilot.press("f5")
        await until(app, pilot, "opens with other words than last")
        await pilot.press("enter")
        await until(app, pilot, "The words that open it")
        await type_words(pilot, "later words")
        await pilot.press("enter")
        await until(app, pilot, "Things in the plan: 1")
        assert places_in(tmp_path).vault.read_bytes() == older
        await pilot.press("down", "enter")
        await until(app, pilot, "Your plan is back")
        assert app.book is not None
        app.book.close()
    kept = keeping.kept_before(places_in(tmp_path))
    assert [one.path.read_bytes() for one in kept] == [older]


async def test_a_plan_that_went_away_under_the_lock_page_offers_its_backups(
    tmp_path: Path, cheap_cost: Cost
) -> None:
    make_vault(tmp_path)
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        places_in(tmp_path).vault.unlink()
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "for its backups.")
        await pilot.press("f5")
        assert "Which backup?" in await until(app, pilot, "Your plan file is not here. Its backups are.")


async def test_without_a_backup_nothing_of_it_is_offered(tmp_path: Path, cheap_cost: Cost) -> None:
    make_vault(tmp_path)
    put_an_older_copy_back(tmp_path)
    for backup in places_in(tmp_path).backups.glob("*.wrap"):
        backup.unlink()
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await type_words(pilot, "later words")
        await pilot.press("enter")
        await until(app, pilot, "This file has another lock than last")
        await pilot.press("f5")
        await pilot.pause()
        assert "Which backup?" not in text_of(app)


async def test_leaving_it_as_it_is_changes_nothing(tmp_path: Path, cheap_cost: Cost) -> None:
    make_vault(tmp_path)
    places_in(tmp_path).vault.unlink()
    app = app_of(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await until(app, pilot, "Bring back a backup")
        await pilot.press("1", "enter")
        await until(app, pilot, "The words that open it")
        await type_words(pilot, SECRET)
        await pilot.press("enter")
        await until(app, pilot, "Leave all as it is")
        await pilot.press("enter")
        await until(app, pilot, "How would you like to start?")
        assert not places_in(tmp_path).vault.exists()


async def test_without_backups_nothing_is_offered(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "How would you like to start?")
        assert "backup" not in text_of(app)


def test_backups_of_a_plan_that_is_there_are_not_those_of_a_lost_one(
    tmp_path: Path, cheap_cost: Cost
) -> None:
    make_vault(tmp_path)
    places = places_in(tmp_path)
    assert backups_of_lost(places) == ()
    plans.put_on_list(places, "First")
    second = plans.begin_another(places, "Second")
    assert backups_of_lost(replace(places, vault=second)) == ()
    places.vault.unlink()
    assert len(backups_of_lost(places)) == 1
