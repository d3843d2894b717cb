"""Puts a backup in the place of a vault, keeps the one that was there, and can undo that."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import connection, files, left_over, reading
from wrap_tui.store.fault import faults
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Secret


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a backup: records by kind, the latest change in it, how often it had been saved."""

    counts: Mapping[str, int]
    latest: Stamp
    saves: int
    vault_id: str


def look(backup: Path, secret: Secret, cancel: Callable[[], bool] | None = None) -> Looked:
    """Open every record of a backup and count. StoreError as from `reading.read`."""
    found = reading.read(backup, secret, cancel)
    counts = Counter(kind for kind, _ in found.records)
    latest = max((record.changed for record in found.records.values()), default=NEVER)
    return Looked(dict(counts), latest, found.manifest.seq, found.vault_id)


def restore(backup: Path, path: Path, secret: Secret | Keys, now: datetime) -> Path | None:
    """Put a verified copy of *backup* at *path* in one step. The vault must not be open.

    Returns where the file that was there before is kept (None when there was none). StoreError `busy`, `full`,
    `readonly`, or why the backup does not open; the vault at *path* is untouched then.
    """
    data, bare = reading.read_state(backup, secret)
    bare.keys.wipe()
    return _put(data, path, now)


def undo(kept: Path, path: Path, now: datetime) -> Path | None:
    """Put the file that `restore` kept back in its place, as it was; the restored one is kept aside in turn."""
    with faults(writing=False):
        data = kept.read_bytes()
    return _put(data, path, now, kept)


def put_new(fresh: Path, path: Path, now: datetime) -> Path | None:
    """Put a vault that was just written and read back in the place of *path*; gives where the file before is kept."""
    with faults(writing=False):
        data = fresh.read_bytes()
    aside = _put(data, path, now)
    with contextlib.suppress(OSError):
        fresh.unlink()
    return aside


def _put(data: bytes, path: Path, now: datetime, former: Path | None = None) -> Path | None:
    path = path.resolve()
    files.private_folder(path.parent)
    _nobody_has(path)
    with files.part_file(path) as part:
        with faults(writing=True):
            part.write_bytes(data)
            files.sync_file(part)
        aside = _set_aside(path, now)
        journal = former is not None and _journal_first(former, path)
        files.replace(part, path)
        with faults(writing=True):
            if former is not None and journal:
                reading.journal_of(former).unlink()
            else:
                reading.journal_of(path).unlink(missing_ok=True)
            files.sync_folder(path.parent)
    return aside


def _journal_first(former: Path, path: Path) -> bool:
    """Copy the journal of *former* to where that of *path* lies, before the file itself comes; whether there is one.

    Killed in between, a whole file has the journal of another beside it, and opening takes that away (`left_over`).
    The other way round, a file that was being changed would stand there without the pages that heal it.
    """
    with files.part_file(path) as part, faults(writing=True):
        try:
            shutil.copyfile(reading.journal_of(former), part)
        except FileNotFoundError:
            return False
        files.sync_file(part)
        files.replace(part, reading.journal_of(path))
    return True


def _nobody_has(path: Path) -> None:
    """StoreError `busy` when a program has the vault open. Where locks can be asked for, no save is rolled back."""
    try:
        if os.name == "posix":
            left_over.nobody_has(path)
        else:
            connection.open_locked(path).close()
    except StoreError as error:
        if error.kind == "busy":
            raise


def _set_aside(path: Path, now: datetime) -> Path | None:
    """A second name for the present file, and a copy of the journal of a save that was cut off."""
    if not path.exists():
        return None
    aside = files.free_name(path, f"before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with faults(writing=True):
        try:
            aside.hardlink_to(path)
        except OSError:
            shutil.copy2(path, aside)
            files.sync_file(aside)
        journal = reading.journal_of(aside)
        with contextlib.suppress(FileNotFoundError):
            shutil.copy2(reading.journal_of(path), journal)
            files.sync_file(journal)
        files.sync_folder(path.parent)
    return aside
