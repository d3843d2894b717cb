"""The terminal's own cursor on page after page, in one run at two sizes: it stands where the focus is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.paging import Pages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")

DOWN, BACK, BOTTOM = "\x1b[B", "\x1b[D", "── "
WAYS = {
    "2": "Wellness toolbox",
    "3": "Triggers",
    "7": "My people",
    "c": "Check in",
    "n": "I notice",
    "m": "All pages",
}
"""A key on Today, and what stands at the top of the page that it opens."""


def on_the_pointer(run: Pages) -> bool:
    """The cursor is behind the pointer of the one row that has the focus."""
    row = run.screen.display[run.screen.cursor.y]
    return run.text.count("›") == 1 and "›" in row[: run.screen.cursor.x]


def test_the_cursor_is_behind_the_pointer_on_every_page(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "wrap-tui"
    settings.mkdir(parents=True)
    (settings / "settings.toml").write_text("show_cursor = true\n", "utf-8")
    with Pages(tmp_path, "demo") as run:
        run.until("Made-up words")
        for columns, rows in ((80, 24), (60, 20)):
            run.child.setwinsize(rows, columns)
            run.screen.resize(rows, columns)
            run.until(lambda: on_the_pointer(run))
            for key, title in WAYS.items():
                run.press(key)
                run.until(lambda title=title: title in run.screen.display[0] and on_the_pointer(run))  # type: ignore[misc]
                before = run.screen.cursor.y
                run.press(DOWN)
                run.until(lambda before=before: run.screen.cursor.y != before and on_the_pointer(run))  # type: ignore[misc]
                run.press(BACK)
                run.until(lambda: "Today" in run.screen.display[0] and on_the_pointer(run))
        assert not run.screen.cursor.hidden
