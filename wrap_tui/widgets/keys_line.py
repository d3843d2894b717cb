"""The last line of a page: the keys that help here, and whether the words are saved."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from wrap_tui.widgets.glyphs import ours
from wrap_tui.widgets.row import cells

KEPT: Final = 80
"""Keys of this place and above (help, back, close) are never left out when the window is narrow."""


class Hint(NamedTuple):
    """One key in the line: how it is said, what it does, the key pressed by a click, and its place."""

    spoken: str
    label: str
    key: str
    place: int


class KeysLine(Widget):
    """Keys at the left, the state of saving at the right. A click on a key presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label", "keys--state"}

    hints: reactive[tuple[Hint, ...]] = reactive(())
    state: reactive[str] = reactive("")

    def shown(self) -> tuple[Hint, ...]:
        """The hints that fit, in their places."""
        room = self.size.width - (cells(self.state) + 2 if self._state_fits() else 0)
        kept = sorted(self.hints, key=lambda hint: hint.place)
        while kept and sum(self._width(hint) for hint in kept) - 3 > room:
            less = [hint for hint in kept if hint.place < KEPT] or kept[:-1]
            if not less:
                break
            kept.remove(less[-1])
        return tuple(kept)

    def _state_fits(self) -> bool:
        least = sum(self._width(hint) for hint in self.hints if hint.place >= KEPT)
        return bool(self.state) and least + cells(self.state) <= self.size.width

    def _width(self, hint: Hint) -> int:
        return cells(hint.spoken) + 1 + cells(ours(self, hint.label)) + 3

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        key_style = self.get_component_rich_style("keys--key")
        label_style = self.get_component_rich_style("keys--label")
        segments: list[Segment] = []
        for i, hint in enumerate(self.shown()):
            segments.append(Segment("   " if i else "", base))
            segments.append(Segment(hint.spoken, key_style))
            segments.append(Segment(f" {ours(self, hint.label)}", label_style))
        strip = Strip(segments)
        state = ours(self, self.state)
        if not self._state_fits():
            return strip.adjust_cell_length(width, base)
        left = strip.adjust_cell_length(max(width - cells(state), 0), base)
        right = Strip([Segment(state, self.get_component_rich_style("keys--state"))])
        return Strip([*left, *right]).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        x = spot.x
        for hint in self.shown():
            width = self._width(hint)
            if x < width:
                self.app.simulate_key(hint.key)
                return
            x -= width
