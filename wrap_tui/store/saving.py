"""Saving into an open vault: whole, durable, and only ever into the file that was opened."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wrap_tui.codec.record import Record
from wrap_tui.errors import StoreError
from wrap_tui.store import connection, creation, files, slots, table
from wrap_tui.store.connection import Connection, Head
from wrap_tui.store.fault import faults, of_content
from wrap_tui.store.format import VERSION
from wrap_tui.store.manifest import Manifest
from wrap_tui.store.sealing import Keys
from wrap_tui.store.table import INNER, Contents, RecordKey


@dataclass(frozen=True, slots=True)
class Session:
    """What opening a vault gives: connection (None when nothing can be written), head, keys, and everything read."""

    opened: Connection | None
    head: Head
    keys: Keys
    manifest: Manifest
    contents: Contents


@dataclass(frozen=True, slots=True)
class Doubt:
    """A transaction whose outcome is not known yet: how to recognise it on the disk, and how to believe it."""

    manifest: Manifest
    keys: Keys
    believe: Callable[[], None]


class SavingVault:
    """The part of `Vault` that writes records."""

    def __init__(self, path: Path, device: str, state: Path | None, session: Session) -> None:
        """For `Vault` only."""
        self.path, self.device, self.state = path.absolute(), device, state
        self._connection, self._head, self._keys = session.opened, session.head, session.keys
        self._manifest, self._contents = session.manifest, session.contents
        self._seen = seen(self.path)
        self._started = session.manifest.seq
        self._doubt: Doubt | None = None
        self._unsure = self._gone = self._closed = False

    @property
    def _present(self) -> bool:
        """Whether the file is of the present version, so that its records can be replaced one by one."""
        return self._head.version == VERSION

    def save(self, puts: Iterable[Record], deletes: Iterable[RecordKey] = ()) -> None:
        """Write records and deletions: all or nothing, durable on return.

        StoreError `readonly`, `full`, `busy`: nothing was saved, the next try may work. `gone`: the file was
        replaced, moved, removed or changed by something else; call `save_beside` with the same arguments.
        """
        self._save(puts, deletes, None)

    def read_back(self) -> None:
        """Read the file at the path again, every record of it. StoreError unless it holds what is in memory."""
        opened = self._ready()
        with faults(writing=False):
            contents = table.load(opened.sql, self._keys, self._unchanged_manifest(opened))
        if not table.same_all(contents.records, self._contents.records):
            raise StoreError("damaged", "reads back as something else")

    def _save(self, puts: Iterable[Record], deletes: Iterable[RecordKey], united: Manifest | None) -> None:
        puts, deletes = tuple(puts), tuple(deletes)
        if any(put.kind.startswith(INNER) for put in puts) or any(
            kind.startswith(INNER) for kind, _ in deletes
        ):
            raise ValueError("a kind of the vault itself")

        def work(opened: Connection, manifest: Manifest) -> Doubt:
            manifest = manifest.united_with(united) if united else manifest
            change = table.prepare(self._contents, self._keys, manifest, self.device, puts, deletes)

            def believe() -> None:
                table.adopt(self._contents, change)
                self._manifest = change.manifest

            self._doubt = Doubt(change.manifest, self._keys, believe)
            table.write(opened.sql, self._keys, change)
            return self._doubt

        self._transact(work)

    def _transact(self, work: Callable[[Connection, Manifest], Doubt]) -> None:
        """Run *work* in one transaction. It sets `_doubt` before it writes, so that a failed commit can be judged."""
        opened = self._ready()
        try:
            with faults(writing=True):
                opened.sql.execute("begin immediate")
                doubt = work(opened, self._unchanged_manifest(opened))
                opened.sql.execute("commit")
        except BaseException as error:
            self._settle(error)
        else:
            doubt.believe()
            self._doubt = None
        self._still_there()

    def _ready(self) -> Connection:
        """The connection, when the file at the path is the one that was opened and nobody else wrote into it.

        A vault that was opened for reading is tried again: its disk may take words by now.
        """
        if self._closed or not (self._connection or self._unsure or self._gone or self._present):
            raise StoreError("readonly", "closed, or to be brought up first")
        now = seen(self.path)
        if self._gone or now is None or self._seen is None or now[:2] != self._seen[:2]:
            self._lose("another file or none at the path")
        if self._unsure or now != self._seen or self._connection is None:
            self._reopen()
        if self._connection is None:
            raise StoreError("readonly", "connection")
        return self._connection

    def _lose(self, detail: str) -> None:
        self._drop()
        self._gone = True
        raise StoreError("gone", detail)

    def _unchanged_manifest(self, opened: Connection) -> Manifest:
        manifest = table.read_manifest(opened.sql, self._keys)
        if (manifest.seq, manifest.acc) != (self._manifest.seq, self._manifest.acc):
            self._lose("changed by something else")
        return manifest

    def _still_there(self) -> None:
        now = seen(self.path)
        if now is None or self._seen is None or now[:2] != self._seen[:2]:
            self._lose("another file or none at the path")
        self._seen = now

    def _settle(self, error: BaseException) -> None:
        """After a failed commit nobody knows: ask the disk. Returns when the save is there, raises *error* when not."""
        if self._gone:
            raise error
        self._unsure = True
        try:
            landed = self._reopen()
        except StoreError as fault:
            raise (fault if fault.kind == "gone" else error) from None
        if not landed or not isinstance(error, StoreError):
            raise error

    def _reopen(self) -> bool:
        """Close, open again, read everything: True when the save in doubt is on the disk, False when it is not.

        StoreError `gone` when the file holds something else; any other kind when it cannot be read now.
        """
        self._drop()
        self._unsure = True
        now = seen(self.path)
        if now is None or self._seen is None or now[:2] != self._seen[:2]:
            self._lose("another file or none at the path")
        landed = None
        try:
            opened = connection.open_locked(self.path)
            try:
                landed = self._recognise(opened)
            except BaseException:
                opened.close()
                raise
        except StoreError as error:
            if of_content(error):
                self._lose(error.detail)
            raise
        self._connection, self._unsure, self._seen = opened, False, seen(self.path)
        if landed is not None:
            landed.believe()
        self._doubt = None
        return landed is not None

    def _recognise(self, opened: Connection) -> Doubt | None:
        known = Doubt(self._manifest, self._keys, lambda: None)
        head = connection.look(opened.sql)
        for doubt in (self._doubt, known):
            if doubt is None or head.vault_id != self._keys.vault_id:
                continue
            try:
                with faults(writing=False):
                    manifest = table.read_manifest(opened.sql, doubt.keys)
                if (manifest.seq, manifest.acc) == (doubt.manifest.seq, doubt.manifest.acc):
                    read_all(opened, head, doubt.keys)
                    return None if doubt is known else doubt
            except StoreError as error:
                if not of_content(error):
                    raise
        raise StoreError("damaged", "changed by something else")

    def save_beside(self, puts: Iterable[Record], deletes: Iterable[RecordKey] = ()) -> Path:
        """After `gone`: write everything in memory and this save to a new vault beside the lost one, and go on there.

        It opens with the same passphrase and is a copy of the same vault, so the two can be merged. When the
        folder is gone too, the state folder takes it. StoreError when neither can be written; it can be tried again.
        """
        records = dict(self._contents.records)
        records |= {(put.kind, put.key): put for put in puts}
        for place in deletes:
            records.pop(place, None)
        self._drop()
        stands_at = self._manifest.after_save(self.device, added=0, changed=0, seals=0)
        last = StoreError("missing", "no folder to write to")
        for folder in (self.path.parent, self.state):
            if folder is None or not folder.is_dir():
                continue
            target = files.free_name(folder / self.path.name, "kept")
            try:
                creation.write_vault(
                    target, self._head.public, self._head.slots, self._keys,
                    [*records.values(), *self._contents.inner.values()], stands_at=stands_at,
                )  # fmt: skip
                self._go_on_at(target)
            except StoreError as error:
                last = error
                continue
            return target
        raise last

    def _go_on_at(self, path: Path) -> None:
        """Take the vault just written for the open one; one that cannot be opened is removed again."""
        try:
            opened = connection.open_locked(path)
            try:
                head = connection.look(opened.sql)
                manifest, contents = read_all(opened, head, self._keys)
            except BaseException:
                opened.close()
                raise
        except StoreError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        self._head, self._manifest, self._contents = head, manifest, contents
        self.path, self._connection, self._seen = path, opened, seen(path)
        self._doubt, self._unsure, self._gone = None, False, False

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def seen(path: Path) -> tuple[int, int, int, int] | None:
    """Device, inode, size and time of change of what stands at *path*; None when nothing can be seen there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def read_all(opened: Connection, head: Head, keys: Keys) -> tuple[Manifest, Contents]:
    """Manifest and every record of an open vault, verified. StoreError `damaged`."""
    with faults(writing=False):
        manifest = table.read_manifest(opened.sql, keys)
        if manifest.outside != slots.outside_digest(head.public, head.slots, head.version):
            raise StoreError("damaged", "head or key slots changed")
        return manifest, table.load(opened.sql, keys, manifest)
