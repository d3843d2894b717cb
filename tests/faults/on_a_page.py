"""A disk that stops taking words while somebody writes on a page. Run by test_on_a_page under LD_PRELOAD=shim.so.

`python -m tests.faults.on_a_page` with FAULT_PREFIX set to an empty folder; prints one JSON object: by fault, what
the page said, what stood in the box, and what a reading of the file found in the end.
"""

from __future__ import annotations

import asyncio
import ctypes
import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.faults.killed import cheap
from tests.ui.kit import press, type_words
from tests.ui.running import app_of, places_in, text_of
from tests.ui.unlocking import SECRET, make_vault, unlock, until
from wrap_tui.app import WrapApp
from wrap_tui.services.opening import read_plan
from wrap_tui.store.secret import Passphrase
from wrap_tui.widgets.word_box import WordBox

FAULTS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EROFS": errno.EROFS}
WRITING = 1 | 2 | 4 | 8 | 16
LIB = ctypes.CDLL(None)


def _arm(code: int) -> None:
    """Every call that changes a file of the vault fails from now on."""
    LIB.fault_arm(1, code, 1, 0, WRITING)


async def _saved(app: WrapApp, pilot: Pilot[int]) -> None:
    for _ in range(300):
        await pilot.pause(0.02)
        if app.book is not None and app.book.save_state.kind == "saved":
            return
    raise AssertionError("never saved")


async def _write(folder: Path, code: int) -> dict[str, Any]:
    make_vault(folder)
    app = app_of(folder)
    told: dict[str, Any] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await unlock(app, pilot)
        await press(pilot, "8")
        await type_words(pilot, "before")
        await _saved(app, pilot)
        _arm(code)
        await type_words(pilot, " while")
        told["screen"] = await until(app, pilot, "Your words are on this page.")
        await type_words(pilot, " still")
        told["box"] = app.screen.query_one(WordBox).text
        told["later_screen"] = text_of(app)
        LIB.fault_off()
        await type_words(pilot, " after")
        told["again"] = await until(app, pilot, "Saved again")
        await press(pilot, "escape")
        await _saved(app, pilot)
        assert app.book is not None
        await asyncio.to_thread(app.book.close)
    plan = read_plan(places_in(folder).vault, Passphrase(SECRET))
    told["kept"] = plan.texts("journal.entries")
    return told


def main() -> int:
    """All faults, one after the other."""
    cheap()
    folder = Path(os.environ["FAULT_PREFIX"])
    told = {name: asyncio.run(_write(folder / name, code)) for name, code in FAULTS.items()}
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
