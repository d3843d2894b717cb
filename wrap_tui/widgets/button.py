"""A plain button that Space and Enter press, and a row of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Button

from wrap_tui.widgets.glyphs import glyphs, ours


class PlainButton(Button):
    """A button of one line: pointer and bold when it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "press", show=False)]

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


class ButtonRow(Horizontal):
    """Buttons beside each other; Left and Right go between them."""

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
