"""After a step was used: did this help? Yes, a bit, no, or nothing said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wrap_tui.flows.action_plan import NOT_DONE
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say

_ANSWERS: Final = ("yes", "bit", "no")


def ask_if_it_helped(page: Page, step: str, words: str, then: Callable[[], None] | None = None) -> None:
    """Ask, then note that the step was used today. Escape changes nothing: the key was a slip."""
    flow = CheckIn(page.open_book)
    rows = [
        Row(answer, say(f"pages.plan.helped_{answer}"), key=str(i)) for i, answer in enumerate(_ANSWERS, 1)
    ]
    rows += [
        Row("", say("pages.plan.helped_skip"), gap=True),
        Row(NOT_DONE, say("pages.plan.not_used")),
    ]

    def answered(answer: str | None) -> None:
        if answer is None:
            return
        if answer:
            flow.used(step, answer)
        else:
            flow.begun(step)
        if then is not None:
            then()

    page.shell.push_screen(Choose(say("pages.plan.did_it_help"), rows, line=words), answered)
