"""The line under the header and above the footer; it says when there is more to read, and what to click."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from wrap_tui.widgets.glyphs import glyphs, ours
from wrap_tui.widgets.row import cells


class Rule(Widget):
    """One thin line across the page, with a few words of ours in it where something goes on beyond it.

    At its right end may stand a key that is pressed by a click, where the mouse finds it on every page.
    """

    label: reactive[str] = reactive("")
    target: reactive[str] = reactive("")
    """What stands at the right end: a key as it is said, and its words."""
    key = ""
    """What a click on the target presses."""

    def render(self) -> Content:
        """The line, with its label two cells from the left and its target two cells from the right."""
        sign, width = glyphs(self).rule, self.size.width
        start = f"{sign * 2} {ours(self, self.label)} " if self.label else ""
        end = f" {ours(self, self.target)} {sign * 2}" if self.target else ""
        line = width - cells(start) - cells(end)
        return Content(start + sign * line + end if line > 0 else start + sign * max(width - cells(start), 0))

    def on_click(self, event: events.Click) -> None:
        """Press the key of the target."""
        spot = event.get_content_offset(self)
        if self.target and spot is not None and spot.x >= self.size.width - cells(self.target) - 4:
            self.app.simulate_key(self.key)
