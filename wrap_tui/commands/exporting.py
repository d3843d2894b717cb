"""The command export: to a new file, or to standard output."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui import settings as kept_settings
from wrap_tui.commands import sharing, unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.domain.not_involved import not_involved
from wrap_tui.errors import Exit, RefusedError, UsageError
from wrap_tui.flows.export_offers import EVERY, numbered, picked
from wrap_tui.plain.printer import Printer
from wrap_tui.services import exporting, printing
from wrap_tui.services.book import Book
from wrap_tui.services.delivery import deliver, free_place, notes
from wrap_tui.services.opening import memory_book
from wrap_tui.settings import Settings
from wrap_tui.wording import say

STANDARD_OUTPUT: Final = "-"
_NO_FILE: Final = frozenset({"pdf"})
"""Formats that want a file to go to."""


def export(options: Options) -> int:
    """Export what the first word names. What can be told without the plan is told before a passphrase is asked."""
    one_by_one = options.word in exporting.SINGLY
    what = options.word if one_by_one else exporting.named(*options.words)
    if sharing.wanted(options):
        return sharing.export_copy(replace(options, words=(what,)))
    order = exporting.Order(
        what,
        options.format or ("pdf" if options.print else _usual(what)),
        options.parts,
        options.include_not_involved,
        lines=tuple(name.strip() for name in options.lines.split(",") if name.strip()),
        with_words=options.with_words,
    )
    _check(order, options)
    settings = kept_settings.load(options.places.settings)
    book = memory_book(unlock.plan(options))
    order = replace(order, country=settings.country, paper=settings.paper)
    if one_by_one:
        order = replace(order, things=_these(options, settings, book))
    plan = sharing.read_back_alone(printer(options, settings, sys.stderr), book, what)
    made = exporting.export(plan, book.catalog, order, date.fromisoformat(book.today()))
    if options.print:
        printing.print_pdf(made.data)
        printer(options, settings).say("pages.export.printed")
        return Exit.WELL
    if options.out in ("", STANDARD_OUTPUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        return Exit.WELL
    out_to = Path(options.out).expanduser()
    place = deliver(made.data, free_place(out_to, made.name) if out_to.is_dir() else out_to)
    out = printer(options, settings)
    out.say("cli.export.done")
    out.raw(f"{say('cli.export.place')}: {place}")
    for note in (*made.notes, *notes(place.parent)):
        out.line(note)
    return Exit.WELL


def _these(options: Options, settings: Settings, book: Book) -> tuple[str, ...]:
    """The records that the second word names, else the usual one. Which there are goes to standard error."""
    wanted = options.words[1].strip() if len(options.words) > 1 else ""
    there = numbered(book, options.word)
    told = printer(options, settings, sys.stderr)
    told.leaves_out = not_involved(book.plan).named_in
    try:
        things = picked(book, options.word, wanted)
    except RefusedError:
        _list(told, there, ())
        raise
    if not wanted and len(there) > 1:
        _list(told, there, things)
        told.say("cli.export.one_of", command=f"wrap-tui export {options.word} 1", every=EVERY)
    return things


def _list(told: Printer, there: tuple[tuple[str, str], ...], chosen: tuple[str, ...]) -> None:
    """Every record with its number; the one in this export is marked."""
    for number, (item_id, label) in enumerate(there, 1):
        marked = say("cli.export.this_one") if item_id in chosen else ""
        told.line(" ".join(filter(None, (f"{number}.", label, marked))))


def _usual(what: str) -> str:
    return exporting.formats(what)[0]


def _check(order: exporting.Order, options: Options) -> None:
    catalog = memory_book().catalog
    if not exporting.known(catalog, order.what):
        raise UsageError("usage.section", sections=", ".join(exporting.spoken(catalog)))
    lines = [name for name, _ in exporting.extras(order.what)]
    if (order.lines and order.what != exporting.CARD) or not set(order.lines) <= set(lines):
        raise UsageError("usage.lines", lines=", ".join(name for name, _ in exporting.extras(exporting.CARD)))
    formats = exporting.formats(order.what)
    if order.format not in formats:
        raise UsageError("usage.format", formats=", ".join(formats))
    if options.print and (order.format != "pdf" or options.out):
        raise UsageError("usage.print")
    if not options.print and order.format in _NO_FILE and (not options.out or _to_a_terminal(options)):
        raise UsageError("usage.out")
    if options.out not in ("", STANDARD_OUTPUT) and _taken(Path(options.out)):
        raise RefusedError("export.exists", name=Path(options.out).name[:80])


def _taken(place: Path) -> bool:
    """Whether something lies there already; a folder gets a file with a neutral name."""
    return os.path.lexists(place) and not place.is_dir()


def _to_a_terminal(options: Options) -> bool:
    return options.out == STANDARD_OUTPUT and sys.stdout.isatty()
