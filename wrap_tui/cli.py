"""The command line: reads it, does the command or answers "open the pages", and says every error in one line."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final, cast

from wrap_tui import __version__
from wrap_tui.commands.arguments import help_text, parse
from wrap_tui.commands.options import OpenApp, Options
from wrap_tui.commands.table import COMMANDS
from wrap_tui.errors import ContentError, Exit, WrapError
from wrap_tui.faults import fault_line
from wrap_tui.settings import load
from wrap_tui.wording import say, sentence_of, speak

__all__ = ["OpenApp", "Options", "main"]

Answer = int | OpenApp

_BEGINS: Final = "create"
"""The command that may name a file that is not there yet."""

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a file says to which standard output goes, when no more fits."""


def main(argv: Sequence[str] | None = None) -> Answer:
    """Do what *argv* says (the program's own arguments when None): an exit code, or OpenApp.

    Never raises: each failure is one line on standard error and an exit code of `errors.Exit`.
    """
    try:
        return _guarded(sys.argv[1:] if argv is None else argv)
    except ContentError as error:
        return _tell(f"wrap-tui: {error}", Exit.FAULT)


def _guarded(argv: Sequence[str]) -> Answer:
    try:
        answer = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet_end()
    except OSError as error:
        if error.errno not in NO_ROOM:
            return _tell(fault_line(type(error).__name__, error), Exit.FAULT)
        _quiet_end()
        return _tell(say("errors.no_room"), Exit.CANNOT_WRITE)
    except KeyboardInterrupt:
        return _tell(say("errors.interrupted"), Exit.INTERRUPTED)
    except WrapError as error:
        return _tell(sentence_of(error), error.exit_code)
    except ContentError as error:
        return _tell(say("errors.content", where=str(error)), Exit.FAULT)
    except Exception as error:
        return _tell(fault_line(type(error).__name__, error), Exit.FAULT)
    return answer


def _run(argv: Sequence[str]) -> Answer:
    speak()
    options, version, wants_help = parse(argv)
    speak(load(options.places.settings).language)
    if version:
        sys.stdout.write(f"wrap-tui {__version__}\n")
        return Exit.WELL
    if wants_help:
        sys.stdout.write(help_text(options.command))
        return Exit.WELL
    if options.command != _BEGINS and (names := options.names_instead):
        return _tell(say("errors.no_such_name", names=", ".join(names)), Exit.NO_VAULT)
    if options.called_twice:
        return _tell(say("errors.name_twice"), Exit.NO_VAULT)
    row = COMMANDS[options.command]
    module = importlib.import_module(f"wrap_tui.commands.{row.module}")
    function = cast(Callable[[Options], Answer], getattr(module, row.function))
    return function(options)


def _tell(sentence: str, code: int) -> int:
    """One line on standard error; the line break before it ends what a person was typing."""
    if code == Exit.INTERRUPTED and sys.stderr.isatty():
        sys.stderr.write("\n")
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return code


def _quiet_end() -> int:
    """Our output goes nowhere any more: nothing more to say to it, also not at the exit of Python."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.WELL
