"""The page of copies as both front ends draw it, and the page of one copy."""

from __future__ import annotations

from dataclasses import dataclass

from wrap_tui.domain import sharing
from wrap_tui.domain.sharing import Copy, State
from wrap_tui.flows import copies, copy_words
from wrap_tui.flows.copies import FileHere
from wrap_tui.services.book import Book
from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class Line:
    """One copy in a list: what it is, what became of it, and further lines."""

    copy: Copy
    title: str
    state: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Who may want a new copy, every copy, files that lie on this computer, the number of the version."""

    due: tuple[Line, ...]
    copies: tuple[Line, ...]
    files: tuple[FileHere, ...]
    version: int


def ledger(book: Book) -> Ledger:
    """All that there is to know about copies."""
    due = tuple(_line(one.copy, copy_words.reasons(book, one)) for one in copies.who_needs_a_new_one(book))
    every = tuple(_line(copy) for copy in sharing.copies(book.plan))
    return Ledger(due, every, copies.files_here(book), copies.version(book.plan))


def _line(copy: Copy, below: tuple[str, ...] = ()) -> Line:
    return Line(copy, copy_words.title(copy), copy_words.state_words(copy), below)


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy: what is known of it as (label, words), what changed since, every state it can take on."""

    copy: Copy
    title: str
    facts: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, tuple[str, ...]], ...]
    states: tuple[State, ...]
    files: tuple[FileHere, ...]


def copy_view(book: Book, copy_id: str) -> CopyView | None:
    """The page of one copy; None when it is not in the ledger."""
    copy = copies.find_copy(book.plan, copy_id)
    if copy is None:
        return None
    facts = [
        (say("copies.fact.state"), copy_words.state_words(copy)),
        (say("copies.fact.made"), copy_words.day_words(copy.made_on)),
        (say("copies.fact.holds"), ", ".join(copy_words.holding(book, copy))),
    ]
    if copy.read_again:
        facts.append((say("copies.fact.read_again"), copy_words.day_words(copy.read_again)))
    if copy.path:
        facts.append((say("copies.fact.path"), copy.path))
    here = tuple(file for file in copies.files_here(book) if file.copy.id == copy.id)
    states = tuple(state for state in sharing.STATES if state != "made")
    return CopyView(
        copy, copy_words.title(copy), tuple(facts), copy_words.changed_since(book, copy), states, here
    )
