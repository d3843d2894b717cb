"""Saves what is sound in a damaged vault: rows whose seals hold, united with the newest good backup. Reads only."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag

from wrap_tui.codec.record import Record, from_bytes
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import backups, carving, manifest, reading, slots
from wrap_tui.store.fault import faults
from wrap_tui.store.format import ID_BYTES
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Secret
from wrap_tui.store.slots import Slot
from wrap_tui.store.table import INNER, RecordKey

_PUBLIC: Final = re.compile(
    rb'\{"aead":"[^"{}]{1,32}","format":"wrap/\d{1,4}","min_reader":\d{1,4},"vault":"([0-9a-f]{32})"\}'
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be saved.

    `sound` records of the person in the damaged file; `damaged` ones that its manifest counts and that cannot be read
    (None when the manifest is gone too; the vault's own are left out as far as the backup knows them); `from_backup`: kind and moment of each record that the backup alone had; `backup` used.
    """

    records: Mapping[RecordKey, Record]
    vault_id: str
    sound: int
    damaged: int | None
    from_backup: tuple[tuple[str, Stamp], ...]
    backup: Path | None

    @property
    def lost(self) -> int | None:
        """Rows that are in neither file, as far as can be told."""
        return None if self.damaged is None else max(self.damaged - len(self.from_backup), 0)


class _Pieces(NamedTuple):
    """What lies on the pages: rows of `rec`, key slots, manifests, vault ids."""

    rows: list[tuple[int, int, bytes]]
    slots: list[Slot]
    manifests: list[bytes]
    vault_ids: list[bytes]


def salvage(
    path: Path,
    secret: Secret,
    kept: Sequence[Path] = (),
    slot_copies: Sequence[Path] = (),
    cancel: Callable[[], bool] | None = None,
) -> Salvaged:
    """Read what is sound at *path*, with the newest of the backups *kept* (newest first) that opens.

    StoreError `missing`, `wrong`, `cancelled`; `foreign` or `damaged` when there is nothing to open the seals with.
    """
    with faults(writing=False):
        pieces = _pieces(reading.states(path))
        keys = _keys(pieces, secret, kept, slot_copies, cancel)
        found, revs = _sound(pieces, keys)
        told = _told(pieces, keys)
    backup, bare = _newest_good(kept, keys, secret)
    only_there: list[Record] = []
    records = {place: record for place, record in found.items() if not place[0].startswith(INNER)}
    for place, record in (bare.contents.records if bare else {}).items():
        mine = records.get(place)
        if mine is None:
            only_there.append(record)
        if mine is None or mine.changed < record.changed:
            records[place] = record
    keys.wipe()
    own = sum(kind.startswith(INNER) for kind, _ in found)
    missing = max(len(bare.contents.inner) - own, 0) if bare else 0
    return Salvaged(
        MappingProxyType(records), keys.vault_id.hex(), len(revs) - own,
        None if told is None else max(told - len(revs) - missing, 0),
        tuple((record.kind, record.changed) for record in only_there), backup,
    )  # fmt: skip


def _pieces(states: Sequence[bytes]) -> _Pieces:
    ids = [bytes.fromhex(m[1].decode()) for data in states for m in _PUBLIC.finditer(data)]
    pieces = _Pieces([], [], [], ids)
    for row_id, columns in (row for data in states for row in carving.rows(data)):
        match columns:
            case [None, int(rev), bytes(box)]:
                pieces.rows.append((row_id, rev, box))
            case [None, str(kind), str(param), bytes(box)]:
                pieces.slots.append(Slot(row_id, kind, param, box))
            case ["manifest", bytes(value)]:
                pieces.manifests.append(value)
    return pieces


def _candidates(
    pieces: _Pieces, kept: Sequence[Path], slot_copies: Sequence[Path]
) -> Iterator[tuple[bytes, tuple[Slot, ...]]]:
    for vault_id in dict.fromkeys(pieces.vault_ids):
        yield vault_id, tuple(pieces.slots)
    for copy in slot_copies:
        with contextlib.suppress(StoreError, ValueError, KeyError, OSError):
            public, found = backups.read_slots(copy)
            yield bytes.fromhex(json.loads(public)["vault"]), found
    for backup in kept:
        with contextlib.suppress(StoreError):
            there = _pieces(reading.states(backup))
            for vault_id in dict.fromkeys(there.vault_ids):
                yield vault_id, tuple(there.slots)


def _keys(
    pieces: _Pieces, secret: Secret, kept: Sequence[Path], slot_copies: Sequence[Path],
    cancel: Callable[[], bool] | None,
) -> Keys:  # fmt: skip
    tried: set[tuple[bytes, Slot]] = set()
    refused = StoreError("damaged", "no key slot")
    for vault_id, found in _candidates(pieces, kept, slot_copies):
        for slot in found:
            if (vault_id, slot) in tried or len(vault_id) != ID_BYTES or not slots.is_whole(vault_id, slot):
                continue
            tried.add((vault_id, slot))
            try:
                return Keys(slots.unlock(vault_id, [slot], secret, cancel).data_key, vault_id)
            except StoreError as error:
                if error.kind == "cancelled":
                    raise
                refused = error
    raise refused


def _sound(pieces: _Pieces, keys: Keys) -> tuple[dict[RecordKey, Record], dict[int, int]]:
    """Records whose seals hold, and the highest revision of each row id; the later revision of a row counts."""
    records: dict[RecordKey, Record] = {}
    revs: dict[int, int] = {}
    newest: dict[int, Record] = {}
    for row_id, rev, box in pieces.rows:
        if revs.get(row_id, -1) >= rev:
            continue
        with contextlib.suppress(
            InvalidTag, ValueError, TypeError, OverflowError, LookupError, RecursionError
        ):
            newest[row_id] = from_bytes(keys.open_record(row_id, rev, box))
            revs[row_id] = rev
    for record in newest.values():
        place = (record.kind, record.key)
        if place not in records or records[place].changed < record.changed:
            records[place] = record
    return records, revs


def _told(pieces: _Pieces, keys: Keys) -> int | None:
    """How many rows the latest manifest that can be opened counts."""
    counts: dict[int, int] = {}
    for value in pieces.manifests:
        with contextlib.suppress(StoreError, ValueError, KeyError):
            read = manifest.decode(value, keys)
            counts[read.seq] = read.count
    return counts[max(counts)] if counts else None


def _newest_good(kept: Sequence[Path], keys: Keys, secret: Secret) -> tuple[Path | None, reading.Bare | None]:
    for backup in kept:
        for opener in (keys, secret):
            try:
                bare = reading.read_bare(backup, opener)
            except StoreError:
                continue
            bare.keys.wipe()
            if bare.head.vault_id == keys.vault_id:
                return backup, bare
    return None, None
