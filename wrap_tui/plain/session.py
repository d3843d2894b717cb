"""One sitting in plain mode: the open plan, the prompt, saving, hiding, and going from page to page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from wrap_tui.errors import StoreError
from wrap_tui.flows import peer
from wrap_tui.flows.asked_at import asked_at
from wrap_tui.paths import Places
from wrap_tui.plain.prompt import Locked, Prompt, Stop
from wrap_tui.plain.reader import EndOfInput
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import say, sentence_of

OpensPage = Callable[["Session", str, tuple[str, ...]], None]


class Session:
    """What every plain page works with.

    `open_page` draws a page by its flow id; `ask_passphrase` asks for one without showing it; `opens` tells
    whether a passphrase is the one of the open vault; `began` whether a plan is open (not on the lock page).
    """

    def __init__(
        self, book: Book, prompt: Prompt, places: Places, settings: Settings, open_page: OpensPage
    ) -> None:
        self.book, self.prompt, self.places, self.settings = book, prompt, places, settings
        self.printer = prompt.printer
        self._open_page = open_page
        prompt.crisis = lambda: self.go("crisis")
        prompt.help = lambda: self.go("help", self.page, self.about)
        prompt.hide = self.hide
        prompt.pause = self.pause
        prompt.beside = lambda: self.began and self.book.narrowed and peer.home_of(self.book) == peer.HOME
        self.page, self.about = "today", ""
        self.title = ""
        """The name of the page that is read: said again where a page is not."""
        self.began = False
        self.given = ""
        """The passphrase from a file, for a plan that is made here; "" to ask for one."""
        self.next_vault: Path | None = None
        """The plan to which the person goes when this one is locked; None to end then."""
        self.ended = False
        """Whether everything was taken off this computer: there is nothing to go on with."""
        self.ask_passphrase: Callable[[], str] = lambda: ""
        self.opens: Callable[[str], bool] = lambda _: True

    def go(self, flow: str, *about: str) -> None:
        """Draw another page, and come back here when the person leaves it."""
        before = self.page, self.about
        flow, *rest = asked_at(self.book, flow, *about)
        about = tuple(rest)
        if not peer.may_open(self.book, flow, *about):
            self.printer.say("peer.shut")
            return
        if flow == self.page and flow in ("crisis", "help", "pause"):
            self.printer.say("plain.page.here")
            return
        self.about = about[0] if about else ""
        try:
            self._open_page(self, flow, about)
        finally:
            self.page, self.about = before

    def opens_page(self, flow: str, *about: str) -> Callable[[], Literal["again"]]:
        """What a choice does that opens a page: afterwards this page is read again."""

        def opened() -> Literal["again"]:
            self.go(flow, *about)
            return "again"

        return opened

    @contextmanager
    def titled(self, flow: str, name: str, after: str = "") -> Iterator[None]:
        """A page from its name (with what stands *after* it) to "End of ...". q inside it leads out of it."""
        self.page = flow
        before, self.title = self.title, name
        self.printer.line()
        self.printer.line(f"{name}. {after[:1].upper()}{after[1:]}".rstrip())
        try:
            yield
        except Stop:
            pass
        except EndOfInput:
            self._end_of(self.title)
            raise
        finally:
            name, self.title = self.title, before
        self._end_of(name)

    def _end_of(self, name: str) -> None:
        self.printer.line()
        self.printer.say("plain.page.end", title=name)

    def idle_seconds(self) -> float:
        """Seconds without a key after which it locks; 0 for never, and where there is nothing to lock."""
        if not self.began or self.book.memory_only:
            return 0.0
        minutes = self.settings.crisis_idle_minutes if self.page == "crisis" else self.settings.idle_minutes
        return 60.0 * minutes

    def saved(self, said: str = "") -> None:
        """Say *said*, and that it is saved only after it is; in the demonstration nothing is called saved."""
        if self.book.memory_only:
            self._say_with(said, "plain.saved.memory")
            return
        try:
            self.book.flush()
        except StoreError as error:
            self._say_with(said, "plain.saved.not_yet")
            self.printer.line(sentence_of(error))
            return
        self._say_with(said, "plain.saved.saved")

    def _say_with(self, said: str, sentence: str) -> None:
        self.printer.line(f"{said} {say(sentence)}".strip())

    def heard(self, key: str, before: str = "") -> Callable[[str], None]:
        """Keeps half-typed words as the draft of a place or item; *before* are lines typed already."""
        return lambda typed: self.book.draft(key, {"text": before + typed})

    def draft(self, key: str) -> str:
        """Half-typed words of an earlier visit."""
        found = self.book.plan.drafts.get(key)
        words = found.fields.get("text", "") if found is not None else ""
        return words if isinstance(words, str) else ""

    def hide(self) -> None:
        """Push everything out of the window and ask for the passphrase; Enter alone locks. 0 gives helplines."""
        self.printer.blank(shutil.get_terminal_size().lines)
        self.printer.say("plain.hide.hidden")
        if self.book.memory_only:
            self.printer.prompt(say("plain.hide.enter"))
            self.prompt.reader.line(lambda _: None, "")
            return
        self._flush_quietly()
        while True:
            with self.prompt.reader.paused():
                typed = self.ask_passphrase()
            match typed:
                case "" | "q":
                    raise Locked
                case "0":
                    self._as_locked("crisis")
                case "?":
                    self._as_locked("help", "lock")
                case _ if self.opens(typed):
                    self.printer.say("plain.hide.back")
                    return
                case _:
                    self.printer.say("errors.store.wrong")

    def _as_locked(self, flow: str, *about: str) -> None:
        """A page as it is before the plan is open: the helplines, and the crisis card where there is one."""
        before, self.began = self.began, False
        page, self.page = self.page, "lock"
        try:
            self.go(flow, *about)
        finally:
            self.began, self.page = before, page
        self.printer.say("plain.hide.hidden")

    def pause(self) -> None:
        """A break, while a session runs; half-typed words wait at their prompt."""
        if self.prompt.beside():
            self.go("pause")
        else:
            self.printer.say("peer.none")

    def _flush_quietly(self) -> None:
        try:
            self.book.flush()
        except StoreError:
            return
