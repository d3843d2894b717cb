"""A plain button that Space and Enter press, and a row of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Offset, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget
from textual.widgets import Button

from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.glyphs import glyphs, ours


class PlainButton(Button):
    """A button of one line: pointer and bold when it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("button")

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(Content(label), id=id, compact=True)
        self.words = label
        self.styles.line_pad = 0

    def say(self, label: str) -> None:
        """Show other words."""
        self.words = label
        self.refresh(layout=True)

    def render(self) -> Content:
        """The words in brackets, so that a button is one without colour too."""
        sign = glyphs(self).pointer if self.has_focus else " "
        return Content(f"{sign}[ {ours(self, self.words)} ]")

    def get_content_width(self, container: object, viewport: object) -> int:
        """As wide as the words with their brackets."""
        return Content(self.words).cell_length + 5

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs, on the screen."""
        return self.content_region.offset + Offset(1, 0)


class Wrapping(HorizontalLayout):
    """Beside each other, and on a new line where the width ends."""

    name = "wrapping"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Places as in one line, with those that do not fit moved to the next."""
        made: list[WidgetPlacement] = []
        left = down = 0
        for placed in super().arrange(parent, children, size, greedy):
            region = placed.region
            if left < region.x and region.right - left > size.width > 0:
                left, down = region.x, down + region.height
            made.append(placed._replace(region=region.translate((-left, down))))
        return made


class ButtonRow(Horizontal):
    """Buttons beside each other, on more lines where they do not fit; Left and Right go between them."""

    _wrapping = Wrapping()

    @property
    def layout(self) -> Layout:
        """The layout of the style sheet; a line of buttons is one that wraps."""
        found = super().layout
        return self._wrapping if isinstance(found, HorizontalLayout) else found

    def key_right(self) -> None:
        """To the next button."""
        self._go(1)

    def _go(self, by: int) -> bool:
        buttons = [button for button in self.query(PlainButton) if button.display and not button.disabled]
        here = [i for i, button in enumerate(buttons) if button.has_focus]
        if not here or not 0 <= here[0] + by < len(buttons):
            return False
        buttons[here[0] + by].focus()
        return True

    def go_left(self) -> bool:
        """To the button before; False at the first, where Left goes back one page."""
        return self._go(-1)
