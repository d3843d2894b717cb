"""Reads vault files as bytes, and never one that SQLite holds here: closing any handle of it would drop the lock."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from typing import Final

from wrap_tui.errors import StoreError
from wrap_tui.store.fault import faults
from wrap_tui.store.format import APPLICATION_ID, LARGEST, PAGE_SIZE

MAGIC: Final = b"SQLite format 3\0"
HEADER: Final = 100
LARGEST_JOURNAL: Final = LARGEST + LARGEST // 64
"""Bytes of the longest journal that is read: every page of the largest vault, with its number and checksum."""
_CHUNK: Final = 1 << 20
_ID_AT: Final = slice(68, 72)
_FORMATS_AT: Final = slice(18, 20)
"""Two bytes for the journal mode; with a number that SQLite does not know it would open the file for reading alone."""

gate = threading.RLock()
"""Held while a file is read as bytes and while SQLite opens one."""
_held: dict[tuple[int, int], int] = {}

FileId = tuple[int, int]


def file_id(path: Path) -> FileId:
    """Device and inode of what stands at *path* (symbolic links followed)."""
    status = path.stat()
    return status.st_dev, status.st_ino


def hold(path: Path) -> FileId:
    """Remember that SQLite has the file at *path* open in this process."""
    identity = file_id(path)
    with gate:
        _held[identity] = _held.get(identity, 0) + 1
    return identity


def release(identity: FileId) -> None:
    """SQLite closed the file."""
    with gate:
        left = _held.get(identity, 0) - 1
        if left > 0:
            _held[identity] = left
        else:
            _held.pop(identity, None)


def is_held(path: Path) -> bool:
    """Whether SQLite has the file at *path* open in this process."""
    try:
        return file_id(path) in _held
    except OSError:
        return False


def regular(path: Path) -> os.stat_result:
    """The status of a file that may be a vault. StoreError `missing`, `foreign`, or `damaged` when it is too large."""
    with faults(writing=False):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise StoreError("foreign", "not a regular file")
        if status.st_size > LARGEST:
            raise StoreError("damaged" if is_vault(path) else "foreign", "too large")
        return status


def read(path: Path) -> bytes:
    """All bytes of a file. StoreError `busy` when this process has it open through SQLite."""
    regular(path)
    with faults(writing=False), gate:
        if is_held(path):
            raise StoreError("busy", "open in this program")
        with path.open("rb", buffering=0) as stream:
            return stream.read(LARGEST + 1)


def beginning(path: Path) -> bytes:
    """The first 100 bytes of a regular file; empty for one that is held here. StoreError when it cannot be read."""
    with faults(writing=False), gate:
        if is_held(path) or not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb", buffering=0) as stream:
            return stream.read(HEADER)


def is_vault(path: Path) -> bool:
    """Whether a file says of itself that it is a vault."""
    try:
        return claims(beginning(path))
    except StoreError:
        return False


def claims(start: bytes) -> bool:
    """Whether the first bytes of a file carry the mark of a vault."""
    return start[_ID_AT] == APPLICATION_ID.to_bytes(4, "big")


def judge(start: bytes, size: int) -> None:
    """Tell from the first bytes that SQLite could not open this. StoreError `foreign` or `damaged`."""
    if size == 0:
        raise StoreError("foreign", "empty")
    if start[: len(MAGIC)] != MAGIC[: len(start)]:
        raise StoreError("damaged" if claims(start) else "foreign", "first bytes")
    if size < HEADER:
        raise StoreError("damaged", "cut short")
    if claims(start) and not set(start[_FORMATS_AT]) <= {1, 2}:
        raise StoreError("damaged", "numbers of the file format")


def whole_pages(size: int) -> None:
    """Tell a file that was cut inside a page, once a save that was cut off has been rolled back. StoreError `damaged`."""
    if size % PAGE_SIZE:
        raise StoreError("damaged", "cut inside a page")


def warm(path: Path) -> None:
    """Read a file once from front to back, so that the system has it in memory. Failures are left to the opening."""
    try:
        with gate:
            if is_held(path) or not stat.S_ISREG(path.stat().st_mode):
                return
            with path.open("rb", buffering=0) as stream:
                while stream.read(_CHUNK):
                    pass
    except OSError:
        return
