"""The message line of a page: one sentence, until the next one, another change, or another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wrap_tui.screens.keeping import KeepsWords
from wrap_tui.widgets.glyphs import ours
from wrap_tui.widgets.user_text import UserText

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Plan


class HasMessage(KeepsWords):
    """Tells one sentence. It goes when something else is changed, or when another page lies over this one."""

    _to_tell = ""
    _told_of: Plan | None = None

    def tell(self, sentence: str) -> None:
        """Show one sentence above the keys line. "" takes it away."""
        if not self.stands:
            self._to_tell = sentence
            return
        self._told_of = self.book.plan if self.book is not None else None
        line = self.query_one("#message", UserText)
        line.show(ours(self, sentence))
        line.display = bool(sentence)

    def at_work(self) -> str:
        """What slow work is going on here, as a sentence that stays until it is done; "" for none."""
        return ""

    def let_message_go(self) -> None:
        """Take the sentence away, unless words could not be saved or work is going on."""
        if self.stands and (self.book is None or self.book.save_state.kind != "failed"):
            self.tell(self.at_work())

    def let_old_message_go(self) -> None:
        """Take a sentence away that was told before the last change of a thing or a day."""
        told, book = self._told_of, self.book
        if told is None or book is None:
            return
        if told.items is not book.plan.items or told.days is not book.plan.days:
            self.let_message_go()
