"""Draws the README's pictures from the demonstration: `python -m tests.snapshots.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import datetime
from pathlib import Path
from unittest import mock

from wrap_tui import paths, settings
from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.services.demo import demo_book
from wrap_tui.settings import Settings

FOLDER = Path(__file__).parent
SIZE = (80, 24)
DAY = datetime(2026, 10, 13, 9, 30).astimezone()
"""The pictures show one fixed morning, so that drawing them again changes nothing by itself."""

# name of the picture: the keys that lead from Today to the page
PICTURES: dict[str, tuple[str, ...]] = {
    "today": (),
    "question": ("3", "g"),
    "crisis": ("f2",),
}


def _without_fonts_from_outside(svg: str) -> str:
    """Textual's pictures name fonts on a web server; ours use what the reader has."""
    bare = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"https?://(?!www\.w3\.org)\S+", "", bare)


async def picture(name: str, home: Path) -> str:
    """One page of the demonstration as SVG."""
    places = paths.places(portable=home)
    settings.save(places.settings, Settings(country="GB"))
    app = WrapApp(Start(places, book=demo_book()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in PICTURES[name]:
            await pilot.press(key)
            await pilot.pause()
        return _without_fonts_from_outside(app.export_screenshot(title=""))


def main() -> None:
    """Draw all of them."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch("wrap_tui.services.clock.Clock.wall", return_value=DAY),
    ):
        for name in PICTURES:
            (FOLDER / f"{name}.svg").write_text(asyncio.run(picture(name, Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
