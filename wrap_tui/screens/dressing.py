"""The classes that say what kind of terminal a page stands in."""

from __future__ import annotations

from textual.screen import Screen


def dress(screen: Screen[None], *, ascii_only: bool) -> None:
    """Give a new page the classes of this terminal, before its widgets are there.

    Textual gives those of the size after the first painting, and then works out every style once more.
    """
    width, height = screen.app.size
    screen.set_class(ascii_only, "-ascii", update=False)
    for steps, cells in (
        (screen.app.HORIZONTAL_BREAKPOINTS, width),
        (screen.app.VERTICAL_BREAKPOINTS, height),
    ):
        for _, name in sorted(step for step in steps or () if step[0] <= cells)[-1:]:
            screen.add_class(name, update=False)
