"""A page whose things can be put in another order: `o` takes one up, Up and Down carry it, Enter leaves it there."""

from __future__ import annotations

from textual import on

from wrap_tui.screens.things_page import ThingsPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.wording import say


class OrderedPage(ThingsPage):
    """A subclass ends ordering when Enter comes while `ordering` names a thing."""

    def __init__(self) -> None:
        super().__init__()
        self.ordering = ""

    def action_order(self) -> None:
        """Move the thing with Up and Down until Enter."""
        if self.current:
            self.ordering = self.current
            self.query_one(ChoiceList).moving = True
            self.tell(say("pages.section.order_help"))

    @on(ChoiceList.Carried)
    def carry(self, event: ChoiceList.Carried) -> None:
        """Move the thing one place."""
        self.open_book.move(self.ordering, event.by)
        self.tell(say("pages.section.order_help"))

    def end_order(self) -> None:
        """Leave it where it is now."""
        self.ordering = ""
        self.query_one(ChoiceList).moving = False
        self.tell(say("pages.section.moved"))

    async def action_back(self) -> None:
        """End ordering first, then go back."""
        if self.ordering:
            self.end_order()
        else:
            await super().action_back()
