"""Two copies of one plan made one again; copies that lie beside it; going on with a parted one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wrap_tui.codec.items import from_records, latest, to_records
from wrap_tui.codec.record import Record
from wrap_tui.domain import anew
from wrap_tui.domain.day import ERASED
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.readings import taken_over
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.errors import RefusedError, StoreError
from wrap_tui.services.book import Book
from wrap_tui.services.erased_drafts import wordings_of
from wrap_tui.services.intake_days import erased_at as day_erased
from wrap_tui.services.keeping import erase_in_backups
from wrap_tui.store import raw, reading, siblings
from wrap_tui.store.erased_days import erased_at
from wrap_tui.store.erased_items import erased_before, is_blank
from wrap_tui.store.merge import merge
from wrap_tui.store.saving import seen
from wrap_tui.store.secret import Secret
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault
from wrap_tui.store.versions import brought_up


@dataclass(frozen=True, slots=True)
class United:
    """What merging another copy brought, counted in things and days.

    New here; changed here; back, because they were removed here and changed there; removed here now, because they
    were removed there; erased for good here too, because they were there. `left` counts kept
    backups that still hold what was erased. `beside` counts what no page shows as a thing: older words, half-typed words, choices.
    """

    added: int = 0
    changed: int = 0
    back: int = 0
    gone: int = 0
    erased: int = 0
    left: int = 0
    beside: int = 0


def merged_plan(plan: Plan, theirs: Iterable[Record]) -> Plan:
    """The plan with another copy's records united into it; nothing of either side is lost."""
    return from_records(merge(to_records(plan), theirs).values())


def unite(book: Book, other: Path, secret: Secret | None = None) -> United:
    """Unite another copy of the vault into the open one, as one change that undo does not reach. Slow.

    Merging the same copy twice changes nothing. Without *secret* the copy is opened with the keys of the open vault.
    RefusedError when there is no such file, or when it is another plan; StoreError `wrong` when it has another
    passphrase, and as from reading.
    """
    try:
        theirs = _records_of(book, other, secret)
    except StoreError as error:
        if error.kind == "missing":
            raise RefusedError("keeping.no_such_file") from error
        if error.kind == "foreign" and raw.is_vault(other):
            raise RefusedError("keeping.merge.other_plan") from error
        raise
    before = book.plan
    found = merged_in(book, theirs)
    book.with_vault(lambda vault: vault.unite(other, secret))
    return replace(found, left=_left_in_backups(book, before))


def _left_in_backups(book: Book, before: Plan) -> int:
    """Takes what was erased on the other computer out of the kept backups; in how many it still is."""
    gone = [
        item.id
        for item in book.plan.items.values()
        if (was := before.items.get(item.id)) is not None
        and anew.erased_before(item) > anew.erased_before(was)
    ]
    days = any(day_erased(day) > day_erased(before.day(date)) for date, day in book.plan.days.items())
    if not gone and not days:
        return 0
    return len(erase_in_backups(book, frozenset().union(*(wordings_of(before, item_id) for item_id in gone))))


def merged_in(book: Book, theirs: tuple[Record, ...]) -> United:
    """Unite the records of another copy into the open plan, as one change that undo does not reach."""
    while True:
        now = book.plan
        united, found = _united(now, theirs)
        if book.plan is now:
            break
    if united is not now:
        book.clock.go_on_after(latest(united))
        book.apply(taken_over(united, book.clock.now), undoable=False)
        book.forget_undo()
    return found


NOTHING_NEW: Final = United()


def news_in(book: Book, other: Path, secret: Secret | None = None) -> United:
    """What `unite` would bring; nothing is changed. StoreError as from it. Slow."""
    return _united(book.plan, _records_of(book, other, secret))[1]


def _records_of(book: Book, other: Path, secret: Secret | None) -> tuple[Record, ...]:
    if book.vault is None:
        raise StoreError("readonly", "no vault")
    keys = book.vault.copy_of_keys()
    try:
        bare = reading.read_copy(other, keys, secret)
    finally:
        keys.wipe()
    bare.keys.wipe()
    return tuple(brought_up(bare.head.version, bare.contents).records.values())


def _united(plan: Plan, theirs: Iterable[Record]) -> tuple[Plan, United]:
    """The united plan, the same one when nothing in it differs, and what of it is worth telling."""
    united = merged_plan(plan, theirs)
    before = {(record.kind, record.key): record for record in to_records(plan)}
    after = {(record.kind, record.key): record for record in to_records(united)}
    if after == before:
        return plan, NOTHING_NEW
    fresh = [put for place, put in after.items() if before.get(place) != put and put.kind != _SILENT]
    return united, United(**Counter(_came(put, before.get((put.kind, put.key))) for put in fresh))


_SILENT: Final = "dropped"
"""Marks of half-typed words that are done with: nobody sees them."""


def _came(now: Record, before: Record | None) -> str:
    """Which field of `United` counts this record."""
    if now.kind not in ("item", "day"):
        return "beside"
    there, was_there = _in_sight(now), before is not None and _in_sight(before)
    if before is not None and _erased(now) > _erased(before) and (now.kind == "day" or is_blank(now)):
        return "erased"
    if not (there or was_there):
        return "beside"
    if before is None or is_blank(before):
        return "added"
    return "changed" if there and was_there else "back" if there else "gone"


def _in_sight(record: Record) -> bool:
    if record.kind == "day":
        return erased_at(record) == NEVER or record.body.keys() > {ERASED}
    return not (record.body.get("removed") or is_blank(record))


def _erased(record: Record) -> Stamp:
    return erased_at(record) if record.kind == "day" else erased_before(record)


_OURS: Final = re.compile(r".*-before-(?:\d{8}T\d{6}Z|version-\d+)(?:-\d+)?")


def conflict_copies(book: Book) -> tuple[Path, ...]:
    """Copies of the open vault in its folder: what a synchroniser laid there, or what was saved beside a lost file.

    Files that this program keeps from before bringing back or a newer version are none.
    """
    vault = book.vault
    if vault is None:
        return ()
    found = siblings.copies(vault.path, vault.vault_id)
    return tuple(path for path in found if not _OURS.fullmatch(path.stem))


def fresh_copies(book: Book) -> tuple[Path, ...]:
    """Of the conflict copies those that hold something new, or that open with another passphrase. Slow."""
    found: list[Path] = []
    for copy in conflict_copies(book):
        try:
            if news_in(book, copy) != NOTHING_NEW:
                found.append(copy)
        except StoreError as error:
            if error.kind == "wrong":
                found.append(copy)
    return tuple(found)


def holds_all_of(book: Book, copy: Path, secret: Secret | None = None) -> bool:
    """Whether *copy* lies beside the plan, and the plan, read back from its file, holds everything in it. Slow.

    StoreError when either cannot be read.
    """
    if copy.resolve() not in conflict_copies(book):
        return False
    theirs = _records_of(book, copy, secret)

    def compare(vault: Vault) -> bool:
        vault.read_back()
        return same_all(merge(vault.records.values(), theirs), vault.records)

    return bool(book.with_vault(compare))


def remove_copy(book: Book, copy: Path, secret: Secret | None = None) -> None:
    """Remove a copy that was brought in, after looking once more that the plan holds everything in it. Slow.

    RefusedError when it holds something new by now, StoreError `busy` when a program has it open; it stays then.
    """
    before = seen(copy)
    if not holds_all_of(book, copy, secret) or seen(copy) != before:
        raise RefusedError("keeping.copies.new")
    siblings.remove(copy)
    book.others = tuple(other for other in book.others if other != copy.resolve())


def accept_this_copy(book: Book) -> None:
    """Go on with this copy although it is older than, or parted from, the one last opened on this computer."""
    if book.vault is not None:
        book.with_vault(Vault.accept_older)
