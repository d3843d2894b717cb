"""The ledger of copies: who holds what, who may want a new one, files that lie here, versions of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wrap_tui.domain import edit, sharing
from wrap_tui.domain.not_involved import folded
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.sharing import Audience, Copy, Due, State
from wrap_tui.domain.stamp import Stamp
from wrap_tui.services import copying, delivery, numbering
from wrap_tui.services import due as services_due
from wrap_tui.services.book import Book
from wrap_tui.wording import say

VERSION: Final = "version"


def version(plan: Plan) -> int:
    """The number of the version that copies say."""
    return numbering.version(plan)


def finish_version(book: Book) -> int:
    """Finish the present version; what is written from now on belongs to the next. Gives the new number.

    Where nothing was written since the last one was finished, the number stays: a second press is no version.
    """
    last = book.plan.preferences.get(VERSION)
    if last is not None and not _written_since(book.plan, last.changed):
        return version(book.plan)
    number = version(book.plan) + 1
    book.prefer(VERSION, {"n": number, "date": book.today()})
    return number


def _written_since(plan: Plan, when: Stamp) -> bool:
    items = (item for item in plan.items.values() if item.place not in (sharing.COPIES, sharing.AUDIENCES))
    return any(max(item.changed, item.removed or item.changed) > when for item in items)


def add_audience(book: Book, name: str) -> Audience:
    """A new audience: the brief and the recipient's own tasks."""
    item = book.add(sharing.AUDIENCES, sharing.audience_fields(Audience("", name)))
    return Audience(item.id, name)


def find_audience(plan: Plan, audience_id: str) -> Audience | None:
    """The audience of this id, None when there is none any more."""
    return next((one for one in sharing.audiences(plan) if one.id == audience_id), None)


def change_audience(book: Book, audience: Audience) -> None:
    """Keep another name or other parts for an audience."""
    book.change(audience.id, sharing.audience_fields(audience), keep_draft=True)


def note_copy(book: Book, copy: Copy) -> Copy:
    """Put a copy that was written into the ledger, with the digests of what it held.

    Undo does not take it out again: the file is there. An older copy whose file lay there has none there any more.
    """
    keyed = replace(copy, key=copy.key or book.clock.new_id() + book.clock.new_id())
    marks = services_due.digests(book.plan, book.catalog, keyed)
    full = replace(keyed, digests=marks, made_on=copy.made_on or book.today(), state_on=book.today())
    now = book.clock.now()
    freed = without_files(book.plan, sharing.copies(book.plan), full.files, now)
    plan, item = edit.add(freed, sharing.COPIES, sharing.copy_fields(full), now, book.clock.new_id)
    book.apply(plan, undoable=False)
    return replace(full, id=item.id)


def line_for(
    made: copying.MadeCopy, file: copying.CopyFile, supporter: str, place: Path | None, what: str = "crisis"
) -> Copy:
    """The line of the ledger for one file of a copy; *place* is None for what went to a printer or to a program.

    A copy of one's own counts as given.
    """
    return Copy(
        "",
        supporter,
        made.name,
        made.version,
        "",
        file.format,
        file.locked,
        made.parts,
        made.ticks,
        "made" if supporter else "given",
        what=what,
        path=str(place) if place is not None else "",
        phrase=made.phrase if file.locked else "",
        read_again=made.read_again,
        streamed=place is None and file.format != "pdf",
    )


def find_copy(plan: Plan, copy_id: str) -> Copy | None:
    """The copy of this id, None when it is not in the ledger any more."""
    item = plan.find(copy_id)
    known = item is not None and item.place == sharing.COPIES
    return sharing.named_now(plan, sharing.copy_of(item)) if item is not None and known else None


def set_state(book: Book, copy: Copy, state: State) -> None:
    """Note what became of a copy: given, they opened it, returned, destroyed, lost."""
    known = find_copy(book.plan, copy.id) or copy
    _keep(book, replace(known, state=state, state_on=book.today()))


def _keep(book: Book, copy: Copy) -> None:
    """Change a line of the ledger; undo does not reach it."""
    fields = sharing.copy_fields(copy)
    book.apply(edit.change(book.plan, copy.id, fields, book.clock.now()), undoable=False)


def who_needs_a_new_one(book: Book) -> tuple[Due, ...]:
    """Copies that no longer say what the plan says."""
    return services_due.due(book.plan, book.catalog, book.today())


def copies_of(plan: Plan, person: Item | None) -> tuple[Copy, ...]:
    """The copies that were made for a supporter, newest first; never those of another one of the same name."""
    return tuple(c for c in sharing.copies(plan) if c.supporter == person.id) if person is not None else ()


def every(plan: Plan) -> tuple[Copy, ...]:
    """The whole ledger, newest first."""
    return sharing.copies(plan)


def of_name(plan: Plan, name: str) -> tuple[Copy, ...]:
    """All copies for the person called *name* (whole, or a part of it), newest first; one's own for "myself"."""
    wanted = folded(name)
    mine = wanted == folded(say("copies.words.myself"))
    if mine:
        return tuple(copy for copy in every(plan) if folded(copy.name) == wanted or not copy.supporter)
    return sharing.called(every(plan), lambda copy: copy.name, name)


def newest_of_name(plan: Plan, name: str, *, kept: bool = False) -> tuple[Copy, ...]:
    """The copies of the newest making for the person called *name*, one for each format.

    With *kept* of those that became a file or paper alone.
    """
    named = tuple(copy for copy in of_name(plan, name) if not (kept and copy.streamed))
    newest: dict[str, Copy] = {}
    for copy in named:
        if _making(copy) == _making(named[0]):
            newest.setdefault(copy.format, copy)
    return tuple(newest.values())


def _making(copy: Copy) -> tuple[str, str, int]:
    return copy.supporter, copy.made_on, copy.version


def share_a_name(plan: Plan, name: str) -> bool:
    """Whether *name* is that of more than one supporter of now who has copies."""
    found = {copy.supporter for copy in of_name(plan, name)}
    return sum(plan.find(person) is not None for person in found) > 1


# Files on this computer


@dataclass(frozen=True, slots=True)
class FileHere:
    """A file of a copy that still lies on this computer; `slip` for the page with the words, `note` for the note."""

    copy: Copy
    path: str
    slip: bool
    note: bool = False


def _owners(plan: Plan) -> dict[str, Copy]:
    """Whose each noted file is: that of the newest copy that names its place."""
    owners: dict[str, Copy] = {}
    for copy in sharing.copies(plan):
        for path in copy.files:
            owners.setdefault(path, copy)
    return owners


def files_of(plan: Plan, copy: Copy) -> tuple[str, ...]:
    """The places of the files of a copy; not one where a newer copy's file lies."""
    return tuple(path for path, owner in _owners(plan).items() if owner.id == copy.id)


def files_here(book: Book) -> tuple[FileHere, ...]:
    """Files of copies that still lie on this computer, each once."""
    return tuple(
        FileHere(copy, path, path == copy.slip, path == copy.note)
        for path, copy in _owners(book.plan).items()
        if Path(path).is_file()
    )


def remove_file(book: Book, path: str) -> bool:
    """Take one file of a copy off this computer; whether there was one. WriteError when it cannot be removed.

    The ledger keeps the line, without the path. A path that is not in the ledger is left alone.
    """
    owners = [copy for copy in sharing.copies(book.plan) if path in copy.files]
    if not owners:
        return False
    was_there = delivery.remove(Path(path))
    book.apply(without_files(book.plan, owners, (path,), book.clock.now()), undoable=False)
    return was_there


def without_files(plan: Plan, owners: Iterable[Copy], paths: Collection[str], now: Stamp) -> Plan:
    """The plan in which none of the copies *owners* names one of *paths* as its file."""
    for copy in owners:
        if any(path in paths for path in copy.files):
            bare = replace(
                copy,
                path="" if copy.path in paths else copy.path,
                slip="" if copy.slip in paths else copy.slip,
                note="" if copy.note in paths else copy.note,
            )
            plan = edit.change(plan, copy.id, sharing.copy_fields(bare), now)
    return plan


def taken_over(book: Book, path: str) -> None:
    """Note that a file of one's own lies at *path* now: it is no file of a copy for somebody any more."""
    theirs = [copy for copy in sharing.copies(book.plan) if copy.supporter and path in copy.files]
    if theirs:
        book.apply(without_files(book.plan, theirs, (path,), book.clock.now()), undoable=False)


def remove_files_of(book: Book, name: str) -> tuple[str, ...]:
    """Take every file of the copies for *name* off this computer; gives their paths."""
    noted = (path for copy in of_name(book.plan, name) for path in files_of(book.plan, copy))
    paths = tuple(path for path in noted if Path(path).is_file())
    for path in paths:
        remove_file(book, path)
    return paths


def phrase_for(plan: Plan, supporter: str) -> str:
    """The words that open this supporter's copies: one phrase across versions; "" before the first."""
    found = (copy.phrase for copy in sharing.copies(plan) if copy.supporter == supporter and copy.phrase)
    return next(found, "")
