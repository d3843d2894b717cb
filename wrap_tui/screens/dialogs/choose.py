"""A question answered by choosing one row."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult

from wrap_tui.screens.dialogs.base import Dialog
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row


class Choose(Dialog[str]):
    """Answers with the id of the chosen row, None for Escape. Title and rows may be the person's words.

    `push_screen(Choose(title, rows), callback)`.
    """

    def __init__(
        self, title: str, rows: Iterable[Row], *, line: str = "", at: str = "", by_name: bool = False
    ) -> None:
        super().__init__(title, line)
        self._rows, self._at, self._by_name = tuple(rows), at, by_name

    def inside(self) -> ComposeResult:
        """The rows."""
        choices = ChoiceList(self._rows, by_name=self._by_name, id="choices")
        if self._at:
            choices.go_to(self._at)
        yield choices

    @on(ChoiceList.Opened)
    def answer(self, event: ChoiceList.Opened) -> None:
        """Answer with the row."""
        self.dismiss(event.row.id)
