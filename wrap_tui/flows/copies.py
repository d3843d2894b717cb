"""The ledger of copies: who holds what, who may want a new one, files that lie here, versions of the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui.domain import edit, sharing
from wrap_tui.domain.not_involved import folded
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.sharing import Audience, Copy, Due, State
from wrap_tui.domain.stamp import Stamp
from wrap_tui.services import copying, delivery, numbering, printing
from wrap_tui.services import due as services_due
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import say

VERSION: Final = "version"
SLIP_NAME: Final = "page"
"""How the file name of a slip begins: it says nothing."""


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
    book.change(audience.id, sharing.audience_fields(audience))


def note_copy(book: Book, copy: Copy) -> Copy:
    """Put a copy that was written into the ledger, with the digests of what it held.

    Undo does not take it out again: the file is there.
    """
    keyed = replace(copy, key=copy.key or book.clock.new_id() + book.clock.new_id())
    marks = services_due.digests(book.plan, book.catalog, keyed)
    full = replace(keyed, digests=marks, made_on=copy.made_on or book.today(), state_on=book.today())
    now = book.clock.now()
    plan, item = edit.add(book.plan, sharing.COPIES, sharing.copy_fields(full), now, book.clock.new_id)
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
    )


def find_copy(plan: Plan, copy_id: str) -> Copy | None:
    """The copy of this id, None when it is not in the ledger any more."""
    item = plan.find(copy_id)
    return sharing.copy_of(item) if item is not None and item.place == sharing.COPIES else None


def set_state(book: Book, copy: Copy, state: State) -> None:
    """Note what became of a copy: given, they opened it, returned, destroyed, lost."""
    _keep(book, replace(copy, state=state, state_on=book.today()))


def _keep(book: Book, copy: Copy) -> None:
    """Change a line of the ledger; undo does not reach it."""
    fields = sharing.copy_fields(copy)
    book.apply(edit.change(book.plan, copy.id, fields, book.clock.now()), undoable=False)


def who_needs_a_new_one(book: Book) -> tuple[Due, ...]:
    """Copies that no longer say what the plan says."""
    return services_due.due(book.plan, book.catalog, book.today())


def copies_of(plan: Plan, person: Item | None) -> tuple[Copy, ...]:
    """The copies that were made for a supporter, newest first."""
    if person is None:
        return ()
    wanted = folded(person.words("name"))
    return tuple(c for c in sharing.copies(plan) if c.supporter == person.id or folded(c.name) == wanted)


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


def newest_of_name(plan: Plan, name: str) -> tuple[Copy, ...]:
    """The copies of the newest making for the person called *name*, one for each format."""
    named = of_name(plan, name)
    newest: dict[str, Copy] = {}
    for copy in named:
        if copy.made_on == named[0].made_on and copy.version == named[0].version:
            newest.setdefault(copy.format, copy)
    return tuple(newest.values())


# Files on this computer


@dataclass(frozen=True, slots=True)
class FileHere:
    """A file of a copy that still lies on this computer; `slip` for the page with the words."""

    copy: Copy
    path: str
    slip: bool


def files_here(book: Book) -> tuple[FileHere, ...]:
    """Files of copies that still lie on this computer."""
    return tuple(
        FileHere(copy, path, path == copy.slip)
        for copy in sharing.copies(book.plan)
        for path in copy.files
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
    for copy in owners:
        bare = replace(copy, path="" if copy.path == path else copy.path)
        bare = replace(bare, slip="" if bare.slip == path else bare.slip)
        _keep(book, bare)
    return was_there


def remove_files_of(book: Book, name: str) -> tuple[str, ...]:
    """Take every file of the copies for *name* off this computer; gives their paths."""
    paths = tuple(path for copy in of_name(book.plan, name) for path in copy.files if Path(path).is_file())
    for path in paths:
        remove_file(book, path)
    return paths


def phrase_for(plan: Plan, supporter: str) -> str:
    """The words that open this supporter's copies: one phrase across versions; "" before the first."""
    found = (copy.phrase for copy in sharing.copies(plan) if copy.supporter == supporter and copy.phrase)
    return next(found, "")


def print_slip(book: Book, settings: Settings, copy: Copy) -> None:
    """Print the words that open a copy on a page of their own. Slow; WriteError with a sentence."""
    printing.print_pdf(_slip(book, settings, copy))


def save_slip(book: Book, settings: Settings, copy: Copy, folder: Path) -> Path:
    """Keep the slip as a new PDF in *folder*, and note where it lies. Slow; WrapError with a sentence."""
    today = date.fromisoformat(book.today())
    place = delivery.free_place(folder, f"{SLIP_NAME}-{today.isoformat()}.pdf")
    done = delivery.deliver(_slip(book, settings, copy), place)
    _keep(book, replace(copy, slip=str(done)))
    return done


def _slip(book: Book, settings: Settings, copy: Copy) -> bytes:
    today = date.fromisoformat(book.today())
    return copying.slip_pdf(copy.phrase, copy.name, book.plan, settings.paper, settings.country, today)
