"""The first keys of the keys line: those of what has the focus, so that the key that goes on is always there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from wrap_tui import keys
from wrap_tui.widgets.button import PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.words import HoldsWords, TakesLetters

if TYPE_CHECKING:
    from wrap_tui.screens.base import Page
    from wrap_tui.settings import Settings

PAUSE: Final = "pause"
OF_A_THING: Final = frozenset(
    {"remove", "order", "older", "ending", "must", "keep", "change", "leave_out", "try_out"}
)
"""Actions that need a thing under the pointer, on pages that say which one that is (`current`)."""


def key_now(row: keys.Key, settings: Settings) -> str:
    """The key to name for a row. Where letters are switched off, one that does the same everywhere; "" for none."""
    same = (other for other in keys.rows("shell") if other.action == row.action)
    for found in (row, *same):
        if now := keys.keys_of(found, settings.keys, letters=settings.letter_keys):
            return now[0]
    return ""


def of_the_focus(page: Page) -> Iterator[Hint]:
    """A row of a list is opened or ticked, a button pressed, a line handed on, a long text left."""
    focused = page.focused
    if isinstance(focused, ChoiceList):
        if focused.row is not None:
            yield page.hint("list.tick" if focused.row.mark is not None else "list.open")
    elif isinstance(focused, PlainButton):
        yield page.hint("button.press")
    elif isinstance(focused, HoldsWords) and not focused.one_line:
        if not any(row.footer and "pagedown" in row.all_keys for row in keys.rows(*page.KEYS)):
            yield page.hint("box.next", place=10)
    elif isinstance(focused, TakesLetters):
        alone = "" if isinstance(focused, HoldsWords) else keys.row("box.next").label
        yield page.hint("box.add", label=page.enter_says() or alone)


def has_something(page: Page, row: keys.Key) -> bool:
    """Whether a key helps now: one for a thing with the pointer on a thing, undo when there is a change.

    Closing is said where there is no way back.
    """
    if row.action == "app.close":
        return not page.can_go_back
    if row.action == "app.undo":
        return page.book is None or page.book.can_undo
    return row.action not in OF_A_THING or getattr(page, "current", None) != ""


def of_the_session(page: Page) -> Iterator[Hint]:
    """The break, in a session, on pages that do not say it themselves; not while a group looks at questions."""
    book = page.book
    if book is None or not book.narrowed or "session" in page.KEYS or page.place[:1] == (PAUSE,):
        return
    from wrap_tui.flows.peer import may_open

    if may_open(book, PAUSE):
        yield page.hint("session.pause", place=15)


def way_out(page: Page) -> Iterator[Hint]:
    """The key back, or where nothing lies behind the page the one that closes; Today and a session have their own."""
    if page.can_go_back:
        yield page.hint("page.back")
    elif not {"today", "session"} & set(page.KEYS):
        yield page.hint("shell.close", place=90, label=keys.row("today.close").label)
