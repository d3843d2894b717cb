"""The first line of a page: its title, a detail, and the way to the crisis plan at the right end."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wrap_tui.widgets.glyphs import ours
from wrap_tui.widgets.user_text import UserText


class CrisisTarget(Static):
    """A fixed place to click: top right on every page."""

    @dataclass
    class Chosen(Message):
        """It was clicked."""

    def on_click(self) -> None:
        """Ask for the crisis plan."""
        self.post_message(self.Chosen())


class Header(Horizontal):
    """Title (maybe in the person's words), detail, crisis target."""

    def compose(self) -> ComposeResult:
        """Three places in one line."""
        yield UserText(id="title")
        yield UserText(id="detail")
        yield CrisisTarget(id="crisis-target", markup=False)

    def show(self, title: str, detail: str = "") -> None:
        """Show a title and, where there is room, a detail."""
        self.query_one("#title", UserText).show(title)
        self.query_one("#detail", UserText).show(detail)

    def show_target(self, label: str, *, quiet: bool = False) -> None:
        """Show the words of the crisis target; none hides it (on the crisis page itself)."""
        target = self.query_one(CrisisTarget)
        target.display = bool(label)
        target.update(Content(f"[ {ours(self, label)} ]"))
        target.set_class(quiet, "-quiet")
