"""Removes everything of the program from this computer: a list first, then the removal."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wrap_tui.errors import StoreError
from wrap_tui.store import connection, siblings
from wrap_tui.store.fault import faults
from wrap_tui.store.format import ANCHOR_NAME

What = Literal["vault", "copy", "backup", "state", "settings", "card", "own_card", "shortcut"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One file that `remove` would take away; `own_card` is the part of this plan in a file that others are in too."""

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
    others: Collection[Path] = (),
) -> tuple[Trace, ...]:
    """Everything that this program left here: the vault and copies of it beside it, backups, state, settings, cards.

    *vault_id* is told when the vault is open here; else the file tells it. While there are *others*, vaults of other
    plans, what belongs to them and what all of them share is left out.
    """
    found: list[Trace] = []
    vault_id = vault_id or siblings.told_id(vault)
    theirs = {siblings.told_id(other) for other in others}
    if os.path.lexists(vault):
        found.append(Trace("vault", vault))
    found += [Trace("vault", left) for left in (vault.with_name(vault.name + "-journal"),) if left.exists()]
    kept = {other.resolve() for other in others}
    found += [Trace("copy", path) for path in siblings.copies(vault, vault_id) if path not in kept]
    for folder in backup_folders:
        found += [Trace("backup", path) for path in _backups(folder, vault_id, theirs)]
    if others:
        own = vault_id not in ("", *theirs)
        anchors = [state / ANCHOR_NAME.format(vault_id=vault_id)] if own else []
        return tuple(dict.fromkeys([*found, *(Trace("state", one) for one in anchors if one.exists())]))
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


def _backups(folder: Path, vault_id: str, theirs: Collection[str]) -> list[Path]:
    """Backups of the vault; when it can no longer tell its id, all that can be of no other one that is here."""
    if not folder.is_dir() or vault_id in theirs or (not vault_id and "" in theirs):
        return []
    names = (f"{vault_id[:8] or '*'}-*.wrap", f"slots-{vault_id}*.json")
    found = sorted(path for name in names for path in folder.glob(name))
    return [path for path in found if not any(_is_of(path, other) for other in theirs)]


def _is_of(backup: Path, vault_id: str) -> bool:
    return bool(vault_id) and backup.name.startswith((f"{vault_id[:8]}-", f"slots-{vault_id}"))


def _inside(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError), faults(writing=False):
        return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return []
