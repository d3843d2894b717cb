"""A page whose list holds things of the plan among other rows."""

from __future__ import annotations

from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList


class ThingsPage(Page):
    """Knows which thing the pointer is on."""

    @property
    def current(self) -> str:
        """The id of the thing the pointer is on, "" when it is on another row."""
        row = self.query_one(ChoiceList).row
        return row.id if row is not None and self.open_book.plan.find(row.id) is not None else ""
