"""Backups: made whole or not at all, read back, rotated, made anew after a new passphrase or an erasing."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wrap_tui.codec.record import Record
from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store import creation, files, reading
from wrap_tui.store.erased_copies import without_erased
from wrap_tui.store.fault import faults
from wrap_tui.store.notice import Notice
from wrap_tui.store.sealing import Keys
from wrap_tui.store.slots import Slot

if TYPE_CHECKING:
    from wrap_tui.store.vault import Vault

DUE_AFTER: Final = timedelta(hours=20)
_AHEAD: Final = timedelta(minutes=1)
"""How far ahead of the clock a backup may be named: the one after new keys is a second ahead of the one before."""
DAILY: Final = 7
WEEKLY: Final = 4
MONTHLY: Final = 12
_NAME: Final = re.compile(r"([0-9a-f]{8})-(\d{8}T\d{6}Z)(?:-(\d+))?\.wrap")
_MOMENT: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, when it was made (UTC), how large it is (bytes)."""

    path: Path
    made: datetime
    size: int


def listed(folder: Path, vault_id: str) -> tuple[Backup, ...]:
    """The backups of a vault in a folder, newest first; none when the folder cannot be read."""
    found: list[tuple[datetime, int, Backup]] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match and match[1] == vault_id[:8]:
                with contextlib.suppress(OSError, ValueError):
                    made = datetime.strptime(match[2], _MOMENT).replace(tzinfo=UTC)
                    found.append((made, int(match[3] or 1), Backup(path, made, path.stat().st_size)))
    return tuple(one for _, _, one in sorted(found, key=lambda known: known[:2], reverse=True))


def space(folder: Path, vault_id: str) -> int:
    """Bytes that the backups of a vault take in a folder."""
    return sum(backup.size for backup in listed(folder, vault_id))


def due(folder: Path, vault_id: str, now: datetime, after: timedelta = DUE_AFTER) -> bool:
    """Whether the newest backup is older than *after* (a clock that was set back does not stop backups)."""
    newest = next(iter(listed(folder, vault_id)), None)
    return newest is None or not -_AHEAD <= now - newest.made < after


def make(vault: Vault, folder: Path, now: datetime, *, rotating: bool = True) -> Backup:
    """Write a verified backup and a copy of the key slots beside it. StoreError says why there is none.

    With *rotating*, backups that rotation no longer keeps are removed.
    """
    files.private_folder(folder)
    path = _free(folder, vault.vault_id, now)
    files.sweep_all(folder)
    vault.backup_to(path)
    keep_slots(vault, folder)
    if rotating:
        rotate(folder, vault.vault_id, spare=path)
    return Backup(path, now.replace(microsecond=0), path.stat().st_size)


def attempt(
    vault: Vault, folders: Iterable[Path], now: datetime, *, rotating: bool = True
) -> tuple[Notice, ...]:
    """Make a backup in each folder. What could not be made is a notice: a backup never stands in the way."""
    notices: list[Notice] = []
    for place, folder in enumerate(folders, 1):
        try:
            make(vault, folder, now, rotating=rotating)
        except StoreError as error:
            notices.append(Notice("backup", MappingProxyType({"kind": error.kind, "place": place})))
    return tuple(notices)


def _free(folder: Path, vault_id: str, now: datetime) -> Path:
    name = f"{vault_id[:8]}-{now.astimezone(UTC).strftime(_MOMENT)}"
    tries = (folder / f"{name}{'' if n == 1 else f'-{n}'}.wrap" for n in range(1, 100))
    for path in tries:
        if not path.exists():
            return path
    raise StoreError("exists", "backup names")


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Which of these stay: the newest of each of 7 days, 4 weeks and 12 months, and always the newest two.

    Of the newest day the first stays too, however many follow: what went wrong since the morning is not in it.
    """
    newest_first = sorted(set(moments), reverse=True)
    rules: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
        (DAILY, lambda moment: (moment.year, moment.month, moment.day)),
        (WEEKLY, lambda moment: tuple(moment.isocalendar()[:2])),
        (MONTHLY, lambda moment: (moment.year, moment.month)),
    )
    stay = set(newest_first[:2])
    stay |= (
        {min(moment for moment in newest_first if moment.date() == newest_first[0].date())} if stay else set()
    )
    for count, period in rules:
        first_of: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            first_of.setdefault(period(moment), moment)
        stay |= set(islice(first_of.values(), count))
    return frozenset(stay)


def rotate(folder: Path, vault_id: str, spare: Path | None = None) -> tuple[Path, ...]:
    """Remove the backups that are not kept (never *spare*); the removed ones are returned."""
    found = listed(folder, vault_id)
    stay = kept(backup.made for backup in found)
    removed: list[Path] = []
    for backup in found:
        if backup.made not in stay and backup.path != spare:
            with contextlib.suppress(OSError):
                backup.path.unlink()
                removed.append(backup.path)
    return tuple(removed)


def slots_file(folder: Path, vault_id: str) -> Path:
    """Where the copy of the public head and the key slots lies: what salvage needs when the first pages are gone."""
    return folder / f"slots-{vault_id}.json"


def keep_slots(vault: Vault, folder: Path) -> None:
    """Write the copy of public head and slots; it holds nothing that does not stand open in the vault file."""
    plain = {
        "public": vault.public.decode(),
        "slots": [[s.id, s.kind, s.param, s.box.hex()] for s in vault.slots],
    }
    files.write_bytes(slots_file(folder, vault.vault_id), canonical(plain))


def read_slots(file: Path) -> tuple[bytes, tuple[Slot, ...]]:
    """Public head and slots of such a copy. StoreError `damaged`."""
    with faults(writing=False):
        plain = json.loads(file.read_bytes())
        found = tuple(Slot(int(i), str(k), str(p), bytes.fromhex(b)) for i, k, p, b in plain["slots"])
        return str(plain["public"]).encode(), found


def around_new_keys(
    vault: Vault, folders: Sequence[Path], now: datetime, change: Callable[[], None], *, anew: bool = True
) -> tuple[Notice, ...]:
    """Change keys with a backup before and a verified one after; then the one before is removed.

    Rotation waits until then, so that the one before pushes no earlier one of that day out.
    With *anew*, the kept backups are made anew under the new keys; without, they open with what was before.
    """
    before: list[Backup] = []
    notices: list[Notice] = []
    for folder in folders:
        with contextlib.suppress(StoreError):
            before.append(make(vault, folder, now, rotating=False))
    former = vault.copy_of_keys()
    try:
        change()
        notices.extend(attempt(vault, folders, now + timedelta(seconds=1), rotating=False))
        if not notices:
            for backup in before:
                with contextlib.suppress(OSError):
                    backup.path.unlink()
        for folder in folders:
            rotate(folder, vault.vault_id)
        if anew:
            notices.extend(_each_anew(vault, folders, former, dict))
    finally:
        former.wipe()
    return tuple(notices)


def after_erasing(
    vault: Vault, folders: Sequence[Path], said: Collection[str] = (), beside: Iterable[Path] = ()
) -> tuple[Notice, ...]:
    """Make kept backups anew without what was erased for good; *said* are wordings of what was erased just now.

    *beside* are other kept copies of the vault, from before a backup was brought back or a damaged file mended.
    """
    keys = vault.copy_of_keys()
    try:
        return _each_anew(vault, folders, keys, without_erased(vault.records, said), beside)
    finally:
        keys.wipe()


Transform = Callable[[dict[tuple[str, str], Record]], dict[tuple[str, str], Record]]


def _each_anew(
    vault: Vault,
    folders: Iterable[Path],
    former: Keys,
    transform: Transform,
    beside: Iterable[Path] = (),
) -> tuple[Notice, ...]:
    notices: list[Notice] = []
    kept = (backup.path for folder in folders for backup in listed(folder, vault.vault_id))
    others = tuple(beside)
    for path in (*kept, *others):
        try:
            _anew(vault, path, former, transform)
        except StoreError as error:
            if error.kind != "foreign" or path not in others:
                notices.append(Notice("backup", MappingProxyType({"kind": error.kind, "name": path.name})))
    return tuple(notices)


def _anew(vault: Vault, path: Path, former: Keys, transform: Transform) -> None:
    """Rewrite one backup; one that opens under the present keys and would not change is left alone.

    StoreError `wrong` for one that is older than the former keys.
    """
    keys = vault.copy_of_keys()
    fresh = files.part_of(path)
    try:
        bare = _under_either(path, former, keys)
        records = transform(bare.contents.records)
        if bare.head.slots == vault.slots and records == bare.contents.records:
            return
        creation.write_vault(
            fresh, vault.public, vault.slots, keys, [*records.values(), *vault.inner_records()],
            stands_at=bare.manifest,
        )  # fmt: skip
        files.replace(fresh, path)
    finally:
        keys.wipe()
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _under_either(path: Path, former: Keys, present: Keys) -> reading.Bare:
    try:
        return reading.read_copy(path, former, None)
    except StoreError as error:
        if error.kind != "wrong":
            raise
    return reading.read_copy(path, present, None)
