"""One file out of a zip archive, with a limit on what it may grow to."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from wrap_tui.importing.proposal import MEGABYTE, Source

_MOST_NAMES: Final = 100_000
_MOST_CONTENTS: Final = 20 * MEGABYTE
_TAIL: Final = 66_000
_LOCKED: Final = 0x1
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    KeyError,
)

ZIP: Final = b"PK\x03\x04"
"""The first bytes of a zip archive."""


@contextmanager
def opened(source: Source) -> Iterator[zipfile.ZipFile]:
    """The archive. RefusedError when it is damaged, cut short, or anything in it cannot be unpacked."""
    _small_enough(source)
    source.stream.seek(0)
    try:
        with zipfile.ZipFile(source.stream) as archive:
            if len(archive.infolist()) > _MOST_NAMES:
                raise source.refuse("bad_zip")
            yield archive
    except _DAMAGE:
        raise source.refuse("bad_zip") from None
    except RuntimeError:
        raise source.refuse("zip_locked") from None


def _small_enough(source: Source) -> None:
    """Refuse a table of contents that would fill the memory: it is read whole before anything else."""
    source.stream.seek(max(0, source.size - _TAIL))
    tail = source.stream.read(_TAIL)
    for mark, at, length in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8)):
        found = tail.rfind(mark)
        size = int.from_bytes(tail[found + at : found + at + length], "little") if found >= 0 else 0
        if size > _MOST_CONTENTS and size != 0xFFFFFFFF:
            raise source.refuse("bad_zip")


def unpacked(source: Source, archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The bytes of one member. RefusedError for a locked one, and for one that grows beyond *most* whatever it claims."""
    member = archive.getinfo(name)
    if member.flag_bits & _LOCKED:
        raise source.refuse("zip_locked")
    if member.file_size > most:
        raise source.refuse("zip_bomb", most=most // MEGABYTE)
    with archive.open(member) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise source.refuse("zip_bomb", most=most // MEGABYTE)
    return raw
