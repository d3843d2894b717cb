"""Removes everything of the program from this computer: a list first, then the removal."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wrap_tui.errors import StoreError
from wrap_tui.store import connection, siblings
from wrap_tui.store.fault import faults

What = Literal["vault", "copy", "backup", "state", "settings", "card"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One file that `remove` would take away."""

    what: What
    path: Path


def traces(
    vault: Path,
    backup_folders: Iterable[Path],
    state: Path,
    settings: Path,
    cards: Iterable[Path] = (),
    *,
    vault_id: str = "",
) -> tuple[Trace, ...]:
    """Everything that this program left here: the vault and copies of it beside it, backups, state, settings, cards.

    *vault_id* is told when the vault is open here; else the file tells it.
    """
    found: list[Trace] = []
    vault_id = vault_id or siblings.told_id(vault)
    if os.path.lexists(vault):
        found.append(Trace("vault", vault))
    found += [Trace("vault", left) for left in (vault.with_name(vault.name + "-journal"),) if left.exists()]
    found += [Trace("copy", path) for path in siblings.copies(vault, vault_id)]
    for folder in backup_folders:
        found += [Trace("backup", path) for path in _backups(folder, vault_id)]
    found += [Trace("state", path) for path in _inside(state)]
    found += [Trace("settings", settings)] if settings.exists() else []
    found += [Trace("card", card) for card in cards if card.exists()]
    return tuple(dict.fromkeys(found))


def remove(found: Iterable[Trace]) -> tuple[Trace, ...]:
    """Remove these files, then folders of theirs that are empty. What could not be removed is returned.

    StoreError `busy` when the vault is open in this or another program; nothing is removed then.
    """
    found = tuple(found)
    for trace in found:
        if trace.what == "vault" and trace.path.is_file():
            _nobody_has(trace.path)
    left: list[Trace] = []
    for trace in found:
        try:
            trace.path.unlink(missing_ok=True)
        except OSError:
            left.append(trace)
    for folder in {trace.path.parent for trace in found}:
        with contextlib.suppress(OSError):
            folder.rmdir()
    return tuple(left)


def _nobody_has(vault: Path) -> None:
    try:
        connection.open_locked(vault).close()
    except StoreError as error:
        if error.kind == "busy":
            raise


def _backups(folder: Path, vault_id: str) -> list[Path]:
    """Backups of the vault; of every vault when it can no longer tell its id."""
    if not folder.is_dir():
        return []
    names = (f"{vault_id[:8] or '*'}-*.wrap", f"slots-{vault_id}*.json")
    return sorted(path for name in names for path in folder.glob(name))


def _inside(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError), faults(writing=False):
        return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return []
