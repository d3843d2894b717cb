"""The id of this computer, by which merging tells whose words are whose."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wrap_tui.paths import Places
from wrap_tui.services.clock import random_id

FILE_NAME: Final = "device"
_MACHINE: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
"""Where Linux keeps what names a machine (machine-id(5)); it is never stored, only what stands for it."""
_LONGEST: Final = 32
_MOST: Final = 20
"""Computers that one state folder remembers: a home folder may be shared by several."""


def device_id(places: Places) -> str:
    """The id of this computer, made once and kept in the state folder; a fresh one for this run when it cannot be kept.

    A home folder that was copied to another machine is another computer: two of one id would write over each other's
    words when they are merged. A stick, with its state beside the vault, is one computer wherever it is.
    """
    file, machine = places.state / FILE_NAME, "" if places.together else _machine()
    known = _known(file)
    if machine in known:
        return known[machine]
    unbound = known.pop("", "")
    here = unbound or (next(iter(known.values()), "") if not machine else "") or random_id()
    _keep(file, {**dict(list(known.items())[1 - _MOST :]), machine: here})
    return here


def _machine() -> str:
    """What stands for this machine, "" where nothing names it."""
    for file in _MACHINE:
        try:
            told = file.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
        if told:
            return hashlib.sha256(f"wrap-tui {told}".encode()).hexdigest()[:16]
    return ""


def _known(file: Path) -> dict[str, str]:
    """The ids by machine, as lines "id machine"; an id alone is of no machine yet."""
    try:
        rows = [line.split() for line in file.read_text(encoding="ascii").splitlines()]
    except (OSError, ValueError):
        return {}
    return {
        (row[1] if len(row) > 1 else ""): row[0]
        for row in rows
        if 1 <= len(row) <= 2 and row[0].isalnum() and len(row[0]) <= _LONGEST
    }


def _keep(file: Path, known: Mapping[str, str]) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
            stream.writelines(f"{one} {machine}".rstrip() + "\n" for machine, one in known.items())
    except OSError:
        return
