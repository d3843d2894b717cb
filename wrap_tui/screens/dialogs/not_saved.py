"""Closing while the last words could not be saved: stay (the first row), or close and lose them."""

from __future__ import annotations

from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.screens.saying import trouble_sentence
from wrap_tui.wording import say


class NotSaved(Confirm):
    """Answers True to close although the last words are not saved."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            say("shell.not_saved.title"),
            line=trouble_sentence(kind),
            no=say("shell.not_saved.stay"),
            no_line=say("shell.not_saved.stay_line"),
            yes=say("shell.not_saved.close"),
            yes_line=say("shell.not_saved.close_line"),
        )
