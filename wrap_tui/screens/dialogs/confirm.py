"""The one question that asks twice: erasing for good, and closing with words unsaved."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row


class Confirm(Dialog[bool]):
    """Answers True when the person chose *yes*. The first row, and Escape, keep everything as it is."""

    def __init__(
        self, title: str, *, yes: str, no: str, line: str = "", yes_line: str = "", no_line: str = ""
    ) -> None:
        super().__init__(title, line)
        self._rows = (Row("no", no, detail=no_line), Row("yes", yes, detail=yes_line))

    def inside(self) -> ComposeResult:
        """Two rows, the safe one first."""
        yield ChoiceList(self._rows, id="choices")

    @on(ChoiceList.Opened)
    def answer(self, event: ChoiceList.Opened) -> None:
        """Answer."""
        self.dismiss(event.row.id == "yes")
