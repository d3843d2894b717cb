"""A copy for somebody from the command line: files that are read back, words to standard error or a file, the ledger."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui import settings as kept_settings
from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.sharing import FILES_FOR, Audience
from wrap_tui.errors import Exit, RefusedError, UsageError
from wrap_tui.flows import copies, reading_back
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.flows.export_offers import LAST_FOLDER, last_folder
from wrap_tui.paths import whole
from wrap_tui.plain.printer import Printer
from wrap_tui.services import audience, copying, delivery, exporting, printing
from wrap_tui.services.book import Book
from wrap_tui.services.copying import CopyOrder, MadeCopy
from wrap_tui.settings import Settings
from wrap_tui.wording import say

EVERYTHING: Final = "all"
"""The owner's own data."""
STANDARD_OUTPUT: Final = "-"
_SUFFIXES: Final = {".html": "html", ".pdf": "pdf", ".txt": "text", ".md": "markdown"}


def wanted(options: Options) -> bool:
    """Whether an export is a copy: for somebody, or locked."""
    return bool(options.recipient or options.locked or options.device or options.words_out)


def read_back_alone(told: Printer, book: Book, what: str) -> Plan:
    """The plan without lines of a running session that were not kept yet; that there are such lines is told.

    The owner's own data hold all there is: what was left out of them would be gone where they are taken in.
    """
    if not reading_back.undecided(book):
        return book.plan
    if what == EVERYTHING:
        told.say("cli.export.not_read_back_in")
        return book.plan
    told.say("cli.export.not_read_back")
    return reading_back.confirmed(book)


def check(options: Options) -> None:
    """Tell what can be told before a passphrase is asked."""
    if options.word not in copying.WHATS:
        raise UsageError(
            "usage.copy_of", whats=", ".join(exporting.CALLED.get(what, what) for what in copying.WHATS)
        )
    if options.device and options.device not in FILES_FOR:
        raise UsageError("usage.device", devices=", ".join(FILES_FOR))
    if options.words_out and not options.locked:
        raise UsageError("usage.words_out")
    if options.locked and options.print:
        raise UsageError("usage.print_locked")
    if options.locked and (options.format or _by_ending(options)) not in {"", *copying.LOCKS}:
        raise UsageError("usage.format", formats=", ".join(sorted(copying.LOCKS)))
    if options.format and options.format not in _SUFFIXES.values():
        raise UsageError("usage.format", formats=", ".join(_SUFFIXES.values()))
    if options.words_out == STANDARD_OUTPUT:
        raise UsageError("usage.words_never_out")
    for file in (options.out, options.words_out):
        if file not in ("", STANDARD_OUTPUT) and os.path.lexists(file) and not Path(file).is_dir():
            raise RefusedError("export.exists", name=Path(file).name[:80])


def export_copy(options: Options) -> int:
    """Make the copy, write it, note it in the ledger; after an error no file of it is left."""
    check(options)
    settings = kept_settings.load(options.places.settings)
    book = unlock.book(options)
    try:
        order = _order(options, settings, book)
        plan = read_back_alone(printer(options, settings, sys.stderr), book, order.what)
        today = date.fromisoformat(book.today())
        seen = copying.preview(plan, book.catalog, order, today)
        made = copying.make(plan, book.catalog, order, today)
        places = _hand_over(options, book, order, made)
    except BaseException:
        book.abandon()
        raise
    book.close()
    told = printer(options, settings, sys.stdout if any(places) else sys.stderr)
    told.fact(say("copies.look.in_it"), "; ".join(seen.held))
    for note in seen.notes:
        told.line(note)
    _tell(options, settings, made, places)
    return Exit.WELL


def _order(options: Options, settings: Settings, book: Book) -> CopyOrder:
    person = copying.find(book.plan, options.recipient) if options.recipient else None
    device = options.device or (person.words("device") if person is not None else "") or "unknown"
    order = CopyOrder(
        person.id if person is not None else "",
        device=device,
        locked=options.locked,
        phrase=copies.phrase_for(book.plan, person.id if person is not None else ""),
        include_not_involved=options.include_not_involved,
        country=settings.country,
        paper=settings.paper,
        formats=_formats(options),
        what=options.word,
    )
    return replace(order, audience=_audience(options, settings, book, order))


def _formats(options: Options) -> tuple[str, ...]:
    """What was asked for in so many words: a format, or the suffix of the file; else the device tells ("")."""
    if options.format:
        return (options.format,)
    if options.print:
        return ("pdf",)
    by_ending = _by_ending(options)
    if by_ending and not options.device:
        return (by_ending,)
    return () if options.locked or options.device else ("text",)


def _by_ending(options: Options) -> str:
    """The format that the ending of the file names, "" for none."""
    return _SUFFIXES.get(Path(options.out).suffix.casefold(), "") if options.out else ""


def _audience(options: Options, settings: Settings, book: Book, order: CopyOrder) -> Audience:
    """What they see: the parts named, else what is known of this person, else the usual; all parts for oneself."""
    if options.parts and order.supporter:
        return audience.named_in(options.parts, book.plan, book.catalog)
    if not order.supporter:
        return copying.own_audience(book.catalog, options.parts)
    walk = CopyWalk(book, settings, order.supporter)
    walk.choose_what(order.what)
    return walk.audience


def _hand_over(options: Options, book: Book, order: CopyOrder, made: MadeCopy) -> tuple[Path | None, ...]:
    """Write the words and the files, note them, and only then give bytes to standard output."""
    written: list[Path] = []
    with delivery.taken_back_unless(written):
        if made.phrase and options.words_out:
            words = f"{made.phrase}\n".encode()
            written.append(delivery.deliver(words, Path(options.words_out)))
        places = _deliver(options, book, order, made)
        written += [place for place in places if place is not None]
        for file, place in zip(made.files, places, strict=True):
            copies.note_copy(book, copies.line_for(made, file, order.supporter, place, order.what))
        folder = next((place.parent for place in places if place is not None), None)
        if folder is not None:
            book.prefer(LAST_FOLDER, str(folder))
        book.flush()
    if options.out == STANDARD_OUTPUT or _straight_out(options):
        sys.stdout.flush()
        sys.stdout.buffer.write(made.files[0].exported.data)
        sys.stdout.buffer.flush()
    return places


def _straight_out(options: Options) -> bool:
    """Whether an open copy goes to standard output because nothing else was said."""
    return not options.out and not options.locked and not options.print and len(_formats(options)) == 1


def _deliver(options: Options, book: Book, order: CopyOrder, made: MadeCopy) -> tuple[Path | None, ...]:
    if options.print:
        printing.print_pdf(made.files[0].exported.data)
        return (None,)
    if options.out == STANDARD_OUTPUT or _straight_out(options):
        if len(made.files) > 1 or (made.files[0].exported.binary and sys.stdout.isatty()):
            raise UsageError("usage.two_files" if len(made.files) > 1 else "usage.out")
        return (None,)
    out = Path(options.out).expanduser() if options.out else last_folder(book)
    if not out.is_dir() and options.out:
        if len(made.files) > 1:
            raise UsageError("usage.two_files")
        if _by_ending(options) not in {"", made.files[0].format}:
            raise UsageError("usage.ending", format=made.files[0].format)
        return delivery.deliver_all([(made.files[0].exported.data, out)])
    today, number = date.fromisoformat(book.today()), copies.version(book.plan)
    return delivery.deliver_all(
        [
            (file.exported.data, copying.place_for(out, "", file.format, order, number, today))
            for file in made.files
        ]
    )


def _tell(options: Options, settings: Settings, made: MadeCopy, places: tuple[Path | None, ...]) -> None:
    """The words to standard error; what was written, and where, to standard output unless the copy went there."""
    out = printer(options, settings)
    written = [place for place in places if place is not None]
    if options.print:
        out.say("pages.export.printed")
    if written:
        out.say("cli.export.done")
        for place in written:
            out.raw(f"{say('cli.export.place')}: {place}")
        for note in delivery.notes(written[0].parent):
            out.line(note)
    if written and any(not file.locked for file in made.files):
        out.say("export.notes.plain")
    if written and made.name:
        out.say("cli.copy.noted")
    sys.stdout.flush()
    if made.phrase and not options.words_out:
        sys.stderr.write(f"{say('cli.copy.words')}: {made.phrase}\n")
    elif made.phrase and written:
        out.raw(f"{say('cli.copy.words_file')}: {whole(Path(options.words_out))}")


def words_to(options: Options, phrase: str) -> None:
    """The words that open a copy: to a new file when one is named, else to standard error; never standard output."""
    if options.words_out == STANDARD_OUTPUT:
        raise UsageError("usage.words_never_out")
    if options.words_out:
        delivery.deliver(f"{phrase}\n".encode(), Path(options.words_out))
    else:
        sys.stderr.write(f"{say('cli.copy.words')}: {phrase}\n")
