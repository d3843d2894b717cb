"""A record survives its bytes, with what a newer version wrote beside the known fields."""

from __future__ import annotations

import pytest

from wrap_tui.codec.record import Record, from_bytes, to_bytes
from wrap_tui.domain.stamp import Stamp


@pytest.mark.parametrize("extra", [{}, {"mood": ["later", 1]}])
def test_a_record_comes_back_as_it_was(extra: dict[str, object]) -> None:
    record = Record("item", "k", {"fields": {"text": "Tea \u2615"}}, Stamp(5, 1, "d"), extra)
    assert from_bytes(to_bytes(record)) == record
    assert to_bytes(from_bytes(to_bytes(record))) == to_bytes(record)


@pytest.mark.parametrize(
    "raw", [b"[]", b"{}", b'{"kind":"a","key":"b","body":[],"changed":[1,2,"d"]}', b"\xff"]
)
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_bytes(raw)
