"""Puts a backup in the place of a vault, keeps the one that was there, and can undo that."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import connection, files, reading
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
    reading.read(backup, secret)
    return _put(reading.take(backup), path, now)


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
    _heal(path)
    with files.part_file(path) as part:
        with faults(writing=True):
            part.write_bytes(data)
            files.sync_file(part)
        aside = _set_aside(path, now)
        journal = former.with_name(former.name + "-journal") if former else None
        files.replace(part, path)
        if journal is not None and journal.exists():
            with faults(writing=True):
                journal.rename(path.with_name(path.name + "-journal"))
    return aside


def _heal(path: Path) -> None:
    """Let SQLite roll a save back that was cut off, and make sure that nobody has the vault open. StoreError `busy`."""
    try:
        connection.open_locked(path).close()
    except StoreError as error:
        if error.kind == "busy":
            raise


def _set_aside(path: Path, now: datetime) -> Path | None:
    """A second name for the present file, and its journal (of a file too damaged to heal) out of the way."""
    if not path.exists():
        return None
    aside = files.free_name(path, f"before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    with faults(writing=True):
        try:
            aside.hardlink_to(path)
        except OSError:
            shutil.copy2(path, aside)
            files.sync_file(aside)
        journal = path.with_name(path.name + "-journal")
        with contextlib.suppress(FileNotFoundError):
            journal.rename(aside.with_name(aside.name + "-journal"))
        files.sync_folder(path.parent)
    return aside
