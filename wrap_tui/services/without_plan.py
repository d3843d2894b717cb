"""When the plan file is gone and its backups are here: which there are, what one holds, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wrap_tui.errors import StoreError
from wrap_tui.paths import VAULT_NAME, Places
from wrap_tui.services import keeping, plans
from wrap_tui.services.book import Book
from wrap_tui.services.holding import Held, Opener
from wrap_tui.services.keeping import Backup
from wrap_tui.services.unlocking import is_spare_key, secret, unlock
from wrap_tui.store import siblings


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup that opened with the words typed: what it holds, and whether they were the spare key."""

    backup: Backup
    held: Held
    opener: Opener
    words: str
    spare: bool


def backups_of_lost(places: Places) -> tuple[Backup, ...]:
    """Backups that lie here while there is no plan file, newest first; not those of other plans that are there."""
    if places.vault.exists():
        return ()
    others = {plan.vault for plan in plans.listed(places) if plan.there}
    others.add(places.backups.parent / VAULT_NAME)
    known = {told[:8] for path in others if (told := _told(path))}
    found = keeping.listed_for(places)
    return tuple(backup for backup in found if backup.path.name.partition("-")[0] not in known)


def backups_at_the_lock(places: Places) -> tuple[Backup, ...]:
    """Backups that can take the place of a plan file that is gone, or that opens with other words than last time."""
    return keeping.listed_for(places) if places.vault.exists() else backups_of_lost(places)


def _told(vault: Path) -> str:
    return siblings.told_id(vault) if vault.exists() else ""


def look_into(backup: Backup, words: str) -> Opened:
    """Open a backup with passphrase or spare key. Slow. StoreError `wrong` when the words open it as neither."""
    trouble = StoreError("wrong", "neither")
    for spare in (False, True) if is_spare_key(words) else (False,):
        opener = Opener(secret(words, spare_key=spare))
        try:
            return Opened(backup, opener.held(backup.path), opener, words, spare)
        except StoreError as error:
            opener.wipe()
            trouble = error
            if error.kind != "wrong":
                break
    raise trouble


def bring_back(found: Opened, places: Places) -> Book:
    """Put the backup in the place of the plan, and open it. Slow. StoreError, WriteError: nothing was changed."""
    try:
        keeping.bring_back(found.backup.path, places, found.opener)
    finally:
        found.opener.wipe()
    return unlock(places, found.words, spare_key=found.spare)
