"""A damaged plan at the lock page, on real vaults."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import press, type_words
from tests.ui.running import app_of, places_in
from tests.ui.unlocking import SECRET, again, choose, closed, make_vault, until, words_in
from wrap_tui.app import WrapApp
from wrap_tui.screens.mend import MendPage
from wrap_tui.services import keeping
from wrap_tui.services.keys import confirm_spare_key, new_spare_key
from wrap_tui.services.opening import Passphrase, read_plan
from wrap_tui.store.cost import Cost


@pytest.fixture
def vault(tmp_path: Path, cheap_cost: Cost) -> Path:
    """A folder with a closed vault of one line, and one backup."""
    make_vault(tmp_path)
    return tmp_path


def damage(vault: Path) -> bytes:
    """Cut through the last page, where the record is."""
    file = places_in(vault).vault
    raw = bytearray(file.read_bytes())
    raw[-1500:] = bytes(1500)
    file.write_bytes(raw)
    return bytes(raw)


async def mend_page(app: WrapApp, pilot: Pilot[int]) -> str:
    await until(app, pilot, "Your passphrase shows what is whole")
    await type_words(pilot, SECRET)
    await press(pilot, "enter")
    return await until(app, pilot, "The newest good backup was made")


async def test_a_damaged_plan_offers_the_newest_good_backup_by_itself(vault: Path) -> None:
    raw = damage(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await mend_page(app, pilot)
        assert "Records that are damaged: 1." in shown
        assert "Things: 1. The backup has them." in shown
        assert places_in(vault).vault.read_bytes() == raw
        await press(pilot, "enter")
        await until(app, pilot, "The backup is your plan now.")
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November",)
    assert keeping.kept_before(places_in(vault))[0].path.read_bytes() == raw


async def test_what_is_whole_can_be_read_and_nothing_is_written(vault: Path) -> None:
    raw = damage(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await mend_page(app, pilot)
        await choose(app, pilot, "read")
        shown = await until(app, pilot, "You are reading what is whole.")
        assert "Not saved here" in shown
        assert app.book is not None
        assert app.book.plan.texts("triggers.dates") == ("Late November",)
        await press(pilot, "ctrl+q")
    assert places_in(vault).vault.read_bytes() == raw


async def test_what_is_whole_becomes_the_plan_and_the_damaged_file_stays(vault: Path) -> None:
    raw = damage(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await mend_page(app, pilot)
        await choose(app, pilot, "save")
        await until(app, pilot, "What is whole is your plan now.")
        assert app.book is not None
        app.book.add("triggers.dates", {"text": "and more"})
        await press(pilot, "ctrl+q")
        await closed(app)
    assert words_in(vault) == ("Late November", "and more")
    assert keeping.kept_before(places_in(vault))[0].path.read_bytes() == raw


async def test_with_the_spare_key_the_saved_plan_gets_a_passphrase(vault: Path) -> None:
    book = again(vault)
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    book.close()
    damage(vault)
    app = app_of(vault)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Your passphrase shows what is whole")
        await press(pilot, "f3")
        await type_words(pilot, " ".join(sheet.words))
        await press(pilot, "enter")
        await until(app, pilot, "Save what is whole, with what the backup adds")
        await choose(app, pilot, "save")
        assert isinstance(app.screen, MendPage)
        await type_words(pilot, "zq-new-one")
        await press(pilot, "enter")
        await until(app, pilot, "What is whole is your plan now.")
        await press(pilot, "ctrl+q")
        await closed(app)
    assert read_plan(places_in(vault).vault, Passphrase("zq-new-one")).texts("triggers.dates")
