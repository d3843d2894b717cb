"""Opening the plan or the demonstration: in plain mode here, else by the answer "open the pages"."""

from __future__ import annotations

import os
import sys

from wrap_tui.commands.options import OpenApp, Options


def plain_wanted(options: Options) -> bool:
    """Whether lines are wanted instead of pages: asked for, a dumb terminal, or no terminal at all."""
    dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
    return options.plain or dumb or not (sys.stdin.isatty() and sys.stdout.isatty())


def open_plan(options: Options) -> int | OpenApp:
    """The plan; the first run when there is none. Line by line that takes a passphrase from a file too."""
    lines = plain_wanted(options)
    named = options.passphrase_file and (lines or options.places.vault.exists())
    words = _words(options) if named else ""
    if lines:
        from wrap_tui.plain import start

        return start.run(options.places, passphrase=words, ascii_only=options.ascii)
    return OpenApp(options, passphrase=words)


def demo(options: Options) -> int | OpenApp:
    """A made-up plan in memory; nothing is written anywhere."""
    if plain_wanted(options):
        from wrap_tui.plain import start

        return start.demo(options.places, ascii_only=options.ascii)
    return OpenApp(options, demo=True)


def questions(options: Options) -> int | OpenApp:
    """The questions for a group: no plan is opened, nothing is written anywhere."""
    if plain_wanted(options):
        from wrap_tui.plain import start

        return start.questions(options.places, ascii_only=options.ascii)
    return OpenApp(options, group=True)


def _words(options: Options) -> str:
    from wrap_tui.commands import unlock

    return unlock.passphrase(options)
