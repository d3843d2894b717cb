"""What pages may ask of the app; the app fulfils it without pages importing the app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen, ScreenResultCallbackType

from wrap_tui.paths import Places
from wrap_tui.settings import Settings

if TYPE_CHECKING:
    from wrap_tui.services.book import Book


class Shell(Protocol):
    """The app as pages see it (`page.shell`)."""

    book: Book | None
    settings: Settings
    places: Places
    ascii_only: bool
    demo: bool
    first_passphrase: str
    """A passphrase from a file, used once by the lock page; "" for asking."""

    def go(self, name: str, *args: str) -> None:
        """Open a page over this one: `go("section", "triggers")`.

        A page that is open already (same name and arguments) is gone back to; "today" goes back to the start.
        """

    def back(self) -> bool:
        """Go back one page, which is as it was left; False on the first page."""

    def tell(self, sentence: str) -> None:
        """Say one sentence on the page that is seen."""

    def discard_input(self) -> None:
        """Throw away what was typed before the page was painted."""

    def adopt(self, book: Book) -> None:
        """Take a plan as the open one, without going anywhere."""

    def look_round(self) -> None:
        """Open the demonstration: made-up words, in memory."""

    def open_file(self, vault: Path) -> None:
        """Go to the lock page of another vault file."""

    def text_only(self) -> None:
        """End, and go on in the line-by-line front end."""

    def opened(self, book: Book) -> None:
        """A vault is open: go to where the person was, or to Today."""

    def session_over(self, said: str) -> None:
        """A session has ended: lock, so that the passphrase opens everything else again."""

    def use(self, settings: Settings) -> bool:
        """Take and save other settings; False when they could not be saved (they hold until the end)."""

    def last_typed(self) -> float:
        """Seconds since a key was typed into a text box."""

    def leave(self, code: int = 0) -> None:
        """Save and close."""

    def lock(self) -> None:
        """Save, and start again at the lock page."""

    def lock_for(self, vault: Path) -> None:
        """Save and lock, and start again at the lock page of another vault."""

    def lock_after(self, work: Callable[[], object]) -> None:
        """Save and close the plan, do *work* with its file, and start again at the lock page."""

    def end_after(self, work: Callable[[], Awaitable[str]]) -> None:
        """Close the plan, do *work*, end the program, and print the sentence that *work* gives."""

    def push_screen(self, screen: Screen[Any], callback: ScreenResultCallbackType[Any] | None = None) -> Any:
        """Ask a question: *callback* gets what the dialog answers, None when it was closed."""
