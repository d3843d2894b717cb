"""A damaged vault: what is sound in it, which backup helps, and the sound part written as a new vault."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from wrap_tui import wording
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.items import from_records
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.paths import Places
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.device import device_id
from wrap_tui.services.holding import Held, Opener
from wrap_tui.services.keeping import Backup, listed_for, save_what_is_sound
from wrap_tui.store import anchor, files, renewing, restore
from wrap_tui.store.salvage import Salvaged
from wrap_tui.store.secret import Secret

BEYOND_HELP: Final = frozenset({"damaged", "foreign"})
"""Kinds of failure that speak of the file itself, so that a backup or what is sound can help."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Records of one kind that are not sound in the vault and that the backup knows: how many, and the latest change."""

    kind: str
    count: int
    latest: Stamp


@dataclass(frozen=True, slots=True)
class Damage:
    """What can be done about a damaged vault. `found` is None when nothing in it can be opened any more.

    `backup` is the newest backup that opens and is whole, `held` what it holds. `lost` rows are in neither file,
    None when that cannot be told.
    """

    found: Salvaged | None
    lost_known: tuple[Lost, ...]
    backup: Backup | None
    held: Held | None

    @property
    def sound(self) -> int:
        """Records that are whole in the damaged file."""
        return self.found.sound if self.found is not None else 0

    @property
    def not_sound(self) -> int | None:
        """Records that cannot be read there, None when that cannot be told."""
        return self.found.damaged if self.found is not None else None

    @property
    def lost(self) -> int | None:
        """Of those, how many are in the backup neither."""
        return self.found.lost if self.found is not None else None


def look_at(places: Places, secret: Secret, cancel: Callable[[], bool] | None = None) -> Damage:
    """Read what is sound in the damaged vault at its place, and the newest good backup. Nothing is written. Slow.

    StoreError `wrong` when the passphrase opens neither; `damaged` when there is neither; `cancelled`.
    """
    found, trouble = None, StoreError("damaged", "nothing to open")
    try:
        found = save_what_is_sound(places, secret, cancel)
    except StoreError as error:
        trouble = error
        if error.kind == "cancelled":
            raise
    backup, held = _newest_whole(places, secret)
    if found is None and backup is None:
        raise trouble
    known = _by_kind(found.from_backup) if found is not None else ()
    return Damage(found, known, backup, held)


def _newest_whole(places: Places, secret: Secret) -> tuple[Backup | None, Held | None]:
    opener = Opener(secret)
    try:
        for backup in listed_for(places):
            with contextlib.suppress(StoreError):
                return backup, opener.held(backup.path)
    finally:
        opener.wipe()
    return None, None


def _by_kind(found: tuple[tuple[str, Stamp], ...]) -> tuple[Lost, ...]:
    latest: dict[str, Stamp] = {}
    for kind, changed in found:
        latest[kind] = max(latest.get(kind, changed), changed)
    count: Mapping[str, int] = Counter(kind for kind, _ in found)
    return tuple(Lost(kind, count[kind], latest[kind]) for kind in sorted(count))


def reading_book(damage: Damage) -> Book:
    """What is sound, united with the backup, as a book that nothing writes."""
    return Book(_plan(damage), load_catalog(wording.chosen()), Clock("reading"), reading=True)


def _plan(damage: Damage) -> Plan:
    return from_records(damage.found.records.values() if damage.found is not None else ())


def save_as_new(damage: Damage, places: Places, passphrase: str) -> Path | None:
    """Put what is sound in the place of the damaged vault, as a new one that opens with *passphrase*.

    The damaged file is kept beside it, as it is; gives where. `keeping.undo_bring_back` takes this back. Slow.
    StoreError `full`, `readonly`, `busy`; RefusedError for a passphrase that cannot be one.
    """
    if damage.found is None:
        raise StoreError("damaged", "nothing is sound")
    fresh = files.free_name(places.vault, "sound")
    try:
        write_to(damage, fresh, passphrase, places)
        aside = restore.put_new(fresh, places.vault, datetime.now(UTC))
        with contextlib.suppress(StoreError):
            anchor.expect(places.state, bytes.fromhex(damage.found.vault_id))
        return aside
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def write_to(damage: Damage, file: Path, passphrase: str, places: Places) -> None:
    """Write what is sound as a new vault at *file*, where nothing is yet. The damaged one stays where it is."""
    if damage.found is None:
        raise StoreError("damaged", "nothing is sound")
    renewing.write_new(
        file.absolute(),
        damage.found.vault_id,
        passphrase,
        damage.found.records.values(),
        device=device_id(places),
    )
