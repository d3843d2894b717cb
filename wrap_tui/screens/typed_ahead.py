"""Keys that are typed while the boxes of a page are being made wait, and then go where the typing goes on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from textual import events
from textual.app import App
from textual.screen import Screen

LONGEST: Final = 5.0
"""Seconds after which keys go their usual way, even if no box ever came."""


class KeepsKeys(Screen[None]):
    """`hold_keys` before boxes are made, `let_keys_go` once one has the focus. Keys that hold everywhere never wait."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[events.Key | events.Paste] | None = None

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait now."""
        return self._waiting is not None

    def hold_keys(self) -> None:
        """From now on keys wait; nothing has the focus."""
        self.set_focus(None)
        if self._waiting is None:
            self._waiting = []
            self.set_timer(LONGEST, self.let_keys_go)

    def let_keys_go(self) -> None:
        """Send the keys that waited to what has the focus now, in their order."""
        if self._waiting:
            self.call_after_refresh(self._send_keys)
        else:
            self._waiting = None

    def _send_keys(self) -> None:
        """All keys, or (while another page lies over this one) none yet."""
        if self.app.screen is not self or self._waiting is None:
            return
        waiting, self._waiting = self._waiting, None
        self.app.call_later(_type_again, self.app, waiting)

    def on_screen_resume(self) -> None:
        """Come back: what was typed before another page came over this one."""
        if self._waiting and self.focused is not None:
            self.let_keys_go()

    def on_key(self, event: events.Key) -> None:
        """Keep a key for later."""
        self._keep(event)

    def on_paste(self, event: events.Paste) -> None:
        """Keep pasted words for later."""
        self._keep(event)

    def _keep(self, event: events.Key | events.Paste) -> None:
        if self._waiting is not None:
            event.stop()
            event.prevent_default()
            self._waiting.append(event)


def _type_again(app: App[Any], waiting: Iterable[events.Key | events.Paste]) -> None:
    """Run by the app, so that the keys come from it and bubble as those of a terminal do."""
    for event in waiting:
        if isinstance(event, events.Paste):
            app.post_message(events.Paste(event.text))
        else:
            app.post_message(events.Key(event.key, event.character))
