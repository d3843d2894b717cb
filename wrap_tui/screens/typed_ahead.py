"""While the boxes of a page are being made, keys wait; then they go where the typing goes on."""

from __future__ import annotations

from typing import Final

from wrap_tui.screens.keeping import KeepsWords

LONGEST: Final = 5.0
"""Seconds after which keys go their usual way, even if no box ever came."""


class KeepsKeys(KeepsWords):
    """`hold_keys` before boxes are made, `let_keys_go` once one has the focus. Keys that hold everywhere never wait."""

    def __init__(self) -> None:
        super().__init__()
        self._holding = False

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait now."""
        return self._holding

    def hold_keys(self) -> None:
        """From now on keys wait; nothing has the focus."""
        self.set_focus(None)
        if not self._holding:
            self._holding = True
            self.set_timer(LONGEST, self._go_on)

    def let_keys_go(self) -> None:
        """Let the keys come that waited, in their order."""
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        if self._holding:
            self._holding = False
            self.mark_found()
            self.post_message(self.Settled())
