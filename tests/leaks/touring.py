"""The program, made to go through all its pages by itself when Ctrl+T is pressed. For tests alone."""

from __future__ import annotations

import os
import sys
from typing import Any

SECONDS = 0.12
"""How long each page stays."""


def paste(app: Any) -> None:
    """Paste a planted word into the box of the page, if it has one."""
    from textual import events

    from tests.leaks.planted import PASTED
    from wrap_tui.widgets.word_box import WordBox

    if isinstance(app.focused, WordBox):
        app.focused.post_message(events.Paste(PASTED))


def step(app: Any) -> None:
    """Go on to the next page."""
    from tests.leaks.planted import tour

    if not hasattr(app, "places_to_see"):
        app.places_to_see = tour(app.book)
    if not app.places_to_see:
        app.go("today")
        app.tell("the tour is over")
        return
    app.go(*app.places_to_see.pop(0))
    app.set_timer(SECONDS, lambda: paste(app))
    app.set_timer(2 * SECONDS, lambda: step(app))


def main() -> int:
    """Start the program with the tour built in."""
    from wrap_tui.__main__ import clean_environment

    clean_environment(os.environ)
    from wrap_tui import app

    def on_key(self: object, event: object) -> None:
        if getattr(event, "key", "") == "ctrl+t":
            step(self)

    app.WrapApp.on_key = on_key  # type: ignore[attr-defined]
    from wrap_tui.__main__ import main as real

    return real()


if __name__ == "__main__":
    sys.exit(main())
