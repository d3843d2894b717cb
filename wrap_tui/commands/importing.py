"""The command import: shows what a file holds, then adds it. The file itself is never written."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.errors import Exit, RefusedError, StoreError, UsageError
from wrap_tui.plain.prompt import yes_and_no
from wrap_tui.plain.secret import STANDARD_INPUT
from wrap_tui.services import intake_files, keeping
from wrap_tui.services.book import Book
from wrap_tui.services.intake import Review
from wrap_tui.services.opening import memory_book
from wrap_tui.wording import say


def bring_in(options: Options) -> int:
    """Add what the file holds to the plan, after it was shown and the person said yes."""
    if options.source and options.source not in intake_files.KINDS:
        raise UsageError("usage.source", kinds=", ".join(intake_files.KINDS))
    if not options.places.vault.exists():
        raise StoreError("missing", "no file")
    catalog = memory_book().catalog
    places = [question.id for question in intake_files.questions(catalog)]
    if options.to and options.to not in places:
        raise UsageError("usage.place", places=", ".join(places))
    proposal = intake_files.read_file(
        Path(options.word), catalog, options.source or ("list" if options.to else ""), options.to
    )
    book = unlock.book(options)
    try:
        checked = intake_files.reviewed(book, proposal)
        _show_and_take(options, book, checked, intake_files.lines(checked, book.catalog, proposal))
    except BaseException:
        book.abandon()
        raise
    book.close()
    return Exit.WELL


def _show_and_take(options: Options, book: Book, checked: Review, found: Iterable[str]) -> None:
    out = printer(options)
    for line in found:
        out.line(line)
    if checked.empty:
        out.say("cli.import.none")
        return
    if not options.yes and not _can_ask(options):
        raise RefusedError("import.nobody_to_ask")
    if not options.yes and not _yes(options):
        out.say("cli.import.left")
        return
    if book.plan.items:
        keeping.back_up(book)
    intake_files.take(book, checked)
    book.flush()
    out.say("cli.import.done")
    out.say("cli.import.still_there")


def _can_ask(options: Options) -> bool:
    return sys.stdin.isatty() and options.passphrase_file != STANDARD_INPUT


def _yes(options: Options) -> bool:
    printer(options).prompt(say("cli.import.sure"))
    return yes_and_no().get(sys.stdin.readline().strip().casefold(), False)
