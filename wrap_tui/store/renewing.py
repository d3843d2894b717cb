"""Writes what was saved from a damaged vault as a new vault: the same id, a new data key."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from wrap_tui.codec.record import Record
from wrap_tui.store import cost as costs
from wrap_tui.store import creation, slots
from wrap_tui.store.cost import Cost
from wrap_tui.store.format import public_head
from wrap_tui.store.sealing import DATA_KEY, Keys
from wrap_tui.store.secret import for_new_slot


def write_new(
    path: Path,
    vault_id: str,
    passphrase: str,
    records: Iterable[Record],
    *,
    device: str,
    cost: Cost | None = None,
) -> None:
    """Write *records* as a vault at *path*, where nothing is yet; read back and durable, or not there at all.

    It opens with *passphrase* alone: the spare key is made anew. StoreError `exists`, `full`, `readonly`;
    RefusedError for a passphrase that cannot be one.
    """
    secret, data_key = for_new_slot(passphrase), os.urandom(DATA_KEY)
    known = bytes.fromhex(vault_id)
    keys = Keys(data_key, known)
    slot, _ = slots.new_passphrase_slot(known, secret, cost or costs.measure(), data_key)
    first = creation.first_manifest(device)
    try:
        creation.write_vault(path, public_head(known), [slot], keys, records, stands_at=first)
    finally:
        keys.wipe()
