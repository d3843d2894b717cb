"""Copies of a vault that are read back whole before they get their name."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from wrap_tui.errors import StoreError
from wrap_tui.store import files, reading
from wrap_tui.store.fault import faults
from wrap_tui.store.manifest import Manifest
from wrap_tui.store.sealing import Keys
from wrap_tui.store.table import Contents, same_all


def copy_vault(
    source: sqlite3.Connection | Path, target: Path, keys: Keys, manifest: Manifest, contents: Contents
) -> None:
    """Copy an open vault (its connection) or a vault file to *target*, sync it, read it back and compare every record.

    StoreError `exists`, `full`, `readonly`, `damaged`; nothing is left behind then.
    """
    if os.path.lexists(target):
        raise StoreError("exists", "target")
    files.private_folder(target.parent)
    with files.part_file(target) as part:
        with faults(writing=True):
            if isinstance(source, Path):
                part.write_bytes(reading.read_state(source, keys)[0])
            else:
                source.execute("vacuum into ?", (str(part),))
            files.sync_file(part)
        verify(part, keys, manifest, contents)
        files.appear(part, target)


def verify(copy: Path, keys: Keys, manifest: Manifest, contents: Contents) -> None:
    """Read a copy and compare it record by record with what is in memory. StoreError `damaged` when it differs."""
    bare = reading.read_bare(copy, keys)
    same = (
        (bare.manifest.seq, bare.manifest.acc) == (manifest.seq, manifest.acc)
        and same_all(bare.contents.records, contents.records)
        and same_all(bare.contents.inner, contents.inner)
    )
    bare.keys.wipe()
    if not same:
        raise StoreError("damaged", "the copy differs")
