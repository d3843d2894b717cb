"""Starts the program: a clean environment, no core dumps, the command line or the pages, and again after a lock."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import MutableMapping, Sequence
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

    from wrap_tui.app import WrapApp
    from wrap_tui.commands.options import OpenApp
    from wrap_tui.terminal import Terminal

_KEPT: Final = frozenset({"TEXTUAL_COLOR_SYSTEM"})
_FILE_OPTION: Final = "--passphrase-file"
_VAULT_OPTION: Final = "--vault"
_ESCAPE_DELAY: Final = "25"
"""Milliseconds until an Esc is known to be alone, in a terminal of this computer; over a network Textual's 100."""
_PR_SET_DUMPABLE: Final = 4


def clean_environment(environ: MutableMapping[str, str]) -> None:
    """Take out what makes Textual log keys, take pictures or move (its constants are read at import)."""
    for name in [name for name in environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in _KEPT:
            del environ[name]
    environ["TEXTUAL_ANIMATIONS"] = "none"
    if not any(name in environ for name in ("ESCDELAY", "SSH_CONNECTION", "SSH_TTY")):
        environ["ESCDELAY"] = _ESCAPE_DELAY
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]


def no_core_dumps() -> None:
    """Keep memory out of core files, where the system lets us."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def quiet_hooks() -> None:
    """Errors that nobody caught say their kind and place: no values, no words of anyone."""
    import threading

    def say_fault(kind: type[BaseException], error: BaseException | None) -> None:
        from wrap_tui.faults import fault_line

        sys.stderr.write(fault_line(kind.__name__, error) + "\n")

    sys.excepthook = lambda kind, error, trace: say_fault(kind, error)
    threading.excepthook = lambda args: say_fault(args.exc_type, args.exc_value)
    sys.unraisablehook = lambda args: None


def ascii_only(environ: MutableMapping[str, str]) -> bool:
    """Whether this terminal wants ASCII signs: the Linux console, or a locale that is not UTF-8."""
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    other = bool(named) and "utf" not in named.lower() and named.partition(".")[2] != ""
    return environ.get("TERM") == "linux" or other


def again_arguments(argv: Sequence[str], vault: Path | None = None) -> list[str]:
    """The arguments for the start after a lock: without the passphrase file, and for another *vault* when one is given."""
    left_out = (_FILE_OPTION,) if vault is None else (_FILE_OPTION, _VAULT_OPTION)
    kept: list[str] = []
    skip = False
    for argument in argv:
        if skip:
            skip = False
        elif argument in left_out:
            skip = True
        elif not argument.startswith(tuple(f"{option}=" for option in left_out)):
            kept.append(argument)
    return kept if vault is None else [_VAULT_OPTION, str(vault), *kept]


def start_again(argv: Sequence[str], handed_on: dict[str, str], vault: Path | None = None) -> NoReturn:
    """Replace this process, and all that its memory holds, by a new one (a child process on Windows)."""
    given = len(sys.orig_argv) - len(sys.argv[1:])
    command = [sys.executable, *sys.orig_argv[1:given], *again_arguments(argv, vault)]
    environ = {**os.environ, **handed_on}
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.run(command, env=environ, check=False).returncode)  # noqa: S603
    os.execve(sys.executable, command, environ)  # noqa: S606


def _app_class() -> type[WrapApp]:
    """The app, in a terminal whose lone Esc is told soon, and whose pastes come whole; garbage waits for pauses."""
    from wrap_tui.app import WrapApp
    from wrap_tui.compat import take_pastes_whole, tell_escape_soon
    from wrap_tui.pauses import search_only_in_pauses

    tell_escape_soon()
    take_pastes_whole()
    search_only_in_pauses()
    return WrapApp


def open_pages(opening: OpenApp, terminal: Terminal) -> tuple[int, Path | None]:
    """Run the app; what it returns, or 1 after a fault of ours, which is said in one line; and the vault that the
    person went to meanwhile.
    """
    from wrap_tui.settings import load
    from wrap_tui.terminal import can_have_mouse

    places = opening.options.places
    if load(places.settings).theme == "auto":
        terminal.ask_ground()
    from wrap_tui.ending import Start

    book = None
    if opening.demo:
        from wrap_tui.flows.look_round import made_up

        book = made_up()
    elif opening.group:
        from wrap_tui.flows.projector import group_book

        book = group_book()
    app = _app_class()(
        Start(
            places,
            ascii_only=opening.options.ascii or ascii_only(os.environ),
            light=terminal.light(),
            no_colour=bool(os.environ.get("NO_COLOR")),
            passphrase=opening.passphrase,
            book=book,
            restore_terminal=terminal.restore,
            discard_input=terminal.discard,
        )
    )
    code = app.run(mouse=can_have_mouse(os.environ))
    if app.fault is not None:
        return _after_fault(app, terminal), None
    if app.last_words:
        sys.stdout.write(app.last_words + "\n")
    return code if code is not None else app.return_code or 0, app.next_vault


def _after_fault(app: WrapApp, terminal: Terminal) -> int:
    from wrap_tui.faults import fault_sentence

    if app.book is not None:
        try:
            app.book.close()
        except Exception:
            app.book.abandon()
    terminal.restore()
    sys.stderr.write(fault_sentence(*(app.fault or ("", ""))) + "\n")
    return 1


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Do what the arguments say; lock and text-only mode lead on from here."""
    from wrap_tui import cli

    answer = cli.main(argv)
    if isinstance(answer, int):
        return answer
    terminal.hush()
    try:
        code, vault = open_pages(answer, terminal)
        from wrap_tui.ending import LOCKED, PLAIN

        if code == LOCKED:
            start_again(argv, terminal.hand_on(), vault)
    finally:
        terminal.restore()
    return run([*again_arguments(argv, vault), "--plain"], terminal) if code == PLAIN else code


def main() -> int:
    """The console script. Returns the exit code."""
    clean_environment(os.environ)
    no_core_dumps()
    quiet_hooks()
    from wrap_tui.terminal import HANDED_ON, Terminal

    terminal = Terminal(dict(os.environ))
    os.environ.pop(HANDED_ON, None)
    try:
        return run(sys.argv[1:], terminal)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from wrap_tui.faults import fault_line

        terminal.restore()
        sys.stderr.write(fault_line(type(error).__name__, error) + "\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
