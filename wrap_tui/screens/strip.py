"""The strip with the supporter's card: on every page of a session where something is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wrap_tui.widgets.user_text import UserText

if TYPE_CHECKING:
    from wrap_tui.domain.schema import Question
    from wrap_tui.screens.base import Page

_WHERE: Final = frozenset({"session", "section", "guide", "form", "change", "steps", "read_back"})
"""Pages that have the strip."""


class Strip(UserText):
    """One or two lines under the header, there while somebody sits beside the person."""

    def show(self, words: str) -> None:
        """Show the card; "" takes the strip away."""
        self.display = bool(words)
        super().show(words)


def card_of(page: Page) -> str:
    """The card for what the page asks now, "" outside a session."""
    if page.book is None or not page.book.narrowed or page.place[:1] not in {(name,) for name in _WHERE}:
        return ""
    from wrap_tui.flows import peer

    return peer.card(asked_on(page))


def asked_on(page: Page) -> Question | None:
    """The question that a page asks: of its guide, or the one it was opened for."""
    guide = getattr(page, "guide", None)
    if guide is not None:
        return None if guide.ended else guide.question
    catalog = page.open_book.catalog
    return next((catalog.question(name) for name in page.place[1:] if catalog.knows(name)), None)
