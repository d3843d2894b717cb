"""Asks once before a command does what cannot be taken back by itself."""

from __future__ import annotations

import sys

from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.errors import RefusedError
from wrap_tui.plain.prompt import yes_and_no
from wrap_tui.plain.secret import STANDARD_INPUT
from wrap_tui.wording import say


def can_ask(options: Options) -> bool:
    """Whether somebody can answer: at a terminal whose input is not the passphrase."""
    return sys.stdin.isatty() and options.passphrase_file != STANDARD_INPUT


def wanted(options: Options, question: str) -> bool:
    """Whether the person said yes to *question* (a sentence id), or `--yes` before. RefusedError without anybody to ask."""
    if options.yes:
        return True
    if not can_ask(options):
        raise RefusedError("keeping.nobody_to_ask")
    printer(options).prompt(say(question))
    return yes_and_no().get(sys.stdin.readline().strip().casefold(), False)


def number(options: Options, question: str, most: int) -> int:
    """A number from 1 to *most* that the person typed; 0 for anything else, or when nobody can answer."""
    if not can_ask(options):
        return 0
    printer(options).prompt(say(question))
    typed = sys.stdin.readline().strip()
    return int(typed) if typed.isdecimal() and 1 <= int(typed) <= most else 0
