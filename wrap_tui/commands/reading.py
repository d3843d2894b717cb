"""Commands that read: today, crisis, helplines, check, where. They work beside an open program."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from wrap_tui import settings as kept_settings
from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.domain.not_involved import not_involved
from wrap_tui.errors import Exit, StoreError, UsageError
from wrap_tui.flows.keeping import backup_label, space_words
from wrap_tui.paths import Places
from wrap_tui.plain.pages.crisis import read_out as read_crisis
from wrap_tui.plain.pages.crisis import view_of
from wrap_tui.plain.pages.today import read_out as read_today
from wrap_tui.plain.printer import Printer
from wrap_tui.services.book import Book
from wrap_tui.services.clock import local_now
from wrap_tui.services.helplines import countries, find_country, lines, spoken
from wrap_tui.services.holding import Opener
from wrap_tui.services.keeping import listed_for
from wrap_tui.services.opening import Passphrase, memory_book, telling
from wrap_tui.settings import Settings
from wrap_tui.wording import say


def printer(options: Options, settings: Settings | None = None, stream: TextIO | None = None) -> Printer:
    """Prints to standard output or *stream*; in ASCII when asked for, set, or when it takes nothing else."""
    out = stream or sys.stdout
    coding = (out.encoding or "").lower().replace("-", "")
    poor = os.environ.get("TERM") == "linux" or coding != "utf8"
    return Printer(out, ascii_only=options.ascii or poor or bool(settings and settings.ascii))


def today(options: Options) -> int:
    """Today in plain lines."""
    book = memory_book(unlock.plan(options))
    read_today(_unnaming(options, _settings(options), book), book)
    return Exit.WELL


def crisis(options: Options) -> int:
    """The crisis plan in plain lines. Where there is no plan yet, the helplines are read before that is said."""
    settings = _settings(options)
    if not options.places.vault.exists():
        read_crisis(printer(options, settings), view_of(None, settings.country))
    book = memory_book(unlock.plan(options))
    read_crisis(_unnaming(options, settings, book), view_of(book, settings.country))
    return Exit.WELL


def _unnaming(options: Options, settings: Settings, book: Book) -> Printer:
    """A printer that leaves out lines naming someone who is not to be involved: what a command prints may be passed on."""
    out = printer(options, settings)
    out.leaves_out = not_involved(book.plan).named_in
    return out


def _settings(options: Options) -> Settings:
    return kept_settings.load(options.places.settings)


def helplines(options: Options) -> int:
    """The lines of a country, named or chosen before; without a passphrase."""
    settings = _settings(options)
    code = find_country(options.word) if options.word else settings.country
    if options.word and not code:
        raise UsageError("usage.country", countries=", ".join(name for _, name in countries()))
    out = printer(options, settings)
    if not code:
        out.say("helplines.page.no_country")
    for row in spoken(lines(code), local_now()):
        out.line(row.strip())
    return Exit.WELL


def check(options: Options) -> int:
    """Open every record of the plan and of each backup, and say how many there are of each kind."""
    secret = Passphrase(unlock.passphrase_for(options))
    out = printer(options)
    opener = Opener(secret)
    try:
        with telling(options.places):
            held = opener.held(options.places.vault)
        for kind, count in held.counts.items():
            out.fact(say(f"cli.check.{kind}"), str(count))
        out.say("cli.check.well")
        sound = _check_backups(out, opener, options.places)
    finally:
        opener.wipe()
    return Exit.WELL if sound else Exit.DAMAGED


def _check_backups(out: Printer, opener: Opener, places: Places) -> bool:
    """Say which backups there are and whether each is whole; those with another passphrase cannot be looked into."""
    found, now, sound = listed_for(places), local_now(), True
    out.line(space_words(found))
    for backup in found:
        try:
            opener.held(backup.path)
        except StoreError as error:
            shut = error.kind == "wrong"
            sound = sound and shut
            said = "keeping.backups.other_key" if shut else "keeping.backups.not_whole"
            out.fact(backup_label(backup, now), say(said))
    if found and sound:
        out.say("keeping.check.backups_well")
    return sound


def where(options: Options) -> int:
    """Where everything is on this computer."""
    places, out = options.places, printer(options)
    for name in ("vault", "settings", "state", "backups"):
        path = getattr(places, name)
        out.raw(f"{say(f'cli.where.{name}')}: {path}")
    if not places.vault.exists():
        out.say("cli.where.none_yet")
    return Exit.WELL
