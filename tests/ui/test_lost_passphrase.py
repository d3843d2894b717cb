"""Forgotten passphrase, erased words: the spare key, a new passphrase, and one line gone everywhere."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import press, type_words
from tests.ui.running import app_of, places_in
from tests.ui.unlocking import SECRET, choose, closed, until
from wrap_tui.app import WrapApp
from wrap_tui.domain import sharing
from wrap_tui.domain.sharing import Copy
from wrap_tui.errors import StoreError
from wrap_tui.flows import copies
from wrap_tui.services import keeping
from wrap_tui.services.keys import confirm_spare_key, new_spare_key
from wrap_tui.services.opening import Passphrase, SpareKey, create_book, read_plan
from wrap_tui.store.cost import Cost

NEW = "zq-quite-other"
PLANTED = "Quixotzeppelin"


@pytest.fixture
def paper(tmp_path: Path, cheap_cost: Cost) -> str:
    """A vault with a line that was written three times, backups of today and last week that hold it, a copy
    that was handed out, and a spare key on paper. Gives the eleven words.
    """
    home = places_in(tmp_path)
    book = create_book(home, SECRET)
    item = book.add("triggers.events", {"text": f"{PLANTED} one"})
    book.change(item.id, {"text": f"{PLANTED} two"})
    book.add("triggers.events", {"text": "Loud pubs"})
    jo = book.add(sharing.SUPPORTERS, {"name": "Jo"})
    copies.set_state(
        book, copies.note_copy(book, Copy("", jo.id, "Jo", 1, "2026-03-03", "pdf", False, (), ())), "given"
    )
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    assert keeping.back_up(book) == ()
    for weeks, backup in enumerate(keeping.listed(book), 1):
        before = backup.made - timedelta(days=7 * weeks)
        name = f"{backup.path.name.partition('-')[0]}-{before:%Y%m%dT%H%M%SZ}.wrap"
        backup.path.rename(backup.path.with_name(name))
    book.draft(item.id, {"text": f"{PLANTED} half-typed"})
    book.change(item.id, {"text": f"{PLANTED} three"})
    assert keeping.back_up(book) == ()
    book.close()
    assert len(keeping.listed_for(home)) >= 2
    return " ".join(sheet.words)


def holding(folder: Path) -> list[Path]:
    """Files in which the planted word stands in clear."""
    return [path for path in folder.rglob("*") if path.is_file() and PLANTED.encode() in path.read_bytes()]


async def erase_the_line(app: WrapApp, pilot: Pilot[int]) -> None:
    """From its section to the one question, which names every place."""
    app.go("section", "triggers")
    await pilot.pause()
    await press(pilot, "h")
    await until(app, pilot, f"{PLANTED} three")
    await choose(app, pilot, "erase")
    asked = await until(app, pilot, "This goes for good")
    for named in (
        "older wording",
        "backups kept on this computer",
        "Jo holds a copy",
        "Copies you gave away",
    ):
        assert named in asked
    await press(pilot, "down", "enter")
    await until(app, pilot, "Erased for good, in your plan and in kept backups.")


async def test_in_with_the_spare_key_and_one_line_is_gone_everywhere(paper: str, tmp_path: Path) -> None:
    started = time.monotonic()
    app = app_of(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, pilot, "Passphrase")
        await press(pilot, "f3")
        await type_words(pilot, paper)
        await press(pilot, "enter")
        await until(app, pilot, "Your spare key opened it.")
        app.go("spare_key")
        await pilot.pause()
        app.go("today")
        app.go("passphrase")
        await until(app, pilot, "Five words for you.")
        await type_words(pilot, NEW)
        await press(pilot, "enter")
        await until(app, pilot, "Make them anew")
        await press(pilot, "enter")
        await until(app, pilot, "Your new passphrase holds from now on.")
        await erase_the_line(app, pilot)
        await press(pilot, "ctrl+q")
        await closed(app)
    assert time.monotonic() - started < 180
    home = places_in(tmp_path)
    files = [home.vault, *(backup.path for backup in keeping.listed_for(home))]
    assert len(files) >= 3
    for file in files:
        with pytest.raises(StoreError, match="wrong"):
            read_plan(file, Passphrase(SECRET))
        plan = read_plan(file, Passphrase(NEW))
        assert plan.texts("triggers.events") == ("Loud pubs",)
        assert PLANTED not in repr(plan)
        assert read_plan(file, SpareKey(paper)) == plan
    assert holding(tmp_path) == []
