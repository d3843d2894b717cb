"""Shows words letter for letter: brackets are brackets, and nothing in them is obeyed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from wrap_tui.domain.text import clean


class UserText(Static):
    """A person's words, or a sentence of ours, never read as markup. Wraps by itself."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(clean(text)), id=id, classes=classes, markup=False)
        self.words = clean(text)

    def show(self, text: str) -> None:
        """Show other words in this place."""
        words = clean(text)
        if words != self.words:
            self.words = words
            self.update(Content(words))
