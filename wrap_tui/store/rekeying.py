"""Passphrase, spare key and data key of an open vault: changed whole, in one transaction."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from wrap_tui.codec.record import Record, to_bytes
from wrap_tui.domain.stamp import NEVER
from wrap_tui.errors import StoreError
from wrap_tui.store import anchor, cost, slots, table, words
from wrap_tui.store.connection import Connection
from wrap_tui.store.cost import Cost
from wrap_tui.store.manifest import Manifest
from wrap_tui.store.saving import Doubt, SavingVault, Session
from wrap_tui.store.sealing import DATA_KEY, TAG, Keys
from wrap_tui.store.secret import for_new_slot
from wrap_tui.store.slots import Slot, Unlocked
from wrap_tui.store.table import INNER, Contents, Row

SEALS_BEFORE_REKEY = 1 << 28
"""Seals under one data key: far below where random 96-bit nonces could meet (NIST SP 800-38D, 8.3: 2^32)."""
_SPARE: Final = (INNER + "spare", "spare")


class RekeyingVault(SavingVault):
    """The part of `Vault` that changes keys."""

    def __init__(
        self, path: Path, device: str, state: Path | None, session: Session, unlocked: Unlocked
    ) -> None:
        """For `Vault` only."""
        super().__init__(path, device, state, session)
        self._offered: bytes | None = None
        self._wrapping = unlocked.wrapping if unlocked.slot.kind == slots.PASSPHRASE else None

    @property
    def needs_passphrase(self) -> bool:
        """Whether the vault was opened with the spare key: a new passphrase is due before other keys can change."""
        return self._wrapping is None

    def has_spare_key(self) -> bool:
        """Whether a spare key opens this vault."""
        return any(slot.kind == slots.SPARE for slot in self._head.slots)

    def change_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """Seal everything under a new data key and a new passphrase; the spare key on paper stays valid.

        After a kill exactly one of the two passphrases opens. Copies made before still open with the old one.
        StoreError as from `save`; RefusedError for a passphrase that cannot be one.
        """
        secret, data_key = for_new_slot(new), os.urandom(DATA_KEY)
        slot, wrapping = slots.new_passphrase_slot(self._head.vault_id, secret, cost or _measured(), data_key)
        self._reseal(data_key, slot, wrapping, self._spare_secret())

    def rekey(self) -> None:
        """Seal everything under a new data key; passphrase and spare key stay. StoreError `wrong` after the spare key."""
        self._reseal_with(self._spare_secret())

    def new_spare_key(self) -> tuple[str, ...]:
        """Eleven words to write down. They count only after `confirm_spare_key`; a key before them works until then."""
        self._offered = words.new_secret()
        return words.words_of(self._offered)

    def confirm_spare_key(self, typed: Sequence[str]) -> None:
        """Make the offered words the spare key when all of them, or their second line, were typed back.

        The key before stops working, and a new data key is made. StoreError `wrong` for other words, or when the
        vault was opened with the spare key and has no new passphrase yet.
        """
        if self._offered is None or not _typed_back(words.words_of(self._offered), typed):
            raise StoreError("wrong", "spare key words")
        self._reseal_with(self._offered)
        self._offered = None

    def remove_spare_key(self) -> None:
        """Make the paper useless: no spare key, and a new data key. StoreError as from `rekey`."""
        self._reseal_with(None)

    def _spare_secret(self) -> bytes | None:
        record = self._contents.inner.get(_SPARE)
        return bytes.fromhex(str(record.body["secret"])) if record is not None else None

    def _reseal_with(self, spare: bytes | None) -> None:
        if self._wrapping is None:
            raise StoreError("wrong", "a new passphrase is due first")
        old = next(slot for slot in self._head.slots if slot.kind == slots.PASSPHRASE)
        data_key = os.urandom(DATA_KEY)
        slot = slots.wrap(self._head.vault_id, old.id, old.kind, old.param, self._wrapping, data_key)
        self._reseal(data_key, slot, self._wrapping, spare)

    def _reseal(self, data_key: bytes, slot: Slot, wrapping: bytearray, spare: bytes | None) -> None:
        fresh = [slot]
        if spare is not None:
            fresh.append(slots.new_spare_slot(self._head.vault_id, spare, data_key))
        keys, old_keys = Keys(data_key, self._keys.vault_id), self._keys
        contents = _with_spare(self._contents, spare)

        def work(opened: Connection, manifest: Manifest) -> Doubt:
            rows, boxes = _sealed_again(contents, self._contents.rows, keys)
            after = self._after_reseal(manifest, keys, rows, fresh)

            def believe() -> None:
                self._keys, self._manifest, self._wrapping = keys, after, wrapping
                self._contents = Contents(contents.records, contents.inner, rows)
                self._head = replace(self._head, slots=tuple(fresh))

            self._doubt = Doubt(after, keys, believe)
            opened.sql.execute("delete from rec")
            opened.sql.executemany("insert into rec values(?,?,?)", boxes)
            _write_slots(opened, fresh)
            table.write_manifest(opened.sql, keys, after)
            return self._doubt

        self._expect(fresh)
        self._transact(work)
        self.write_anchor(old_keys)
        old_keys.wipe()

    def _expect(self, fresh: Sequence[Slot]) -> None:
        if self.state is not None:
            with contextlib.suppress(StoreError):
                anchor.expect(self.state, self._keys.vault_id, fresh, self._head.slots)

    def write_anchor(self, retired: Keys | None = None) -> None:
        """Remember how far this vault has come, and its key slots, for the next opening on this computer."""
        if self.state is not None:
            with contextlib.suppress(StoreError):
                anchor.write(self.state, self._keys, self._manifest, self._head.slots, retired)

    def _after_reseal(
        self, manifest: Manifest, keys: Keys, rows: dict[table.RecordKey, Row], fresh: Sequence[Slot]
    ) -> Manifest:
        acc = 0
        for row in rows.values():
            acc ^= keys.mark(*row)
        after = manifest.after_save(self.device, added=0, changed=0, seals=0)
        digest = slots.outside_digest(self._head.public, fresh)
        return replace(after, count=len(rows), acc=acc, outside=digest, seals=len(rows) + 1)

    def _keep_up(self, unlocked: Unlocked) -> None:
        """Raise a cost that has fallen below the floor, and change the data key after very many seals."""
        if unlocked.slot.kind != slots.PASSPHRASE:
            return
        asked = slots.cost_of(unlocked.slot)
        with contextlib.suppress(StoreError):
            if cost.raised(asked) != asked:
                self._rewrap(unlocked.tried, cost.raised(asked))
            if self._manifest.seals >= SEALS_BEFORE_REKEY:
                self.rekey()

    def _rewrap(self, passphrase: bytes, dearer: Cost) -> None:
        slot, wrapping = slots.new_passphrase_slot(
            self._head.vault_id, passphrase, dearer, self._keys.data_key
        )
        fresh = tuple(slot if old.kind == slots.PASSPHRASE else old for old in self._head.slots)

        def work(opened: Connection, manifest: Manifest) -> Doubt:
            after = replace(
                manifest.after_save(self.device, added=0, changed=0, seals=0),
                outside=slots.outside_digest(self._head.public, fresh),
            )

            def believe() -> None:
                self._manifest, self._wrapping = after, wrapping
                self._head = replace(self._head, slots=fresh)

            self._doubt = Doubt(after, self._keys, believe)
            _write_slots(opened, fresh)
            table.write_manifest(opened.sql, self._keys, after)
            return self._doubt

        self._expect(fresh)
        self._transact(work)
        self.write_anchor()


def _write_slots(opened: Connection, fresh: Sequence[Slot]) -> None:
    opened.sql.execute("delete from slot")
    opened.sql.executemany("insert into slot values(?,?,?,?)", fresh)


def _typed_back(offered: Sequence[str], typed: Sequence[str]) -> bool:
    first, second, _ = words.SPARE_LINES
    given = words.split(" ".join(typed))
    return given in (tuple(offered), tuple(offered[first : first + second]))


def _with_spare(contents: Contents, spare: bytes | None) -> Contents:
    inner = {place: record for place, record in contents.inner.items() if place != _SPARE}
    if spare is not None:
        inner[_SPARE] = Record(*_SPARE, {"secret": spare.hex()}, NEVER)
    return Contents(contents.records, inner, {})


def _sealed_again(
    contents: Contents, old: dict[table.RecordKey, Row], keys: Keys
) -> tuple[dict[table.RecordKey, Row], list[tuple[int, int, bytes]]]:
    rows: dict[table.RecordKey, Row] = {}
    boxes: list[tuple[int, int, bytes]] = []
    for record in contents.everything():
        place = (record.kind, record.key)
        row_id, rev = (old[place].id, old[place].rev + 1) if place in old else (table.new_id(), 1)
        box = keys.seal_record(row_id, rev, to_bytes(record))
        rows[place] = Row(row_id, rev, box[-TAG:])
        boxes.append((row_id, rev, box))
    boxes.sort()
    return rows, boxes


def _measured() -> Cost:
    return cost.measure()
