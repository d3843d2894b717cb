"""The command that brings other copies of the plan together with it."""

from __future__ import annotations

import sys
from pathlib import Path

from wrap_tui.commands import confirming, unlock
from wrap_tui.commands.keeping import named
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.errors import Exit, StoreError, WrapError
from wrap_tui.flows import keeping as words
from wrap_tui.plain import secret
from wrap_tui.services import uniting
from wrap_tui.services.book import Book
from wrap_tui.services.opening import Passphrase
from wrap_tui.wording import say, sentence_of


def merge(options: Options) -> int:
    """Unite another copy with the plan. Without a name: the copies that lie beside it.

    A copy beside the plan that holds nothing more is offered for removal, once the plan was read back.
    """
    other = named(options.places, options.word) if options.word else None
    if not options.places.vault.exists():
        raise StoreError("missing", "no file")
    out, code = printer(options), Exit.WELL
    book = unlock.book(options)
    try:
        found = (other,) if other is not None else uniting.conflict_copies(book)
        if not found:
            out.say("keeping.copies.none")
        for copy in found:
            brought, given = _united(options, book, copy)
            if other is None:
                out.raw(f"{say('cli.export.place')}: {copy}")
            out.line(words.united_words(brought))
            code = max(code, _left(options, book, copy, given))
        book.flush()
    except BaseException:
        book.abandon()
        raise
    book.close()
    return code


def _united(options: Options, book: Book, copy: Path) -> tuple[uniting.United, Passphrase | None]:
    """Opened with the keys of the plan; a copy with another passphrase asks for it (line 2 of a passphrase file)."""
    try:
        return uniting.unite(book, copy), None
    except StoreError as error:
        if error.kind != "wrong":
            raise
    if options.passphrase_file and not (
        options.passphrase_file == secret.STANDARD_INPUT and sys.stdin.isatty()
    ):
        lines = secret.from_file(options.passphrase_file, 2)
        typed = lines[1] if len(lines) > 1 and lines[1] else lines[0]
    else:
        typed = secret.ask("keeping.merge.other_passphrase")
    return uniting.unite(book, copy, Passphrase(typed)), Passphrase(typed)


def _left(options: Options, book: Book, copy: Path, given: Passphrase | None) -> Exit:
    """Offer to remove the copy when all of it is in the plan, else say that it was left as it is."""
    out = printer(options)
    if not uniting.holds_all_of(book, copy, given):
        out.say("keeping.merge.still_there")
        return Exit.WELL
    out.say("keeping.merge.all_in")
    if not options.remove_copy and not confirming.can_ask(options):
        out.say("keeping.merge.still_there")
        out.say("keeping.merge.how")
    elif options.remove_copy or confirming.wanted(options, "keeping.merge.remove_sure"):
        return _removed(options, book, copy, given)
    else:
        out.say("keeping.merge.still_there")
    return Exit.WELL


def _removed(options: Options, book: Book, copy: Path, given: Passphrase | None) -> Exit:
    out = printer(options)
    try:
        uniting.remove_copy(book, copy, given)
    except WrapError as error:
        out.line(sentence_of(error))
        return error.exit_code
    out.say("keeping.merge.removed")
    return Exit.WELL
