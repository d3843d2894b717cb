"""Files that are whole or not there: part files, exclusive renames, folders made durable."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wrap_tui.errors import StoreError
from wrap_tui.store.fault import faults

_PART: Final = ".part-"
_LEFT_OVER: Final = 3600.0
"""Seconds after which a part file is nobody's any more."""


def part_of(path: Path) -> Path:
    """A name beside *path* for a file that is being written."""
    return path.with_name(f".{path.name}{_PART}{secrets.token_hex(4)}")


@contextmanager
def part_file(path: Path) -> Iterator[Path]:
    """An empty private file (0600) beside *path*, removed unless it was renamed by the end."""
    part = part_of(path)
    with faults(writing=True):
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        yield part
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable."""
    flags = os.O_RDWR if os.name == "nt" else os.O_RDONLY
    _sync(os.open(path, flags))


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "posix":
        _sync(os.open(path, os.O_RDONLY))


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def appear(part: Path, path: Path) -> None:
    """Give a finished part file its name, never over another file. StoreError `exists`; it has no name after any error."""
    with faults(writing=True):
        try:
            path.hardlink_to(part)
        except FileExistsError:
            raise StoreError("exists", "target") from None
        except OSError:
            if os.path.lexists(path):
                raise StoreError("exists", "target") from None
            part.rename(path)
        try:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            sync_folder(path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


def replace(part: Path, path: Path) -> None:
    """Put a finished part file in the place of *path* in one step, durably."""
    with faults(writing=True):
        part.replace(path)
        sync_folder(path.parent)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a small private file in one step, durably."""
    with part_file(path) as part:
        with faults(writing=True):
            part.write_bytes(data)
            sync_file(part)
        replace(part, path)


def private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into; folders that are there keep their mode.

    StoreError `readonly` also where a part of its way is a file, or a place in which no folder can be.
    """
    try:
        with faults(writing=True):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except StoreError as error:
        raise StoreError("full" if error.kind == "full" else "readonly", error.detail) from None


def sweep(path: Path) -> None:
    """Remove part files of *path* that a program left behind more than an hour ago."""
    _sweep(path.parent, f".{path.name}{_PART}")


def sweep_all(folder: Path) -> None:
    """Remove all part files in a folder that a program left behind more than an hour ago."""
    _sweep(folder, ".")


def _sweep(folder: Path, start: str) -> None:
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            ours = left.name.startswith(start) and _PART in left.name
            if ours and left.stat().st_mtime < time.time() - _LEFT_OVER:
                left.unlink(missing_ok=True)


def free_name(path: Path, word: str) -> Path:
    """A name beside *path* that is not taken: stem, *word*, and a number when needed."""
    for number in range(1, 1000):
        tail = "" if number == 1 else f"-{number}"
        candidate = path.with_name(f"{path.stem}-{word}{tail}{path.suffix}")
        if not os.path.lexists(candidate):
            return candidate
    raise StoreError("exists", "names")
