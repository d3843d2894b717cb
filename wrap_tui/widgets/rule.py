"""The line under the header and above the footer; it says when there is more to read."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from wrap_tui.widgets.glyphs import glyphs, ours


class Rule(Widget):
    """One thin line across the page, with a few words of ours in it where something goes on beyond it."""

    label: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line, with its label two cells from the left."""
        sign, width = glyphs(self).rule, self.size.width
        if not self.label:
            return Content(sign * width)
        start = f"{sign * 2} {ours(self, self.label)} "
        return Content(start + sign * max(width - len(start), 0))
