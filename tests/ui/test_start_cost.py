"""What the start costs: the styles are read once, and nothing that opens a vault is loaded before the page is there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from unittest import mock

import pytest
from textual.css import parse as parsing

from tests.guards.vaults import run
from tests.ui.kit import empty_book
from tests.ui.running import app_of
from wrap_tui import themes
from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.paths import places


@pytest.mark.parametrize("theme", ["auto", themes.CALM_LIGHT.name, themes.CONTRAST.name])
async def test_our_styles_are_read_once(theme: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f'theme = "{theme}"\n', "utf-8")
    read: Counter[str] = Counter()
    real = parsing.parse

    def counted(scope: str, css: str, read_from: tuple[str, str], **more: object) -> object:
        read[Path(read_from[0]).name] += 1
        return real(scope, css, read_from, **more)  # type: ignore[arg-type]

    with mock.patch("textual.css.stylesheet.parse", counted):
        app = app_of(tmp_path)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            wanted = themes.CALM_DARK.name if theme == "auto" else theme
            assert app.theme == wanted
            ground = next(one for one in themes.ALL if one.name == wanted).background
            assert app.screen.styles.background.hex == ground
    assert (read["shell.tcss"], read["pages.tcss"]) == (1, 1)


async def test_other_colours_are_seen_at_once(tmp_path: Path) -> None:
    app = WrapApp(Start(places(portable=tmp_path), book=empty_book()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.theme = themes.CALM_LIGHT.name
        await pilot.pause()
        assert app.screen.styles.background.hex == themes.CALM_LIGHT.background


LOCK = """
import asyncio, json, sys
from pathlib import Path
from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.paths import places
from wrap_tui.screens import lock

folder = Path(sys.argv[2])
(folder / "plan.wrap").write_bytes(b"any")
seen = []
async def painted(seconds):
    seen.append(sorted({name.partition(".")[0] for name in sys.modules} | {n for n in sys.modules if n[:5] == "wrap_"}))
    raise asyncio.CancelledError
async def main():
    class Asyncio:
        sleep = staticmethod(painted)
    lock.asyncio = Asyncio
    async with WrapApp(Start(places(portable=folder))).run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
asyncio.run(main())
open(sys.argv[1], "w").write(json.dumps(seen))
"""


def test_the_lock_page_is_there_before_anything_that_opens_a_vault_is_loaded(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = run(LOCK, str(report), str(tmp_path), home=tmp_path)
    assert report.exists(), done.stderr
    (loaded,) = json.loads(report.read_text("utf-8"))
    assert "wrap_tui.screens.lock" in loaded
    never = {"cryptography", "sqlite3", "msgspec", "wrap_tui.store.vault", "wrap_tui.services.opening"}
    assert set(loaded) & never == set()
