"""Asks for passphrases without showing them; getpass, never an argument or the environment."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Final

from wrap_tui.errors import UsageError
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Prompt
from wrap_tui.services.keys import strength, suggestion
from wrap_tui.wording import say

STANDARD_INPUT: Final = "-"
_TERMINAL: Final = "/dev/tty"
_LONGEST_FILE: Final = 65_536
"""Bytes of a passphrase file that are looked at: many times two passphrases."""


def has_terminal() -> bool:
    """Whether a person can be asked for a passphrase."""
    if sys.stdin.isatty():
        return True
    try:
        with Path(_TERMINAL).open("rb"):
            return True
    except OSError:
        return False


def ask(sentence: str = "plain.secret.passphrase") -> str:
    """A passphrase from the terminal, not shown. UsageError when there is no terminal; EOFError becomes ""."""
    if not has_terminal():
        raise UsageError("usage.no_passphrase")
    try:
        return getpass.getpass(f"{say(sentence)} ")
    except EOFError:
        return ""


def from_file(name: str, lines: int = 1) -> list[str]:
    """The first lines of a passphrase file (standard input for "-") without their line ends: the passphrase,
    and a new one where a command wants one. UsageError when it cannot be read.
    """
    try:
        if name == STANDARD_INPUT:
            raw = b"".join(sys.stdin.buffer.readline() for _ in range(lines))
        else:
            with Path(name).open("rb") as stream:
                raw = stream.read(_LONGEST_FILE)
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("usage.passphrase_file") from error
    return [line.removesuffix("\r") for line in text.split("\n")[:lines]]


def new_passphrase(printer: Printer, prompt: Prompt) -> str:
    """A new passphrase: suggested words or the person's own, typed twice. "" when they stop.

    The words that were suggested stay until others are asked for: they may stand on paper by then.
    """
    words = suggestion()
    while True:
        printer.fact(say("plain.secret.suggested"), words)
        printer.say("plain.secret.write_down")
        for number, sentence in enumerate(("use", "others", "own"), 1):
            printer.numbered(number, say(f"plain.secret.{sentence}"))
        printer.say("plain.choice.or_back")
        match prompt.number(3):
            case 0:
                return ""
            case 1:
                if _typed_back(printer, prompt, words):
                    return words
            case 2:
                words = suggestion()
            case 3:
                if typed := _own(printer, prompt):
                    return typed


def _typed_back(printer: Printer, prompt: Prompt, words: str) -> bool:
    printer.say("plain.secret.unseen")
    with prompt.reader.paused():
        typed = ask("plain.secret.type_back")
    if typed.casefold().split() == words.split():
        return True
    printer.say("plain.secret.different")
    return False


def _own(printer: Printer, prompt: Prompt) -> str:
    printer.say("plain.secret.unseen")
    with prompt.reader.paused():
        typed = ask("plain.secret.new")
    if not typed:
        return ""
    printer.say(f"plain.strength.{strength(typed)}")
    with prompt.reader.paused():
        again = ask("plain.secret.again")
    if typed == again:
        return typed
    printer.say("plain.secret.different")
    return ""
