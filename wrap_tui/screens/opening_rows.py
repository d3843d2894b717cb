"""A list whose rows say what they open: a thing of the list, another page, or something that is done."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from wrap_tui.screens.things_page import ThingsPage
from wrap_tui.widgets.choice_list import ChoiceList


class OpeningRows(ThingsPage):
    """Rows `do:NAME` run an action, `page:NAME` go to a page; any other is the id of what `OPENS` shows."""

    OPENS: ClassVar[str]

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open what the row stands for."""
        kind, colon, name = event.row.id.partition(":")
        if kind == "do":
            await self.run_action(name)
        elif colon:
            self.shell.go(name)
        else:
            self.shell.go(self.OPENS, kind)
