"""The keys line of a question with a box."""

from __future__ import annotations

from collections.abc import Iterator

from wrap_tui.screens.base import Page
from wrap_tui.screens.hinting import of_the_session
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.wording import say


def guide_hints(page: Page, *, many: bool, ideas: bool) -> Iterator[Hint]:
    """Enter adds, Enter again goes on (for lists), Down leads to the ideas, Esc stops; in a session the break."""
    if many:
        yield page.hint("box.add")
        yield Hint(say("pages.guide.enter_again"), say("pages.guide.next_key"), "pagedown", 20)
    else:
        yield page.hint("box.add", label=say("pages.guide.next_key"))
    if ideas:
        yield Hint(say("pages.guide.down"), say("pages.guide.ideas_key"), "down", 30)
    yield from of_the_session(page)
    yield page.hint("shell.help", place=80)
    yield page.hint("page.back", label=say("pages.guide.stop_key"))
