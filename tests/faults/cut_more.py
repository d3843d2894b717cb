"""Work with more than one file, during which the power goes: a backup, a restore, a migration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.killed import NOW, Lost, Records, after, change, start
from tests.faults.works import make_older
from wrap_tui.store import backups, restore, versions
from wrap_tui.store import format as layout
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault

OWN = Passphrase("0")
Say = Callable[[int], None]


def _open(path: Path) -> Vault:
    return Vault.open(path, OWN, device="laptop")


def _holds(path: Path, *possible: Records) -> None:
    if not any(same_all(read(path, OWN).records, state) for state in possible):
        raise Lost(path.name)


def backup(path: Path, say: Say) -> None:
    """A backup into a folder that is there."""
    vault = _open(path)
    backups.make(vault, path.with_name("backups"), NOW)
    say(0)
    vault.close()


def check_backup(path: Path, acks: int) -> None:
    """The vault is as it was; a backup that has its name is whole, one that was called made is there."""
    _holds(path, start(8))
    kept = list(path.with_name("backups").glob("*.wrap"))
    if len(kept) < acks:
        raise Lost("the backup")
    for file in kept:
        _holds(file, start(8))


def saved_again(path: Path) -> None:
    """A backup of the vault as it was, and one save more in the vault."""
    vault = _open(path)
    vault.backup_to(path.with_name("other.bak"))
    vault.save(*change(0))
    vault.close()


def put_back(path: Path, say: Say) -> None:
    """The backup in the place of the vault."""
    restore.restore(path.with_name("other.bak"), path, OWN, NOW)
    say(0)


def check_put_back(path: Path, acks: int) -> None:
    """The vault is the one or the other, after the acknowledgement the backup; what is kept aside is whole."""
    _holds(path, start(8), *([] if acks else [after(start(8), 0)]))
    kept = list(path.parent.glob("plan-before-*.wrap"))
    if len(kept) < acks:
        raise Lost("what was kept aside")
    for file in kept:
        _holds(file, after(start(8), 0))


def older(path: Path) -> None:
    """A vault of a made-up version 0."""
    vault = _open(path)
    make_older(vault)
    vault.close()


def bring_up(path: Path, say: Say) -> None:
    """Opening brings it up."""
    layout.SCHEMAS[0], versions.STEPS[0] = layout.SCHEMA, versions.Step((), lambda record: record)
    vault = _open(path)
    say(0)
    vault.close()


def check_brought_up(path: Path, acks: int) -> None:
    """The vault opens and is whole; the file of before is there as soon as the vault is a new one."""
    new = _version(path) == layout.VERSION
    if acks and not new:
        raise Lost("the new version")
    if new and not list(path.parent.glob("plan-before-version-*.wrap")):
        raise Lost("the file of before")
    for file in path.parent.glob("plan-before-version-*.wrap"):
        _holds(file, start(8))
    vault = _open(path)
    found = dict(vault.records)
    vault.close()
    if not same_all(found, start(8)):
        raise Lost("records")


def _version(path: Path) -> int:
    from wrap_tui.store.reading import look_at

    return look_at(path).version


MORE: dict[str, tuple[Callable[[Path], object], Callable[[Path, Say], None], Callable[[Path, int], None]]] = {
    "backup": (lambda path: path.with_name("backups").mkdir(), backup, check_backup),
    "restore": (saved_again, put_back, check_put_back),
    "migration": (older, bring_up, check_brought_up),
}
"""By name: what is made ready, the work, and what must be true after the power came back."""
