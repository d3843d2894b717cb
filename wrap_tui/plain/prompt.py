"""Asks: a number, words, yes or no. At every prompt 0 is the crisis plan, ? is help, q stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from wrap_tui.domain.text import clean, folded, without_accents
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.reader import Aside, Heard, Idle, Reader, Word, unheard
from wrap_tui.wording import say

_DIGITS: Final = 9
"""A longer row of digits is no number of a row."""

_ANYWHERE: Final[dict[str, Word]] = {"0": "crisis", "?": "help", "q": "stop"}


def _at_choices() -> dict[str, Word]:
    """What is a command where no words are typed: in the language spoken, and in English everywhere."""
    own: dict[str, Word] = {say("plain.prompt.hide"): "hide", say("plain.prompt.lock"): "lock"}
    return {**_ANYWHERE, "hide": "hide", "lock": "lock", **own}


def yes_and_no() -> dict[str, bool]:
    """The words for yes and no in the language spoken, also without accents, and their first letters."""
    said = {say("plain.prompt.yes"): True, say("plain.prompt.no"): False}
    bare = {without_accents(word): value for word, value in said.items()}
    return {**{word[0]: value for word, value in bare.items()}, **bare, **said}


class Stop(Exception):
    """The person typed q: one step back, and at the beginning the end."""


class Locked(Exception):
    """The person chose to lock: save and end."""


class Prompt:
    """The one place where a person types. `crisis`, `help`, `hide`, `pause` are what commands do at every prompt."""

    def __init__(self, printer: Printer, reader: Reader) -> None:
        self.printer, self.reader = printer, reader
        self.crisis: Callable[[], None] = _nothing
        self.help: Callable[[], None] = _nothing
        self.hide: Callable[[], None] = _nothing
        self.pause: Callable[[], None] = _nothing
        self._told = False
        """Whether it was said how words that stand in the line already can be changed."""
        self.beside: Callable[[], bool] = lambda: False
        """Whether somebody sits beside the person: then the word for a break is a command at every prompt."""

    def words(self, ask: str = "plain.prompt.words", start: str = "", heard: Heard = unheard) -> str:
        """Typed words. A lone 0, ? or q is a command; a leading space makes it text and is left out."""
        typed = self._ask(say(ask), _ANYWHERE, start, heard)
        return typed[1:] if typed.startswith(" ") else typed

    def pasted(self) -> list[str]:
        """Further lines that came in one paste with the last answer, shown as they are taken."""
        rows = [clean(row) for row in self.reader.pasted()]
        for row in rows:
            self.printer.echo(row + "\n")
        return rows

    def number(self, count: int, ask: str = "plain.prompt.answer", names: Sequence[str] = ()) -> int:
        """A number from 1 to *count*; 0 when Enter alone was pressed.

        Of rows that have *names* (the first has number 1), the whole name of a single one counts as its number.
        """
        while True:
            typed = self._ask(say(ask), _at_choices(), "", unheard).strip().rstrip(".")
            if not typed:
                return 0
            if typed.isdecimal() and len(typed) <= _DIGITS and 1 <= int(typed) <= count:
                return int(typed)
            named = [number for number, name in enumerate(names, 1) if folded(name) == folded(typed)]
            if len(named) == 1:
                return named[0]
            self.printer.say(
                "plain.prompt.other_one" if count == 1 else "plain.prompt.other_number", count=count
            )

    def yes(self, ask: str, *, enter: bool = False) -> bool:
        """Yes or no; Enter alone is *enter*."""
        words = {**yes_and_no(), "1": True, "2": False}
        asks = "plain.prompt.yes_or_no" if enter else "plain.prompt.no_or_yes"
        self.printer.say(ask)
        while True:
            typed = self._ask(say(asks), _at_choices(), "", unheard).strip().casefold()
            if not typed:
                return enter
            for answer in (typed, without_accents(typed)):
                if answer in words:
                    return words[answer]
            self.printer.say("plain.prompt.other_yes_no")

    def _ask(self, prompt: str, commands: dict[str, Word], start: str, heard: Heard) -> str:
        if self.beside():
            commands = {**commands, "break": "pause", say("plain.prompt.break"): "pause"}

        stood = start

        def heard_words(typed: str) -> None:
            heard("" if typed.rstrip().casefold() in commands else typed)

        while True:
            if start and self.reader.interactive and not self._told:
                self._told = True
                self.printer.say("plain.prompt.filled")
            self.printer.prompt(prompt)
            try:
                typed = self.reader.line(self.printer.echo, prompt, start, heard_words)
            except Idle as idle:
                raise Locked from idle
            except Aside as aside:
                start = aside.typed
                self._obey(aside.word)
                continue
            command = commands.get(typed.rstrip().casefold()) or _behind(stood, typed)
            if command is None:
                return typed
            if start:
                heard(start)
            self._obey(command)

    def _obey(self, command: Word) -> None:
        match command:
            case "crisis":
                self.crisis()
            case "help":
                self.help()
            case "hide":
                self.hide()
            case "pause":
                self.pause()
            case "stop":
                raise Stop
            case "lock":
                raise Locked


def _behind(start: str, typed: str) -> Word | None:
    """The command in a character that was typed right behind words that stood in the line already.

    A 0 behind a digit may be the rest of a number, so it is text. A space in front makes any of them text.
    """
    added = typed.removeprefix(start).casefold() if start and typed.startswith(start) else ""
    if added == "0" and start[-1].isdigit():
        return None
    return _ANYWHERE.get(added)


def _nothing() -> None:
    """Until a page says what a command does."""
