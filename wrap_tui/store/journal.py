"""Rolls a save that was cut off back in memory, as SQLite would on disk (sqlite.org/fileformat2.html, section 3)."""

from __future__ import annotations

import struct
from typing import Final

from wrap_tui.store.format import PAGE_SIZE

MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEADER: Final = struct.Struct(">8sIIIII")
_COUNT_UNKNOWN: Final = 0xFFFFFFFF
_WORD: Final = struct.Struct(">I")


def rolled_back(data: bytes, journal: bytes) -> bytes:
    """*data* as it was before the transaction that *journal* belongs to; *data* itself when the journal is not hot.

    Stops at the first part of the journal that was not completely written, as SQLite does. A journal that is not
    for pages of a vault, or that speaks of more pages than file and journal hold, changes nothing.
    """
    if journal[: len(MAGIC)] != MAGIC or len(journal) < _HEADER.size:
        return data
    pages: dict[int, bytes] = {}
    original, page_size, at = 0, 0, 0
    while len(journal) >= at + _HEADER.size and journal[at : at + len(MAGIC)] == MAGIC:
        _, count, nonce, size, sector, told = _HEADER.unpack_from(journal, at)
        if at == 0:
            original, page_size = size, told
            if page_size != PAGE_SIZE or not 32 <= sector <= 65536:
                return data
        if not 32 <= sector <= 65536:
            break
        start = at + sector
        fits = max(len(journal) - start, 0) // (page_size + 8)
        count = fits if count == _COUNT_UNKNOWN else min(count, fits)
        at, whole = _collect(journal, start, count, page_size, nonce, pages)
        if not whole:
            break
        at = -(-at // sector) * sector
    if original > max(len(data) // page_size, *pages, 0):
        return data
    return _restored(data, pages, original, page_size)


def _collect(
    journal: bytes, at: int, count: int, page_size: int, nonce: int, pages: dict[int, bytes]
) -> tuple[int, bool]:
    for _ in range(count):
        number = _WORD.unpack_from(journal, at)[0]
        page = journal[at + 4 : at + 4 + page_size]
        told = _WORD.unpack_from(journal, at + 4 + page_size)[0]
        if number == 0 or told != _checksum(nonce, page):
            return at, False
        pages.setdefault(number, page)
        at += page_size + 8
    return at, True


def _checksum(nonce: int, page: bytes) -> int:
    return (nonce + sum(page[offset] for offset in range(len(page) - 200, 0, -200))) & 0xFFFFFFFF


def _restored(data: bytes, pages: dict[int, bytes], original: int, page_size: int) -> bytes:
    restored = bytearray(data[: original * page_size])
    restored.extend(bytes(original * page_size - len(restored)))
    for number, page in pages.items():
        if number <= original:
            restored[(number - 1) * page_size : number * page_size] = page
    return bytes(restored)
