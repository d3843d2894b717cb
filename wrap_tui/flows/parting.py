"""One flow for someone who is not to be involved any more: calls, tasks, pickers, and the copies to think of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain import sharing
from wrap_tui.domain.not_involved import PLACE, NotInvolved, first_name, folded, not_involved
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.sharing import Copy
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError
from wrap_tui.flows.copy_words import title
from wrap_tui.flows.older import where
from wrap_tui.flows.people import Leaving, leaving, not_involve
from wrap_tui.services import due
from wrap_tui.services.book import Book
from wrap_tui.wording import say

SHOWN: Final = 6
"""Places of a name, and copies, that are listed one by one."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What "now not involved" does for one person, shown before it is done: where their name stands, the copies
    they hold (none of which can be called back), copies made for them that may be here still, and the copies of
    others that name them. `lines` is in how many things the name stands on in free words, which nothing changes.
    """

    leaving: Leaving
    copies: tuple[Copy, ...]
    made: tuple[Copy, ...]
    others: tuple[Copy, ...]
    lines: int = 0


def whom(book: Book, name: str) -> str:
    """The whole name of the supporter who is meant by *name*, or a part of it; *name* itself for anyone else.

    RefusedError when two are meant: whoever is left out must be the right one.
    """
    if not_involved(book.plan).is_one(name):
        return name
    found = sharing.called(book.plan.at(sharing.SUPPORTERS), lambda item: item.words("name"), name)
    names = dict.fromkeys(item.words("name") for item in found)
    if len(names) > 1:
        raise RefusedError("copies.several", names=", ".join(map(one_line, names)))
    return next(iter(names), name)


def meant(book: Book, name: str) -> tuple[str, ...]:
    """The whole names of the supporters whom *name* may mean when it is a part of theirs; none when it is nobody's,
    or the whole name of someone.
    """
    found = sharing.called(book.plan.at(sharing.SUPPORTERS), lambda item: item.words("name"), name)
    names = tuple(dict.fromkeys(item.words("name") for item in found))
    return () if any(folded(one) == folded(name) for one in names) else names


def parting(book: Book, name: str) -> Parting:
    """What would change if the person called *name* were not involved."""
    found = leaving(book.plan, name)
    ids = {item.id for item in found.supporters}
    held = sharing.newest_held(book.plan, made=True)
    theirs = tuple(copy for copy in held if copy.supporter in ids or folded(copy.name) == folded(name))
    without = _plan_without(book, name)
    others = tuple(
        copy
        for copy in held
        if copy not in theirs
        and due.digests(without, book.catalog, copy) != due.digests(book.plan, book.catalog, copy)
    )
    given = tuple(copy for copy in theirs if copy.state in sharing.HELD)
    made = tuple(copy for copy in theirs if copy not in given)
    return Parting(found, given, made, others, _lines_with(without, name, book.plan))


def _lines_with(without: Plan, name: str, plan: Plan) -> int:
    """How many things of the plan *without* the person hold the name in words of their own ("Text Jonas")."""
    named = NotInvolved(frozenset({folded(name)}) | first_name(plan, name))
    return sum(
        item.removed is None
        and item.place not in (sharing.SUPPORTERS, sharing.COPIES, sharing.AUDIENCES, PLACE)
        and any(named.named_in(words) for words in map(item.words, item.fields))
        for item in without.items.values()
    )


def _plan_without(book: Book, name: str) -> Plan:
    """The plan as it would be without this person; nothing is kept of it."""
    trial = Book(book.plan, book.catalog, book.clock)
    not_involve(trial, name)
    return trial.plan


def not_involved_now(book: Book, name: str, reason: str = "") -> Parting:
    """One flow: out of calls, pickers and tasks, onto the list; gives the copies to think of. One undo brings all back."""
    found = parting(book, name)
    not_involve(book, _spelled(found, name), reason)
    return found


def _spelled(found: Parting, name: str) -> str:
    """The name as the plan spells it, where it does."""
    return next((item.words("name") for item in found.leaving.supporters), name)


def parting_lines(book: Book, name: str, *, undo: bool = True) -> tuple[str, ...]:
    """What changes, where the name stands, which copies cannot be called back, which of others name them.

    With *undo* also that it can be taken back, where it can.
    """
    found = parting(book, name)
    short = one_line(_spelled(found, name))[:60]
    said = [say("pages.people.not_involve_says", name=short)]
    if mentions := found.leaving.mentions:
        said.append(say("pages.people.mentions"))
        said += [f"  {one_line(where(book, item))}" for item in mentions[:SHOWN]]
    if found.lines:
        said.append(say(f"copies.parting.{'line' if found.lines == 1 else 'lines'}", count=found.lines))
    for kind, listed in (("theirs", found.copies), ("made", found.made), ("others", found.others)):
        if listed:
            said.append(say(f"copies.parting.{kind}", name=short))
            said += [f"  {title(copy)}" for copy in listed[:SHOWN]]
    if found.copies or found.made or found.others:
        said.append(say("copies.parting.copies_page"))
    return (*said, say("pages.people.bring_back")) if undo else tuple(said)
