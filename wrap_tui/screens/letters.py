"""Letters typed beside the box of a question, with the pointer on a row or a button, stand in the box."""

from __future__ import annotations

from textual.events import Key

from wrap_tui import keys
from wrap_tui.screens.asking import Asking
from wrap_tui.screens.page_with_form import PageWithForm
from wrap_tui.widgets.choice_list import ChoiceList


class LettersIntoBox(PageWithForm):
    """A page with a question on which few letters are keys, and those on rows alone."""

    def on_key(self, event: Key) -> None:
        """Go to the box with the letter, while a box is seen."""
        letter, box = event.character, self.query_one(Asking).box
        seen = box.display and all(getattr(node, "display", True) for node in box.ancestors)
        if self.typing or not seen or letter is None or not letter.isalpha() or self._is_key(event.key):
            return
        event.stop()
        box.focus()
        box.move_cursor(box.document.end)
        box.insert(letter)

    def _is_key(self, key: str) -> bool:
        known = self.shell.settings.keys
        on_a_row = isinstance(self.focused, ChoiceList)
        return on_a_row and any(key in keys.keys_of(row, known) for row in keys.rows(*self.KEYS))
