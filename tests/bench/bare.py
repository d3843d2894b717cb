"""A bare Textual app with the widgets of the lock page and nothing behind them: the floor of a start."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static


class Bare(App[None]):
    """Title, rule, a line, a box, two lines and the line of keys."""

    CSS = "Vertical { height: 1fr; } Static { height: 1; }"
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("wrap-tui", markup=False)
        yield Static("-" * 80, markup=False)
        with Vertical():
            yield Static("", markup=False)
            yield Static("Type your passphrase, then press Enter.", markup=False)
            yield Input(password=True)
            yield Static("", markup=False)
            yield Static("One line more", markup=False)
        yield Static("-" * 80, markup=False)
        yield Static("bare-app-painted", markup=False)


if __name__ == "__main__":
    Bare().run()
