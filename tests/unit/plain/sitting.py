"""A sitting in plain mode with answers written beforehand, over a book in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from wrap_tui.paths import places
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Locked, Prompt
from wrap_tui.plain.reader import Aside, Echo, EndOfInput, Heard, Word, unheard
from wrap_tui.plain.session import Session
from wrap_tui.plain.table import open_page
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book
from wrap_tui.settings import Settings

WALL = datetime(2026, 10, 14, 10, 0, tzinfo=timezone(timedelta(hours=1)))

ASIDE: dict[str, Word] = {"\x0c": "hide", "\x1b[17~": "pause"}
"""Keys in front of half-typed words, and where they lead."""


def book() -> Book:
    """An empty book whose clock stands on Wednesday 14 October 2026."""
    ids = count(1)
    return memory_book(clock=Clock("test", wall=lambda: WALL, new_id=lambda: f"i{next(ids)}"))


class Script:
    """Answers one after the other; `seen` are the words that stood in the line before each."""

    interactive = True

    def __init__(self, answers: list[str], pasted: dict[str, list[str]] | None = None) -> None:
        self._answers = iter(answers)
        self._pasted = pasted or {}
        self._last = ""
        self.seen: list[str] = []

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        self.seen.append(start)
        answer = next(self._answers, None)
        if answer is None:
            echo("\n")
            raise EndOfInput
        aside = next((keys for keys in ASIDE if answer.startswith(keys)), None)
        if aside is not None:
            echo("\n")
            heard(answer.removeprefix(aside))
            raise Aside(ASIDE[aside], answer.removeprefix(aside))
        typed = start if answer == "" else answer
        self._last = answer
        echo(answer + "\n")
        heard(typed)
        return typed

    def pasted(self) -> list[str]:
        return self._pasted.pop(self._last, [])

    @contextmanager
    def paused(self) -> Iterator[None]:
        yield


def sit(
    book: Book,
    flow: str,
    *about: str,
    answers: list[str] | None = None,
    reader: Script | None = None,
    began: bool = True,
) -> str:
    """What is printed when the page of *flow* is opened and the answers are given."""
    stream = io.StringIO()
    session = Session(
        book,
        Prompt(Printer(stream), reader or Script(answers or [])),
        places(Path("/nowhere/plan.wrap")),
        Settings(country="GB"),
        open_page,
    )
    session.began = began
    with suppress(EndOfInput, Locked):
        session.go(flow, *about)
    return stream.getvalue()
