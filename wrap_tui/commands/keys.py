"""Commands about the keys of a plan: create, passphrase, spare-key."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from wrap_tui.commands import unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.errors import NOT_OPENED, Exit, RefusedError, StoreError, UsageError, WriteError
from wrap_tui.flows.keeping import new_keys_words
from wrap_tui.plain import secret
from wrap_tui.services.book import Book
from wrap_tui.services.keys import Sheet, change_passphrase, confirm_spare_key, new_spare_key, suggestion
from wrap_tui.services.opening import SpareKey, create_book, read_plan
from wrap_tui.services.unlocking import is_spare_key
from wrap_tui.services.unlocking import unlock as open_with
from wrap_tui.wording import say


def create(options: Options) -> int:
    """Make a plan without a page; what is there already is refused."""
    places = options.places
    if os.path.lexists(places.vault):
        raise StoreError("exists", "target")
    _free(options.spare_key_out)
    words = _new_from_file(options, 1) or _new_from_terminal(options)
    book = create_book(places, words)
    with _closing(book):
        if options.spare_key_out is not None:
            _spare_key_to_file(book, options.spare_key_out)
    out = printer(options)
    out.say("cli.create.made")
    out.raw(f"{say('cli.where.vault')}: {places.vault}")
    if options.spare_key_out is not None:
        out.say("cli.spare_key.written")
    return Exit.WELL


def _new_from_file(options: Options, line: int) -> str:
    """The passphrase on this line of the passphrase file, "" when there is no such file or line."""
    if not options.passphrase_file or (
        options.passphrase_file == secret.STANDARD_INPUT and sys.stdin.isatty()
    ):
        return ""
    lines = secret.from_file(options.passphrase_file, line)
    found = lines[line - 1] if len(lines) >= line else ""
    if line == 1 and not found:
        raise RefusedError("store.passphrase_empty")
    return found


def _new_from_terminal(options: Options) -> str:
    if not secret.has_terminal():
        raise UsageError("usage.no_passphrase")
    out = printer(options)
    out.fact(say("plain.secret.suggested"), suggestion())
    out.say("cli.create.choose")
    sys.stdout.flush()
    words = secret.ask("plain.secret.new")
    if secret.ask("plain.secret.again") != words:
        raise RefusedError("create.different")
    return words


def passphrase(options: Options) -> int:
    """Change the passphrase. With a passphrase file its second line is the new one, else the terminal is asked."""
    if not options.places.vault.exists():
        raise StoreError("missing", "no file")
    from_file = bool(options.passphrase_file) and not (
        options.passphrase_file == secret.STANDARD_INPUT and sys.stdin.isatty()
    )
    lines = secret.from_file(options.passphrase_file, 2) if from_file else [secret.ask()]
    book = _book_by_either(options, lines[0])
    with _closing(book):
        fresh = lines[1] if len(lines) > 1 else ""
        if not fresh and from_file and not secret.has_terminal():
            raise UsageError("usage.no_new_passphrase")
        fresh = fresh or _new_from_terminal(options)
        notices = change_passphrase(book, fresh, backups_anew=not options.keep_backups)
    changed = "keeping.keys.kept_as_they_are" if options.keep_backups else "cli.passphrase.changed"
    printer(options).line(new_keys_words(say(changed), notices))
    return Exit.WELL


def _book_by_either(options: Options, typed: str) -> Book:
    """Opened with the passphrase or, when it is lost, with the eleven words of the spare key."""
    try:
        return unlock.book_with(options, typed)
    except StoreError as error:
        if error.kind not in NOT_OPENED or not is_spare_key(typed):
            raise
    return open_with(options.places, typed, spare_key=True)


def spare_key(options: Options) -> int:
    """Make the spare key anew: into a file, or on the terminal with its second line typed back."""
    _free(options.spare_key_out)
    book = unlock.book(options)
    out = printer(options)
    with _closing(book):
        if options.spare_key_out is not None:
            _spare_key_to_file(book, options.spare_key_out)
            out.say("cli.spare_key.written")
            return Exit.WELL
        if not sys.stdin.isatty():
            raise UsageError("usage.no_spare_key_out")
        sheet = new_spare_key(book)
        for line in sheet_lines(sheet):
            out.raw(line)
        out.prompt(say("cli.spare_key.type_back"))
        sys.stdout.flush()
        if not sheet.second_line_is(sys.stdin.readline()):
            raise RefusedError("spare_key.different")
        confirm_spare_key(book, sheet)
    out.line()
    out.say("cli.spare_key.counts")
    return Exit.WELL


def sheet_lines(sheet: Sheet) -> Sequence[str]:
    """The paper: what it is, and the eleven words on numbered lines."""
    rows = ["  ".join(f"{number} {word}" for number, word in line) for line in sheet.lines]
    return [say("cli.spare_key.title"), *rows, say("cli.spare_key.warning")]


def _spare_key_to_file(book: Book, file: Path) -> None:
    """The words are written down and read back before they count."""
    sheet = new_spare_key(book)
    text = "\n".join(sheet_lines(sheet)) + "\n"
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise RefusedError("write.exists") from error
    except OSError as error:
        raise WriteError("write.file") from error
    try:
        with os.fdopen(opened, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if file.read_text(encoding="utf-8") != text:
            raise OSError("other words were read back")
    except OSError as error:
        with suppress(OSError):
            file.unlink()
        raise WriteError("write.file") from error
    try:
        confirm_spare_key(book, sheet)
    except StoreError:
        vault = book.vault
        book.abandon()
        if vault is not None:
            _away_unless_it_opens(vault.path, sheet, file)
        raise


def _away_unless_it_opens(vault: Path, sheet: Sheet, file: Path) -> None:
    """Take a paper away whose words open nothing, because the plan could not be written."""
    try:
        read_plan(vault, SpareKey(" ".join(sheet.words)))
    except StoreError as error:
        if error.kind in NOT_OPENED:
            with suppress(OSError):
                file.unlink()


def _free(file: Path | None) -> None:
    """Refuses a file that is there already, before anything is made."""
    if file is not None and os.path.lexists(file):
        raise RefusedError("write.exists")


@contextmanager
def _closing(book: Book) -> Iterator[None]:
    try:
        yield
    except BaseException:
        book.abandon()
        raise
    book.close()
