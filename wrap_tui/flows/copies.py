"""The ledger of copies and the one flow for someone who is not to be involved any more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wrap_tui.domain import sharing
from wrap_tui.domain.not_involved import folded
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.sharing import Audience, Copy, Due, State
from wrap_tui.flows.people import Leaving, leaving, not_involve
from wrap_tui.services.book import Book

KEY: Final = "share.key"
VERSION: Final = "version"


def digest_key(book: Book) -> str:
    """The key of the digests of this plan, made at its first use."""
    known = book.plan.preference(KEY, "")
    if isinstance(known, str) and known:
        return known
    made = book.clock.new_id() + book.clock.new_id()
    book.prefer(KEY, made)
    return made


def version(plan: Plan) -> int:
    """The number of the version that copies say; 1 before the first is finished."""
    match plan.preference(VERSION):
        case {"n": int(n)}:
            return n
    return 1


def finish_version(book: Book) -> int:
    """Finish the present version; what is written from now on belongs to the next. Gives the new number."""
    number = version(book.plan) + 1
    book.prefer(VERSION, {"n": number, "date": book.today()})
    return number


def add_audience(book: Book, name: str) -> Audience:
    """A new audience: the brief and the recipient's own tasks."""
    item = book.add(sharing.AUDIENCES, sharing.audience_fields(Audience("", name)))
    return Audience(item.id, name)


def change_audience(book: Book, audience: Audience) -> None:
    """Keep another name or other parts for an audience."""
    book.change(audience.id, sharing.audience_fields(audience))


def note_copy(book: Book, copy: Copy) -> Copy:
    """Put a copy that was written into the ledger, with the digests of what it held."""
    key = digest_key(book)
    marks = sharing.digests(key, book.plan, book.catalog, copy.parts, copy.ticks)
    full = replace(copy, digests=marks, made_on=copy.made_on or book.today(), state_on=book.today())
    item = book.add(sharing.COPIES, sharing.copy_fields(full))
    return replace(full, id=item.id)


def set_state(book: Book, copy: Copy, state: State) -> None:
    """Note what became of a copy: given, they opened it, returned, destroyed, lost."""
    book.change(copy.id, sharing.copy_fields(replace(copy, state=state, state_on=book.today())))


def who_needs_a_new_one(book: Book) -> tuple[Due, ...]:
    """Copies that no longer say what the plan says."""
    return sharing.due(book.plan, book.catalog, digest_key(book), book.today())


def files_here(book: Book) -> tuple[Copy, ...]:
    """Copies whose file still lies on this computer."""
    return tuple(copy for copy in sharing.copies(book.plan) if copy.path and Path(copy.path).is_file())


def phrase_for(plan: Plan, supporter: str) -> str:
    """The words that open this supporter's copies: one phrase across versions; "" before the first."""
    found = (copy.phrase for copy in sharing.copies(plan) if copy.supporter == supporter and copy.phrase)
    return next(found, "")


@dataclass(frozen=True, slots=True)
class Parting:
    """What "now not involved" does for one person, shown before it is done: where their name stands, the copies
    they hold (none of which can be called back), and the copies of others, which still name them.
    """

    leaving: Leaving
    copies: tuple[Copy, ...]
    others: tuple[Copy, ...]


def parting(book: Book, name: str) -> Parting:
    """What would change if the person called *name* were not involved."""
    found = leaving(book.plan, name)
    ids = {item.id for item in found.supporters}
    held = sharing.newest_held(book.plan)
    theirs = tuple(copy for copy in held if copy.supporter in ids or folded(copy.name) == folded(name))
    return Parting(found, theirs, tuple(copy for copy in held if copy not in theirs))


def not_involved_now(book: Book, name: str, reason: str = "") -> Parting:
    """One flow: out of calls, pickers and tasks, onto the list; gives the copies to think of. One undo brings all back."""
    found = parting(book, name)
    not_involve(book, name, reason)
    return found
