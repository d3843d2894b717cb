"""Starts plain mode, and ends it with every word saved: by q, Ctrl+C, a signal, or a terminal that is gone."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedReader
from types import FrameType
from typing import Final

from wrap_tui import settings as kept_settings
from wrap_tui import wording
from wrap_tui.errors import Exit, StoreError
from wrap_tui.flows import peer
from wrap_tui.flows.keeping import needs_a_look
from wrap_tui.flows.remapping import trouble
from wrap_tui.paths import Places
from wrap_tui.plain import secret
from wrap_tui.plain.pages import crisis, group, help, today
from wrap_tui.plain.pages.read import read_plan
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Locked, Prompt, Stop
from wrap_tui.plain.reader import EndOfInput, PipeReader, Reader, TerminalReader, something_waits
from wrap_tui.plain.session import Session
from wrap_tui.plain.table import open_page
from wrap_tui.services import plans
from wrap_tui.services.keys import is_passphrase
from wrap_tui.services.opening import Passphrase, memory_book, open_book
from wrap_tui.services.uniting import fresh_copies
from wrap_tui.wording import say, sentence_of

_SIGNALS: Final = ("SIGTERM", "SIGHUP")
_PATIENCE: Final = 0.3
"""Seconds that the demonstration waits for a pipe to say something."""
_FUSE: Final = 3
"""Seconds until the process ends by force after a signal."""


class _Ended(Exception):
    """A signal asked to end. `number` is its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(places: Places, *, passphrase: str = "", ascii_only: bool = False) -> int:
    """Plain mode over the vault of *places* (the first run when there is none), then over those of the plans to which
    the person goes from there; gives the exit code.
    """
    while True:
        with _session(places, ascii_only) as session:
            session.given = passphrase
            code = _sit(session, lambda: _open(session, session.given))
        if session.next_vault is None or code != Exit.WELL:
            return code
        places, passphrase = replace(session.places, vault=session.next_vault), ""


def demo(places: Places, *, ascii_only: bool = False) -> int:
    """Plain mode over the made-up plan. With nobody to answer, everything is read out, and it ends."""
    from wrap_tui.flows.look_round import made_up

    with _session(places, ascii_only) as session:
        session.book, session.began = made_up(), True
        session.printer.say("plain.demo.made_up")
        if not _somebody_answers(session.prompt.reader):
            return _read_out(session)
        return _sit(session, lambda: None)


def questions(places: Places, *, ascii_only: bool = False) -> int:
    """The questions for a group, read out one by one, without a plan."""
    from wrap_tui.flows.projector import group_book

    with _session(places, ascii_only) as session:
        session.book, session.began = group_book(), True
        if not _somebody_answers(session.prompt.reader):
            group.read_out(session)
            return Exit.WELL
        return _sit(session, lambda: None)


def _somebody_answers(reader: Reader) -> bool:
    """Whether anything will be typed: at a terminal, or by a pipe that holds something by now."""
    if reader.interactive:
        return sys.stdout.isatty()
    source = sys.stdin.buffer
    return something_waits(source, _PATIENCE) and isinstance(source, BufferedReader) and bool(source.peek(1))


@contextmanager
def _session(places: Places, ascii_only: bool) -> Iterator[Session]:
    settings = kept_settings.load(places.settings)
    if hasattr(sys.stdout, "reconfigure") and sys.stdout.isatty():
        sys.stdout.reconfigure(errors="strict")
    printer = Printer(sys.stdout, ascii_only=ascii_only or settings.ascii or _poor_terminal())
    with _reader() as reader:
        session = Session(memory_book(), Prompt(printer, reader), places, settings, open_page)
        session.ask_passphrase = secret.ask
        session.opens = lambda typed: is_passphrase(session.book, typed)
        if isinstance(reader, TerminalReader):
            reader.idle_seconds = session.idle_seconds
        yield session


def _poor_terminal() -> bool:
    coding = (sys.stdout.encoding or "").lower().replace("-", "")
    return os.environ.get("TERM") == "linux" or coding != "utf8"


@contextmanager
def _reader() -> Iterator[Reader]:
    if sys.stdin.isatty():
        try:
            terminal = TerminalReader(sys.stdin.fileno())
        except ImportError:
            yield PipeReader(sys.stdin.buffer, echoes=False)
            return
        with terminal.open():
            yield terminal
    else:
        yield PipeReader(sys.stdin.buffer)


def _open(session: Session, passphrase: str) -> None:
    """Open the plan, or make it on the first run; Stop when the person does neither."""
    if not session.places.vault.exists():
        session.go("first_run")
        if not session.began:
            raise Stop
    elif passphrase:
        session.book = open_book(session.places, Passphrase(passphrase))
    else:
        if name := plans.name_of(session.places):
            session.printer.say("lock.page.this", name=name)
        session.printer.say("plain.lock.name")
        session.go("lock")
    session.began = True


def _sit(session: Session, begin: Callable[[], None]) -> int:
    """From the first page to the last word saved."""
    with _signals() as may_interrupt:
        try:
            session.printer.say("plain.start.window")
            begin()
            _notices(session)
            session.book = peer.within(session.book)
            session.go(peer.home_of(session.book))
        except (Stop, EndOfInput):
            pass
        except Locked:
            session.printer.blank(shutil.get_terminal_size().lines)
            session.printer.say("plain.end.locked")
        except _Ended as ended:
            _close_quietly(session)
            return 128 + ended.number
        except BaseException:
            may_interrupt.clear()
            _close_quietly(session)
            raise
        may_interrupt.clear()
        return _close(session)


def _notices(session: Session) -> None:
    """What the vault has to say without refusing anything, once."""
    for sentence in trouble(session.places.settings, session.settings.keys):
        session.printer.line(sentence)
    vault = session.book.vault
    for notice in vault.notices if vault is not None else ():
        session.printer.say(f"plain.notices.{notice.kind}", **notice.values)
    if vault is not None:
        session.book.others = fresh_copies(session.book)
    if session.book.others:
        session.printer.say("plain.notices.copies")
    if needs_a_look(session.book):
        session.printer.say("keeping.page.where")


def _close(session: Session) -> int:
    """Save and close. When it cannot be saved, the person can make room and try again."""
    if session.ended:
        return Exit.WELL
    while True:
        try:
            session.book.close()
        except StoreError as error:
            session.printer.say("plain.saved.not_yet")
            session.printer.line(sentence_of(error))
            if not _try_again(session):
                session.book.abandon()
                return error.exit_code
        else:
            if session.book.closing_notices:
                session.printer.say("plain.notices.backup")
            return Exit.WELL


def _try_again(session: Session) -> bool:
    if not session.prompt.reader.interactive:
        return False
    try:
        return session.prompt.yes("plain.end.try_again", enter=True)
    except (Stop, EndOfInput, Locked):
        return False


def _close_quietly(session: Session) -> None:
    try:
        session.book.close()
    except StoreError:
        session.book.abandon()


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """A signal to end becomes an exception where the person types; a fuse makes sure of the end.

    It does so once, and only while the event that is given stays set: a window that closes ends the typing and sends
    a signal, and whichever comes second leaves the saving alone.
    """
    may_interrupt = threading.Event()
    may_interrupt.set()

    def ended(number: int, _frame: FrameType | None) -> None:
        fuse = threading.Timer(_FUSE, os._exit, (128 + number,))
        fuse.daemon = True
        fuse.start()
        if may_interrupt.is_set():
            may_interrupt.clear()
            raise _Ended(number)

    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, ended) for number in numbers}
    try:
        yield may_interrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _read_out(session: Session) -> int:
    """The whole demonstration without a question: Today, the plan, the crisis plan, the helplines, the help."""
    printer, book = session.printer, session.book
    today.read_out(printer, book)
    read_plan(printer, book)
    crisis.read_out(printer, crisis.view_of(book, session.settings.country))
    for name in help.pages(wording.chosen()):
        help.read_page(printer, name)
    printer.say("plain.page.end", title=say("plain.demo.name"))
    return Exit.WELL
