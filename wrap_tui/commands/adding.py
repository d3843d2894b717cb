"""The command add: words from standard input into the journal, or into a list of a section."""

from __future__ import annotations

import sys

from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.domain.schema import Question
from wrap_tui.errors import Exit, RefusedError, UsageError
from wrap_tui.flows import adding
from wrap_tui.services.book import Book
from wrap_tui.services.opening import memory_book


def add(options: Options) -> int:
    """Read standard input to its end and add it. A place that is not there is told before a passphrase is asked.

    At a terminal the plan is opened first, so that nothing is typed for nothing. With `--passphrase-file -`
    the first line is the passphrase and the words come after it.
    """
    catalog = memory_book().catalog
    if adding.is_start(catalog, options.word):
        raise UsageError("usage.starts")
    question = adding.list_of(catalog, options.word)
    if question is None:
        raise UsageError("usage.place", places=", ".join(adding.places(catalog)))
    unlock.there(options)
    words = unlock.passphrase(options)
    typed = "" if sys.stdin.isatty() else _read()
    book = unlock.book_with(options, words)
    try:
        count = _put_in(options, book, question, typed)
    except BaseException:
        book.abandon()
        raise
    book.close()
    printer(options).say("cli.add.done_one" if count == 1 else "cli.add.done", count=count)
    return Exit.WELL


def _put_in(options: Options, book: Book, question: Question, typed: str) -> int:
    """Add the words and see them saved; how many things they became."""
    if sys.stdin.isatty():
        printer(options).say("cli.add.how")
        sys.stdout.flush()
        typed = _read()
    kept = adding.add(book, question, typed)
    if kept.outcome != "kept":
        raise RefusedError(f"add.{kept.outcome}")
    book.flush()
    return kept.count


def _read() -> str:
    """Standard input as text. UsageError when it is no text."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("usage.no_text") from error
