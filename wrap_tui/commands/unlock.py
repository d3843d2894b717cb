"""Gets the passphrase for a command, and opens the plan with it."""

from __future__ import annotations

import sys

from wrap_tui.commands.options import Options
from wrap_tui.domain.plan import Plan
from wrap_tui.errors import StoreError
from wrap_tui.plain import secret
from wrap_tui.services.book import Book
from wrap_tui.services.opening import Passphrase, open_book, read_plan


def passphrase(options: Options) -> str:
    """The passphrase from the file named, else asked at the terminal. UsageError when neither is there."""
    if not options.passphrase_file:
        return secret.ask()
    if options.passphrase_file == secret.STANDARD_INPUT and sys.stdin.isatty():
        return secret.ask()
    return secret.from_file(options.passphrase_file)[0]


def passphrase_for(options: Options) -> str:
    """The passphrase, asked for only when there is a plan. StoreError `missing`."""
    there(options)
    return passphrase(options)


def plan(options: Options) -> Plan:
    """The plan, read beside an open program and without a write. StoreError says why it did not open."""
    there(options)
    return read_plan(options.places.vault, Passphrase(passphrase(options)), state=options.places.state)


def book(options: Options) -> Book:
    """The plan, open for writing. StoreError says what stands in the way."""
    there(options)
    return book_with(options, passphrase(options))


def book_with(options: Options, words: str) -> Book:
    """The plan, open for writing, with a passphrase that is known already."""
    return open_book(options.places, Passphrase(words))


def there(options: Options) -> None:
    """Tells that there is no plan before a passphrase is asked for."""
    if not options.places.vault.exists():
        raise StoreError("missing", "no file")
