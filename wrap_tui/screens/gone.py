"""The page of a thing that is not in the plan any more: one sentence, and the way to bring the thing back."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.text import one_line
from wrap_tui.flows.older import can_come_back
from wrap_tui.flows.sections import linked_name
from wrap_tui.screens.base import Page
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say

BRING_BACK: Final = "bring_back"


class OfOneThing(Page):
    """A page about one thing of the plan. While the thing is gone its keys do nothing but say so."""

    item_id: str

    @property
    def there(self) -> bool:
        """Whether the thing is in the plan."""
        return self.open_book.plan.find(self.item_id) is not None

    @property
    def current(self) -> str:
        """The thing that the keys act on, "" while it is gone."""
        return self.item_id if self.there else ""

    @property
    def can_come_back(self) -> bool:
        """Whether it was taken out and can be brought back."""
        return can_come_back(self.open_book, self.item_id)

    def gone_words(self) -> str:
        """That it is gone, in one sentence."""
        return say("pages.gone.taken_out" if self.can_come_back else "pages.gone.erased")

    def gone_rows(self) -> list[Row]:
        """The ways on from here."""
        return [Row(f"do:{BRING_BACK}", say("pages.gone.bring_back"))] if self.can_come_back else []

    def still_there(self) -> bool:
        """Whether something can be done with the thing; says so when it is gone."""
        if not self.there:
            self.tell(self.gone_words())
        return self.there

    def action_bring_back(self) -> None:
        """Bring the thing back to where it was."""
        if self.can_come_back:
            self.open_book.bring_back(self.item_id)
            words = one_line(linked_name(self.open_book.plan, self.item_id))[:60]
            self.tell(say("pages.removed.brought_back", words=words))
