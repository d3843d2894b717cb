"""Commands that read: today, crisis, helplines, check, where. They work beside an open program."""

from __future__ import annotations

import os
import sys
from datetime import datetime

from wrap_tui import settings as kept_settings
from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.errors import Exit, UsageError
from wrap_tui.plain.pages.crisis import read_out as read_crisis
from wrap_tui.plain.pages.crisis import view_of
from wrap_tui.plain.pages.today import read_out as read_today
from wrap_tui.plain.printer import Printer
from wrap_tui.services.helplines import countries, find_country, lines, spoken
from wrap_tui.services.opening import memory_book
from wrap_tui.settings import Settings
from wrap_tui.wording import say


def printer(options: Options, settings: Settings | None = None) -> Printer:
    """Prints to standard output; in ASCII when asked for, set, or when the output takes nothing else."""
    coding = (sys.stdout.encoding or "").lower().replace("-", "")
    poor = os.environ.get("TERM") == "linux" or coding != "utf8"
    return Printer(sys.stdout, ascii_only=options.ascii or poor or bool(settings and settings.ascii))


def today(options: Options) -> int:
    """Today in plain lines."""
    book = memory_book(unlock.plan(options))
    read_today(printer(options, _settings(options)), book)
    return Exit.WELL


def crisis(options: Options) -> int:
    """The crisis plan in plain lines."""
    book = memory_book(unlock.plan(options))
    settings = _settings(options)
    read_crisis(printer(options, settings), view_of(book, settings.country))
    return Exit.WELL


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
    for row in spoken(lines(code), datetime.now().astimezone()):
        out.line(row.strip())
    return Exit.WELL


def check(options: Options) -> int:
    """Open every record, and say how many there are of each kind."""
    plan = unlock.plan(options)
    out = printer(options)
    items = plan.items.values()
    counts = {
        "things": sum(item.removed is None for item in items),
        "removed": sum(item.removed is not None for item in items),
        "older": len(plan.older),
        "drafts": len(plan.drafts),
        "days": len(plan.days),
        "choices": len(plan.preferences),
        "unknown": len(plan.unknown),
    }
    for kind, count in counts.items():
        out.fact(say(f"cli.check.{kind}"), str(count))
    out.say("cli.check.well")
    return Exit.WELL


def where(options: Options) -> int:
    """Where everything is on this computer."""
    places, out = options.places, printer(options)
    for name in ("vault", "settings", "state", "backups"):
        path = getattr(places, name)
        out.raw(f"{say(f'cli.where.{name}')}: {path}")
    if not places.vault.exists():
        out.say("cli.where.none_yet")
    return Exit.WELL
