"""Keys that are typed while the boxes of a page are being made wait, and then go where the typing goes on."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from textual import events
from textual.screen import Screen
from textual.widget import Widget

LONGEST: Final = 5.0
"""Seconds after which keys go their usual way, even if no box ever came."""
_ON_THE_WAY: Final = 1.0
"""Seconds to wait at most for keys that are between the app and the page."""


class KeepsKeys(Screen[None]):
    """`hold_keys` before boxes are made, `let_keys_go` once one has asked for the focus.

    Nothing has the focus while keys wait, so that every key comes here, one after the other; the box
    that asked for it gets it together with the keys. Keys that hold everywhere never wait.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[events.Key | events.Paste] | None = None
        self._wanted: Widget | None = None
        self._may_go = False

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait now."""
        return self._waiting is not None

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give the focus; while keys wait, once they go."""
        self._wanted = widget
        if self._waiting is None or widget is None:
            super().set_focus(widget, scroll_visible, from_app_focus)

    def hold_keys(self) -> None:
        """From now on keys wait; nothing has the focus."""
        self.set_focus(None)
        self._may_go = False
        if self._waiting is None:
            self._waiting = []
            self.set_timer(LONGEST, self.let_keys_go)

    def let_keys_go(self) -> None:
        """Give the focus to the box that asked for it, and the keys that waited to the box, in their order."""
        self._may_go = True
        if self._waiting:
            self.call_after_refresh(self.app.call_later, self._go_on)
        else:
            self.app.call_later(self._go_on)

    async def _go_on(self) -> None:
        """Run by the app, which hands on no other key meanwhile; nothing yet while another page lies over this one."""
        arrived = asyncio.Event()
        self.call_later(arrived.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), _ON_THE_WAY)
        if self._waiting is None or not self._may_go or self.app.screen is not self:
            return
        waiting, self._waiting = self._waiting, None
        if self._wanted is not None and self._wanted.is_attached:
            self.set_focus(self._wanted)
        for event in waiting:
            again = events.Paste(event.text) if isinstance(event, events.Paste) else _typed(event)
            await self.app.on_event(again)

    def on_screen_resume(self) -> None:
        """Come back: what was typed before another page came over this one."""
        if self._waiting is not None and self._may_go:
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


def _typed(event: events.Key) -> events.Key:
    return events.Key(event.key, event.character)
