"""The wheel of the mouse beside the page: where a window is wider than the page, its body scrolls all the same."""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from wrap_tui.widgets.body import Body


class ScrollsBeside(Screen[None]):
    """Turns of the wheel that nothing under the pointer took scroll the body."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """On in the page."""
        self.wheel(1, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Back in the page."""
        self.wheel(-1, event)

    def wheel(self, way: int, event: events.MouseEvent) -> None:
        """Scroll as far as a turn over the body does; with Ctrl or Shift a turn is meant for something else."""
        if not (event.ctrl or event.shift):
            for body in self.query(Body):
                body.scroll_relative(y=way * self.app.scroll_sensitivity_y, animate=False)
