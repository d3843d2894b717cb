"""Backups made and brought back, damaged vaults saved, kept backups made anew."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from wrap_tui.codec.items import from_records
from wrap_tui.domain.plan import Plan
from wrap_tui.errors import StoreError
from wrap_tui.paths import Places
from wrap_tui.services import crisis_card
from wrap_tui.services.book import Book
from wrap_tui.services.erased_drafts import drop_said, wordings_of
from wrap_tui.services.holding import Opener
from wrap_tui.store import anchor, backups, copying, files, reading, restore, salvage, siblings
from wrap_tui.store.backups import Backup as Backup
from wrap_tui.store.notice import Notice as Notice
from wrap_tui.store.restore import Looked as Looked
from wrap_tui.store.salvage import Salvaged as Salvaged
from wrap_tui.store.secret import Secret
from wrap_tui.store.vault import Vault

SECOND: Final = "backup.second_folder"
"""The preference that names a second folder for backups, such as a stick."""


def folders(plan: Plan, places: Places) -> tuple[Path, ...]:
    """The folders that backups go to: the usual one, and the second one the person chose."""
    second = second_folder(plan)
    return (places.backups, Path(second)) if second else (places.backups,)


def second_folder(plan: Plan) -> str:
    """The second folder that the person chose, "" for none."""
    second = plan.preference(SECOND, "")
    return second if isinstance(second, str) else ""


def _folders_of(book: Book) -> tuple[Path, ...]:
    return folders(book.plan, book.places) if book.places is not None else ()


def back_up_when_closing(vault: Vault, plan: Plan, places: Places) -> tuple[Notice, ...]:
    """At lock and exit: a verified backup when something changed and the newest one is older than twenty hours."""
    now = datetime.now(UTC)
    if not vault.changed:
        return ()
    wanted = [folder for folder in folders(plan, places) if backups.due(folder, vault.vault_id, now)]
    return backups.attempt(vault, wanted, now)


def back_up(book: Book) -> tuple[Notice, ...]:
    """A verified backup now, in every folder. Slow: call it in a thread."""
    made: tuple[Notice, ...] = book.with_vault(
        lambda vault: backups.attempt(vault, _folders_of(book), datetime.now(UTC))
    )
    return made


def back_up_to(book: Book, file: Path) -> None:
    """A verified backup as a new file of the person's choice. StoreError `exists`, `full`, `readonly`."""
    book.with_vault(lambda vault: vault.backup_to(file))


def back_up_beside(places: Places, secret: Secret, file: Path) -> None:
    """The same beside a program that has the vault open: reads it without its lock. StoreError as from reading too."""
    with anchor.telling(places.vault, places.state):
        bare = reading.read_bare(places.vault, secret)
    try:
        copying.copy_vault(places.vault, file.absolute(), bare.keys, bare.manifest, bare.contents)
    finally:
        bare.keys.wipe()


def listed(book: Book) -> tuple[Backup, ...]:
    """All backups of the open vault, newest first."""
    vault_id = book.vault.vault_id if book.vault is not None else ""
    found = (b for folder in _folders_of(book) for b in backups.listed(folder, vault_id))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def listed_for(places: Places) -> tuple[Backup, ...]:
    """Backups of the vault at its place, told without a passphrase; of a vault that cannot tell its id, all there are."""
    vault_id = siblings.told_id(places.vault)
    if vault_id:
        return backups.listed(places.backups, vault_id)
    ids = (
        {file.name.partition("-")[0] for file in places.backups.glob("*-*.wrap")}
        if places.backups.is_dir()
        else set()
    )
    found = (backup for known in ids for backup in backups.listed(places.backups, known))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def newest_good(places: Places, secret: Secret) -> tuple[Backup, Looked] | None:
    """The newest backup that opens with *secret* and in which every record is sound."""
    for backup in listed_for(places):
        try:
            return backup, restore.look(backup.path, secret)
        except StoreError:
            continue
    return None


def look(backup: Path, secret: Secret) -> Looked:
    """What is in a backup: records by kind and the latest change. StoreError says why it does not open."""
    return restore.look(backup, secret)


def bring_back(backup: Path, places: Places, opener: Secret | Opener) -> Path | None:
    """Put a backup in the place of the vault, which must be closed. Gives where the file before it is kept.

    What this computer remembers of the vault is dropped: the person chose the older copy. A crisis card that is off
    here stays off, whatever the backup says.
    """
    secret = opener.key(backup) if isinstance(opener, Opener) else opener
    crisis_card.leave_off(places)
    kept = restore.restore(backup, places.vault, secret, datetime.now(UTC))
    _chosen_on_purpose(places)
    return kept


def undo_bring_back(kept: Path, places: Places) -> Path | None:
    """Take `bring_back` back: the file that it kept is in its place again, as it was."""
    aside = restore.undo(kept, places.vault, datetime.now(UTC))
    with contextlib.suppress(OSError):
        kept.unlink()
    _chosen_on_purpose(places)
    return aside


def _chosen_on_purpose(places: Places) -> None:
    """Forget what this computer remembers of the vault: it was put there by the person."""
    if known := siblings.told_id(places.vault):
        anchor.forget(places.state, bytes.fromhex(known))


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that stood in the place of the vault until another was put there, and when that was (UTC)."""

    path: Path
    at: datetime


def kept_before(places: Places) -> tuple[Kept, ...]:
    """Files that bringing back or mending kept beside the vault, the latest first."""
    named = re.compile(re.escape(places.vault.stem) + r"-before-(\d{8}T\d{6}Z)(?:-\d+)?\.wrap")
    try:
        beside = sorted(places.vault.parent.iterdir())
    except OSError:
        return ()
    found = ((path, match[1]) for path in beside if (match := named.fullmatch(path.name)))
    kept = [Kept(path, datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)) for path, at in found]
    return tuple(sorted(kept, key=lambda one: (one.at, one.path.name), reverse=True))


def save_what_is_sound(places: Places, secret: Secret, cancel: Callable[[], bool] | None = None) -> Salvaged:
    """What can be read of a damaged vault, with the newest good backup. The damaged file is not touched."""
    kept = [backup.path for backup in listed_for(places)]
    copies = sorted(places.backups.glob("slots-*.json")) if places.backups.is_dir() else []
    return salvage.salvage(places.vault, secret, kept, copies, cancel)


def plan_of(found: Salvaged) -> Plan:
    """The plan that was saved from a damaged vault, for reading."""
    return from_records(found.records.values())


def back_to_its_place(vault: Path, places: Places) -> None:
    """After closing: a vault that was written beside its lost file takes that place, when nothing is there."""
    if vault.parent == places.vault.absolute().parent and vault != places.vault.absolute():
        with contextlib.suppress(StoreError, OSError):
            files.appear(vault, places.vault.absolute())


def _kept_beside(book: Book) -> tuple[Path, ...]:
    return tuple(kept.path for kept in kept_before(book.places)) if book.places is not None else ()


def erase_everywhere(book: Book, item_id: str) -> tuple[Notice, ...]:
    """Erase an item for good in the vault, and make the kept backups anew without it. Slow: call it in a thread."""
    said = wordings_of(book.plan, item_id)
    drop_said(book, item_id, said)
    book.erase(item_id)
    book.flush()
    return erase_in_backups(book, said)


def erase_check_in_everywhere(book: Book, date: str) -> tuple[Notice, ...]:
    """Erase the check-in of a date for good, and make the kept backups anew without it. Slow: call it in a thread."""
    book.erase_check_in(date)
    book.flush()
    return erase_in_backups(book)


def erase_in_backups(book: Book, said: Collection[str] = ()) -> tuple[Notice, ...]:
    """Make the kept backups anew without all that the saved plan has erased for good; *said* are wordings of it. Slow."""
    if book.vault is None:
        return ()
    made: tuple[Notice, ...] = book.with_vault(
        lambda vault: backups.after_erasing(vault, _folders_of(book), said, _kept_beside(book))
    )
    return made


def with_new_keys(book: Book, change: Callable[[Vault], None], *, anew: bool = True) -> tuple[Notice, ...]:
    """Change passphrase or spare key with backups around it; with *anew* the kept ones open with the new keys only."""
    made: tuple[Notice, ...] = book.with_vault(
        lambda vault: backups.around_new_keys(
            vault, _folders_of(book), datetime.now(UTC), lambda: change(vault), anew=anew
        )
    )
    return made
