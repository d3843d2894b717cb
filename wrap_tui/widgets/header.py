"""The first line of a page: its title, a detail, and the way to the crisis plan at the right end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wrap_tui.domain.text import clean
from wrap_tui.widgets.glyphs import ours
from wrap_tui.widgets.row import cells
from wrap_tui.widgets.user_text import UserText

WIDEST: Final = 120
"""Columns of a page in the middle of a wider window, as the style sheet has them."""
_EDGE: Final = 2
_APART: Final = 3
"""Columns at each side of the line, and between its parts."""


class CrisisTarget(Static):
    """A fixed place to click: top right on every page."""

    @dataclass
    class Chosen(Message):
        """It was clicked."""

    words = ""
    """What it shows, brackets and all."""

    def say(self, label: str) -> None:
        """Show a label."""
        self.words = f"[ {label} ]"
        self.update(Content(self.words))

    def on_click(self) -> None:
        """Ask for the crisis plan."""
        self.post_message(self.Chosen())


class Header(Horizontal):
    """Title (maybe in the person's words), details, crisis target. A detail is there where all of it has room."""

    _title = ""
    _details: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Three places in one line."""
        yield UserText(id="title")
        yield UserText(id="detail")
        yield CrisisTarget(id="crisis-target", markup=False)

    def show(self, title: str, *details: str) -> None:
        """Show a title and, where there is room, details: of several the first ones that fit."""
        self._title, self._details = clean(title), tuple(filter(None, map(clean, details)))
        self.fit()

    def on_resize(self) -> None:
        """Follow the window."""
        self.fit()

    def fit(self) -> None:
        """Clip a title that is too long, with a sign; leave a detail out that would push it."""
        target = self.query_one(CrisisTarget)
        room = (
            min(self.app.size.width, WIDEST)
            - 2 * _EDGE
            - (cells(target.words) + _APART if target.display else 0)
        )
        shown = self.query_one("#detail", UserText)
        detail = self._detail(room - cells(self._title) - _APART)
        shown.show(detail or next(iter(self._details), ""))
        shown.display = bool(detail)
        self.query_one("#title", UserText).show(_clipped(self._title, room, ours(self, "…")))

    def _detail(self, room: int) -> str:
        """As many of the details as have room beside each other."""
        found = ((" " * _APART).join(self._details[:count]) for count in range(len(self._details), 0, -1))
        return next((words for words in found if cells(words) <= room), "")

    def show_target(self, label: str, *, quiet: bool = False) -> None:
        """Show the words of the crisis target; none hides it (on the crisis page itself)."""
        target = self.query_one(CrisisTarget)
        target.display = bool(label)
        target.say(ours(self, label))
        target.set_class(quiet, "-quiet")
        self.fit()


def _clipped(words: str, room: int, sign: str) -> str:
    return words if cells(words) <= room else set_cell_size(words, max(room - cells(sign), 0)).rstrip() + sign
