"""Other files in the folder of a vault that say they are the same vault: conflict copies, kept copies."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from wrap_tui.errors import StoreError
from wrap_tui.store import files, left_over, raw, reading
from wrap_tui.store.fault import faults

_FILES_LOOKED_AT: Final = 500


def told_id(path: Path) -> str:
    """The vault id that a file tells without a key; "" when it is no vault, is damaged, or is open in this program."""
    if not raw.is_vault(path):
        return ""
    try:
        return reading.look_at(path).vault_id.hex()
    except StoreError:
        return ""


def copies(vault: Path, vault_id: str = "") -> tuple[Path, ...]:
    """Files beside *vault* that carry its id (*vault_id* when it is known, else as the file tells), by name.

    Looks at the first 100 bytes of at most 500 files; the vault itself is never touched while it is open here.
    """
    wanted = vault_id or told_id(vault)
    if not wanted:
        return ()
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for number, path in enumerate(sorted(vault.resolve().parent.iterdir())):
            if number >= _FILES_LOOKED_AT:
                break
            if path != vault.resolve() and not path.is_symlink() and told_id(path) == wanted:
                found.append(path)
    return tuple(found)


def strangers(vault: Path, vault_id: str = "") -> tuple[Path, ...]:
    """Vaults beside *vault* that tell another id: other plans. Looks as far as `copies`; none without an id to compare."""
    wanted = vault_id or told_id(vault)
    try:
        beside = sorted(vault.resolve().parent.iterdir())[:_FILES_LOOKED_AT]
    except OSError:
        return ()
    likely = (path for path in beside if path != vault.resolve() and path.suffix == vault.suffix)
    return tuple(path for path in likely if wanted and told_id(path) not in ("", wanted))


def remove(copy: Path) -> None:
    """Remove a copy and the journal beside it. StoreError `busy` when a program has it open, `readonly`."""
    if os.name == "posix":
        left_over.nobody_has(copy)
    with faults(writing=True):
        copy.unlink()
        reading.journal_of(copy).unlink(missing_ok=True)
        files.sync_folder(copy.parent)
