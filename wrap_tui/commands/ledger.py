"""Commands about copies and people: copies, not-involved, finish-version."""

from __future__ import annotations

from typing import Final

from wrap_tui import settings as kept_settings
from wrap_tui.commands import confirming, unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.commands.sharing import words_to
from wrap_tui.domain.not_involved import folded, not_involved
from wrap_tui.domain.sharing import STATES, Copy
from wrap_tui.errors import Exit, RefusedError, UsageError
from wrap_tui.flows import copies as flow
from wrap_tui.flows.copy_made import CopyMade
from wrap_tui.flows.copy_words import who
from wrap_tui.flows.ledger import copy_view
from wrap_tui.flows.parting import not_involved_now, parting_lines, whom
from wrap_tui.plain.pages.copies import read_copy, read_out
from wrap_tui.plain.printer import stopped
from wrap_tui.services.book import Book
from wrap_tui.services.opening import memory_book
from wrap_tui.wording import say

MARKS: Final = STATES[1:]
"""What can be said about a copy that was made."""


def copies(options: Options) -> int:
    """The ledger; with a name the newest copies of that person, with what changed since. Marks and removals want a name."""
    changes = bool(options.mark or options.remove_file)
    if options.mark and options.mark not in MARKS:
        raise UsageError("usage.mark", marks=", ".join(MARKS))
    if not options.word:
        if changes or options.show_words or options.words_out:
            raise UsageError("usage.few", usage="wrap-tui copies NAME")
        read_out(printer(options), memory_book(unlock.plan(options)))
        return Exit.WELL
    if changes:
        return _change(options)
    book = memory_book(unlock.plan(options))
    found = _named(book, options.word)
    if options.show_words or options.words_out:
        phrase = next((copy.phrase for copy in found if copy.phrase), "")
        if not phrase:
            raise RefusedError("copies.no_words")
        words_to(options, phrase)
        return Exit.WELL
    out = printer(options)
    for copy in found:
        view = copy_view(book, copy.id)
        if view is not None:
            out.line(stopped(view.title))
            read_copy(out, view)
            out.line()
    return Exit.WELL


def _named(book: Book, name: str) -> tuple[Copy, ...]:
    """The newest copies of this name; RefusedError that says for whom there are copies."""
    found = flow.newest_of_name(book.plan, name)
    if not found:
        names = dict.fromkeys(who(copy) for copy in flow.every(book.plan))
        raise RefusedError("copies.nobody", names=", ".join(names) or say("copies.page.no_one"))
    if len(people := {copy.name: who(copy) for copy in flow.of_name(book.plan, name)}) > 1:
        raise RefusedError("copies.several", names=", ".join(people.values()))
    if flow.share_a_name(book.plan, name):
        raise RefusedError("copies.same_name", name=who(found[0]))
    return found


def _markable(book: Book, name: str) -> tuple[Copy, ...]:
    """The newest copies of this name that became a file or paper; RefusedError when none did."""
    found = flow.newest_of_name(book.plan, name, kept=True)
    if not found:
        raise RefusedError("copies.none_to_mark")
    return found


def _change(options: Options) -> int:
    """Note what became of the newest copies of a person, or take their files off this computer."""
    book = unlock.book(options)
    out = printer(options)
    try:
        state = next((known for known in MARKS if known == options.mark), None)
        newest = _named(book, options.word)
        if state is not None:
            newest = _markable(book, options.word)
        made = CopyMade(book, kept_settings.load(options.places.settings), newest)
        if state is not None:
            made.mark(state)
        left = made.files()
        if options.remove_file:
            left = flow.remove_files_of(book, options.word)
        book.flush()
    except BaseException:
        book.abandon()
        raise
    book.close()
    if state is not None:
        out.say("copies.done.noted")
    if options.remove_file:
        out.say("copies.files.gone" if left else "copies.files.none")
    elif left:
        out.say("copies.done.files")
        for path in left:
            out.raw(path)
    return Exit.WELL


def not_involve(options: Options) -> int:
    """Say what changes, ask once, then take a person out of calls, tasks and pickers and onto the list."""
    book = unlock.book(options)
    out = printer(options)
    try:
        if not folded(options.word):
            raise UsageError("usage.few", usage="wrap-tui not-involved NAME")
        known = not_involved(book.plan).is_one(options.word)
        name = whom(book, options.word)
        for line in parting_lines(book, name, undo=False):
            out.line(line)
        sure = confirming.wanted(options, "copies.parting.sure")
        if sure:
            not_involved_now(book, name)
            book.flush()
    except BaseException:
        book.abandon()
        raise
    book.close()
    out.say("copies.parting.left" if not sure else "copies.parting.known" if known else "copies.parting.done")
    return Exit.WELL


def finish_version(options: Options) -> int:
    """Give the plan the next number."""
    book = unlock.book(options)
    number = flow.finish_version(book)
    book.close()
    printer(options).say("copies.version.finished", version=number)
    return Exit.WELL
