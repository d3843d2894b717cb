"""Reads rows straight from the pages of a damaged vault file, without its trees (sqlite.org/fileformat2.html)."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from typing import Final

from wrap_tui.store.format import PAGE_SIZE

Value = int | bytes | str | None
_TABLE_LEAF: Final = 13
_INDEX_LEAF: Final = 10
_COPIES: Final = 4
_FIRST_PAGE_HEADER: Final = 100
_LARGEST_PAYLOAD: Final = 1 << 28
_INTEGER_BYTES: Final = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_MIN_LOCAL: Final = (PAGE_SIZE - 12) * 32 // 255 - 23


def rows(data: bytes) -> Iterator[tuple[int, list[Value]]]:
    """Row id (0 in an index) and columns of every cell on a leaf page that can be read; nothing here is believed yet.

    No page is copied more than four times, whatever the cells say: the rows stay within four times *data*.
    """
    copied: Counter[int] = Counter()
    for base in range(0, len(data) - PAGE_SIZE + 1, PAGE_SIZE):
        header = base + (_FIRST_PAGE_HEADER if base == 0 else 0)
        if data[header] in (_TABLE_LEAF, _INDEX_LEAF):
            for cell in range(min(int.from_bytes(data[header + 3 : header + 5], "big"), PAGE_SIZE // 4)):
                at = header + 8 + 2 * cell
                found = _cell(data, base, int.from_bytes(data[at : at + 2], "big"), data[header], copied)
                if found is not None:
                    yield found


def _cell(
    data: bytes, base: int, offset: int, page_type: int, copied: Counter[int]
) -> tuple[int, list[Value]] | None:
    try:
        at = base + offset
        size, at = _varint(data, at)
        row_id = 0
        if page_type == _TABLE_LEAF:
            row_id, at = _varint(data, at)
        if not 0 < size < min(_LARGEST_PAYLOAD, len(data)):
            return None
        return row_id, _columns(_payload(data, at, size, page_type, copied))
    except (IndexError, ValueError, struct.error):
        return None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _payload(data: bytes, at: int, size: int, page_type: int, copied: Counter[int]) -> bytes:
    largest = PAGE_SIZE - 35 if page_type == _TABLE_LEAF else (PAGE_SIZE - 12) * 64 // 255 - 23
    if size <= largest:
        return _copy(data, at, size, copied)
    local = _MIN_LOCAL + (size - _MIN_LOCAL) % (PAGE_SIZE - 4)
    local = local if local <= largest else _MIN_LOCAL
    parts, got = [_copy(data, at, local, copied)], local
    page = int.from_bytes(data[at + local : at + local + 4], "big")
    while got < size and page:
        start = (page - 1) * PAGE_SIZE
        parts.append(_copy(data, start + 4, PAGE_SIZE - 4, copied))
        got += PAGE_SIZE - 4
        page = int.from_bytes(data[start : start + 4], "big")
    return b"".join(parts)[:size]


def _copy(data: bytes, at: int, size: int, copied: Counter[int]) -> bytes:
    copied[at // PAGE_SIZE] += size
    if copied[at // PAGE_SIZE] > _COPIES * PAGE_SIZE:
        raise ValueError("copied too often")
    return data[at : at + size]


def _columns(payload: bytes) -> list[Value]:
    end, at = _varint(payload, 0)
    types: list[int] = []
    while at < end and len(types) < 8:
        kind, at = _varint(payload, at)
        types.append(kind)
    at, found = end, list[Value]()
    for kind in types:
        value, at = _column(payload, at, kind)
        found.append(value)
    return found


def _column(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind >= 12:
        size = (kind - 12) // 2
        raw = payload[at : at + size]
        if len(raw) != size:
            raise ValueError("short")
        return (raw if kind % 2 == 0 else raw.decode()), at + size
    if kind in (8, 9):
        return kind - 8, at
    size = _INTEGER_BYTES.get(kind, -1)
    if size < 0:
        raise ValueError("type")
    return (int.from_bytes(payload[at : at + size], "big", signed=True) if size else None), at + size
