"""The open vault: everything in memory, every save whole and durable, one writer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from wrap_tui.codec.record import Record
from wrap_tui.errors import StoreError
from wrap_tui.store import (
    anchor,
    connection,
    copying,
    cost,
    creation,
    files,
    left_over,
    migrate,
    reading,
    slots,
    table,
)
from wrap_tui.store.connection import Connection, Head
from wrap_tui.store.cost import Cost
from wrap_tui.store.fault import faults
from wrap_tui.store.format import ID_BYTES, VERSION, public_head
from wrap_tui.store.merge import merge
from wrap_tui.store.notice import Notice
from wrap_tui.store.rekeying import RekeyingVault
from wrap_tui.store.saving import Session, read_all
from wrap_tui.store.sealing import DATA_KEY, Keys
from wrap_tui.store.secret import Secret, for_new_slot
from wrap_tui.store.slots import Slot, Unlocked
from wrap_tui.store.table import RecordKey
from wrap_tui.store.versions import brought_up

_PARTED = ("older", "forked")


@dataclass(frozen=True, slots=True)
class United:
    """What a merge did: records added, records changed, records dropped (of items erased for good)."""

    added: int
    changed: int
    dropped: int


class Vault(RekeyingVault):
    """One open vault file. Use it from one thread at a time; `close` it, also after a failed save."""

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str,
        *,
        device: str,
        cost: Cost | None = None,
        records: Iterable[Record] = (),
        state: Path | None = None,
    ) -> Vault:
        """Make a vault where nothing is yet, and open it. Without *cost*, the cost is measured (about a second).

        StoreError `exists`, `readonly`, `full`; RefusedError for a passphrase that cannot be one.
        """
        secret = for_new_slot(passphrase)
        if os.path.lexists(path):
            raise StoreError("exists", "target")
        vault_id, data_key = os.urandom(ID_BYTES), os.urandom(DATA_KEY)
        public, keys = public_head(vault_id), Keys(data_key, vault_id)
        files.private_folder(path.absolute().parent)
        slot, wrapping = slots.new_passphrase_slot(vault_id, secret, cost or _measured(), data_key)
        first = creation.first_manifest(device)
        creation.write_vault(path.absolute(), public, [slot], keys, records, stands_at=first)
        keys.wipe()
        return cls._opened(path, device, state, Unlocked(bytearray(data_key), slot, wrapping, secret), None)

    @classmethod
    def open(
        cls,
        path: Path,
        secret: Secret,
        *,
        device: str,
        state: Path | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Vault:
        """Open a vault and keep its lock. What cannot be written opens for reading (`writable`, notice `readonly`).

        StoreError `missing`, `foreign`, `newer`, `damaged`, `busy`, `wrong`, `relocked`, `cancelled`.
        """
        with anchor.telling(path, state):
            return cls._opened(path, device, state, secret, cancel)

    @classmethod
    def _opened(
        cls, path: Path, device: str, state: Path | None, secret: Secret | Unlocked,
        cancel: Callable[[], bool] | None,
    ) -> Vault:  # fmt: skip
        known = secret if isinstance(secret, Unlocked) else left_over.settled(path, secret, cancel)
        try:
            opened = connection.open_locked(path)
        except StoreError as error:
            if error.kind != "readonly" or isinstance(secret, Unlocked):
                raise
            return cls._reading_only(path, device, state, secret, cancel)
        try:
            head = connection.look(opened.sql)
            still = isinstance(known, Unlocked) and known.slot in head.slots
            unlocked = _unlock(opened, head, known if still else secret, cancel)
            keys = Keys(unlocked.data_key, head.vault_id)
            session = _session(opened, head, keys, device)
            vault = cls(path, device, state, session, unlocked)
            vault._first_look(unlocked)
        except BaseException:
            opened.close()
            raise
        return vault

    @classmethod
    def _reading_only(
        cls, path: Path, device: str, state: Path | None, secret: Secret, cancel: Callable[[], bool] | None
    ) -> Vault:
        bare = reading.read_bare(path, secret, cancel)
        if bare.unlocked is None:
            raise StoreError("damaged", "keys")
        present = brought_up(bare.head.version, bare.contents)
        session = Session(None, bare.head, bare.keys, bare.manifest, present)
        vault = cls(path, device, state, session, bare.unlocked)
        vault._first_look(bare.unlocked)
        return vault

    def __init__(
        self, path: Path, device: str, state: Path | None, session: Session, unlocked: Unlocked
    ) -> None:
        """For `create` and `open` only."""
        super().__init__(path, device, state, session, unlocked)
        self.vault_id = session.head.vault_id.hex()
        self.notices: tuple[Notice, ...] = ()

    @property
    def writable(self) -> bool:
        """Whether saves can be tried."""
        return self._connection is not None or self._unsure or self._gone

    @property
    def records(self) -> Mapping[RecordKey, Record]:
        """Everything the person has in the vault, by (kind, key). A view: it follows the saves."""
        return MappingProxyType(self._contents.records)

    @property
    def saves(self) -> int:
        """How often the vault was saved since it was made."""
        return self._manifest.seq

    @property
    def changed(self) -> bool:
        """Whether anything was saved since this program opened it."""
        return self._manifest.seq != self._started

    @property
    def public(self) -> bytes:
        """The readable head of the file."""
        return self._head.public

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The key slots of the file."""
        return self._head.slots

    def inner_records(self) -> tuple[Record, ...]:
        """The vault's own records, for copies of it."""
        return tuple(self._contents.inner.values())

    def copy_of_keys(self) -> Keys:
        """Keys that outlive a change of them; wipe them when done."""
        return Keys(self._keys.data_key, self._keys.vault_id)

    def _first_look(self, unlocked: Unlocked) -> None:
        self._probe()
        self._compare_anchor()
        if self.needs_passphrase:
            self._say(Notice("spare"))
        if self._connection is not None:
            files.sweep(self.path)
            self._keep_up(unlocked)
            self._remember_slots()

    def _remember_slots(self) -> None:
        """After another computer changed them; not of a copy that may be the wrong one, before it is accepted."""
        parted = any(notice.kind in _PARTED for notice in self.notices)
        if self.state is None or parted or anchor.knows(self.state, self._keys.vault_id, self._head.slots):
            return
        self.write_anchor()

    def _compare_anchor(self) -> None:
        self.notices = tuple(notice for notice in self.notices if notice.kind not in _PARTED)
        if self.state is not None and (
            told := anchor.check(self.state, self._keys, self._manifest, self.device)
        ):
            self._say(told)

    def _say(self, notice: Notice) -> None:
        self.notices = (*self.notices, notice)

    def _probe(self) -> None:
        try:
            if self._connection is None:
                raise StoreError("readonly", "opened for reading")
            connection.probe_writing(self._connection.sql)
        except StoreError as error:
            if error.kind == "full":
                self._say(Notice("full"))
                return
            self._drop()
            self._say(Notice("readonly"))

    def unite(
        self, other: Path, secret: Secret | None = None, cancel: Callable[[], bool] | None = None
    ) -> United:
        """Bring everything of another copy of this vault in, as one save. Doing it twice changes nothing.

        Without *secret* the copy is opened with this vault's own keys. StoreError `wrong` when it has another
        passphrase, `foreign` when it is another vault, and as from `reading.read` and `save`.
        """
        bare = reading.read_copy(other, self._keys, secret, cancel)
        united = merge(self.records.values(), brought_up(bare.head.version, bare.contents).records.values())
        puts = [record for place, record in united.items() if not table.same(self.records.get(place), record)]
        deletes = [place for place in self.records if place not in united]
        found = United(
            added=sum((put.kind, put.key) not in self.records for put in puts),
            changed=sum((put.kind, put.key) in self.records for put in puts),
            dropped=len(deletes),
        )
        if puts or deletes or self._manifest.lacks(bare.manifest):
            self._save(puts, deletes, bare.manifest)
        bare.keys.wipe()
        self._compare_anchor()
        return found

    def backup_to(self, file: Path) -> None:
        """Write a copy of the vault to a new file, and read it back whole. StoreError `exists`, `full`, `readonly`, ...

        The copy opens with the same passphrase and spare key. Nothing is left behind when it could not be made.
        """
        source = self._connection.sql if self._connection is not None else self.path
        copying.copy_vault(source, file.absolute(), self._keys, self._manifest, self._contents)

    def accept_older(self) -> None:
        """Go on with this copy although it is older than, or parted from, the one opened here last."""
        self.notices = tuple(notice for notice in self.notices if notice.kind not in _PARTED)
        self.write_anchor()

    def close(self) -> None:
        """Write the anchor, release the lock, overwrite the keys. Twice does no harm."""
        parted = any(notice.kind in _PARTED for notice in self.notices)
        if self._connection is not None and (self.changed or not parted):
            self.write_anchor()
        self._drop()
        self._closed = True
        self._keys.wipe()
        if self._wrapping is not None:
            self._wrapping[:] = bytes(len(self._wrapping))


def _session(opened: Connection, head: Head, keys: Keys, device: str) -> Session:
    """Everything in the vault; one of an older version is brought up to the present one first."""
    manifest, contents = read_all(opened, head, keys)
    if head.version != VERSION:
        migrate.upgrade(opened, head, keys, manifest, contents, device)
        head = connection.look(opened.sql)
        connection.check_structure(opened.sql)
        manifest, contents = read_all(opened, head, keys)
    return Session(opened, head, keys, manifest, contents)


def _measured() -> Cost:
    return cost.measure()


def _unlock(
    opened: Connection, head: Head, secret: Secret | Unlocked, cancel: Callable[[], bool] | None
) -> Unlocked:
    """Derive the key while SQLite checks the pages; damage is told before a wrong passphrase."""
    with ThreadPoolExecutor(1) as pool:
        structure = pool.submit(connection.check_structure, opened.sql)
        try:
            if isinstance(secret, Unlocked):
                return secret
            with faults(writing=False):
                return slots.unlock(head.vault_id, head.slots, secret, cancel)
        finally:
            structure.result()
