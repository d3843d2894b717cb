"""A field for a passphrase: shown or hidden, and never copied."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import Input

from wrap_tui.domain.text import clean
from wrap_tui.widgets.words import TakesLetters

LONGEST = 1024
"""Characters in a passphrase (VAULT.md, Format)."""


class PassphraseBox(TakesLetters, Input):
    """A one-line field whose words leave only through `take()`: copy and cut do nothing."""

    def __init__(self, *, hidden: bool = True, hint: str = "", id: str | None = None) -> None:
        super().__init__(
            password=hidden, placeholder=hint, select_on_focus=False, max_length=LONGEST, id=id, compact=True
        )
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Refuse: a passphrase never reaches a clipboard."""

    def action_cut(self) -> None:
        """Refuse: a passphrase never reaches a clipboard."""

    def take(self) -> str:
        """The words, and an empty field afterwards."""
        words, self.value = clean(self.value), ""
        return words

    def look_away(self) -> bool:
        """Hide what is shown, or show what is hidden; says whether it is hidden now."""
        self.password = not self.password
        return self.password

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs, on the screen."""
        return self.cursor_screen_offset
