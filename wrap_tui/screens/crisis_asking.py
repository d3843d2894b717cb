"""Before the crisis plan is changed: asks once a day, gently, whether today is a good day for it."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows import changing_crisis
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say

_WAYS: Final = ("change_now", "keep_note", "not_now")


def change_crisis(page: Page) -> None:
    """Go to the page where the crisis plan is changed, or ask first."""
    book = page.open_book
    if not changing_crisis.asks_first(book):
        page.shell.go("section", "crisis")
        return
    changing_crisis.asked(book)
    rows = [Row(way, say(f"pages.crisis.{way}"), key=str(i)) for i, way in enumerate(_WAYS, 1)]
    title, line = say("pages.crisis.good_day"), say("pages.crisis.good_day_help")
    page.shell.push_screen(Choose(title, rows, line=line), lambda way: _answered(page, way))


def _answered(page: Page, way: str | None) -> None:
    if way == "change_now":
        page.shell.go("section", "crisis")
    elif way == "keep_note":
        page.shell.go("note")
