"""Everything that leans on private names of Textual 8.2, in one place, with a test for each."""

from __future__ import annotations

import selectors
import sys
from collections.abc import Iterable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.geometry import Offset
from textual.message import Message

from wrap_tui.faults import place_of

if TYPE_CHECKING:
    from textual.widget import Widget


class SoonAfterInput(selectors.SelectSelector):
    """Waits for input as Textual asks for, but shortly the first time after some came.

    Textual looks only after each wait (a tenth of a second) whether an Esc was alone or begins a sequence.
    """

    LATEST: Final = constants.ESCAPE_DELAY + 0.002
    """Seconds after which a lone Esc can be told."""

    def __init__(self) -> None:
        super().__init__()
        self._came = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What can be read now or within *timeout* seconds, or sooner."""
        if self._came and timeout is not None:
            timeout = min(timeout, self.LATEST)
        found = super().select(timeout)
        self._came = bool(found)
        return found


def tell_escape_soon() -> None:
    """Let the driver for Linux and macOS wait with `SoonAfterInput`; the one for Windows has no such wait."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        known = {name: getattr(selectors, name) for name in ("EVENT_READ", "EVENT_WRITE", "SelectorKey")}
        vars(linux_driver)["selectors"] = SimpleNamespace(SelectSelector=SoonAfterInput, **known)


class WholePastes(XTermParser):
    """Hands a paste on whole, without the codes in it.

    Textual reads an Esc inside a paste as the beginning of keys: words would be lost, and do things.
    """

    BEGIN: Final = "\x1b[200~"
    END: Final = "\x1b[201~"

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._before = ""
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what came; "" ends it."""
        bare = self._bare(data)
        return super().feed(bare) if bare or not data else ()

    def _bare(self, data: str) -> str:
        """*data* without an Esc inside a paste. What may be the beginning of its end waits for the rest."""
        rest, bare, self._held = self._held + data, "", ""
        while rest:
            if not self._pasting:
                known = self._before + rest
                at = known.find(self.BEGIN)
                self._pasting = at >= 0
                cut = at + len(self.BEGIN) - len(self._before) if self._pasting else len(rest)
                self._before = "" if self._pasting else known[1 - len(self.BEGIN) :]
                bare, rest = bare + rest[:cut], rest[cut:]
                continue
            words, end, rest = rest.partition(self.END)
            if not end:
                wait = next((n for n in range(len(self.END) - 1, 0, -1) if words.endswith(self.END[:n])), 0)
                words, self._held = words[: len(words) - wait], words[len(words) - wait :]
            self._pasting = not end
            bare += words.replace("\x1b", "") + end
        return bare


def take_pastes_whole() -> None:
    """Let the driver for Linux and macOS read with `WholePastes`; the one for Windows gets pastes as keys."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        vars(linux_driver)["XTermParser"] = WholePastes


class CalmApp(App[int]):
    """An app whose crashes show no local variables, and whose terminal cursor stands on the focused row."""

    fault: tuple[str, str] | None = None
    """Kind and place of the error that ended the app."""
    _copied = ""

    def _handle_exception(self, error: Exception) -> None:
        """Note kind and place, and end. Textual would print the values of local variables here."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if self.fault is None:
            self.fault = (type(error).__name__, place_of(error))
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """Print nothing: `_handle_exception` has noted what may be said."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing of what gathered: it could hold words of the person."""
        self._exit_renderables.clear()

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles again in other colours. Before the first page nothing was read: the page does it, once."""
        if not self.stylesheet._rules:
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            super().refresh_css(animate)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor goes after each repaint; asked at that moment, so it never lags."""
        focused: Widget | None = (self.focused or self.screen) if self._screen_stack else None
        spot: Any = getattr(focused, "cursor_spot", None)
        if spot is None or focused is None or not focused.is_attached:
            return Offset(0, 0)
        found: Offset = spot()
        return found

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Textual's own boxes set it too; the focused widget is asked instead."""

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer as it is: the sequence is one that few terminals know, and some would show."""

    def show_terminal_cursor(self, on: bool) -> None:
        """Show the terminal's own cursor, or hide it: Textual hides it when it starts."""
        if self._driver is not None and not self.is_headless:
            self._driver.write("\x1b[?25h" if on else "\x1b[?25l")
            self._driver.flush()

    def show_no_colour(self, on: bool) -> None:
        """Turn the `:nocolor` styles on or off while running."""
        self.no_color = on

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied words inside this program: they never reach the terminal's clipboard."""
        self._copied = text

    @property
    def clipboard(self) -> str:
        """What was copied inside this program."""
        return self._copied
