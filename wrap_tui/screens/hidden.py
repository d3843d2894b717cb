"""The neutral screen that hides everything: one line, and Enter comes back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from wrap_tui.services.clock import awake_and_asleep
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class HiddenScreen(Screen[None]):
    """Nothing of anybody is seen. No key but Enter, the crisis keys and the lock does anything."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("hidden")

    def __init__(self) -> None:
        super().__init__()
        self._since = awake_and_asleep()
        self.held = False
        """Whether Enter does not come back any more (locked, and the last words wait for the disk)."""

    @property
    def seconds(self) -> float:
        """Seconds since it was hidden, with sleep counted."""
        return awake_and_asleep() - self._since

    def compose(self) -> ComposeResult:
        """One line."""
        yield UserText(say("shell.hidden.prompt"), id="hidden-prompt")

    def action_come_back(self) -> None:
        """Back to where the person was."""
        if not self.held:
            self.app.pop_screen()
