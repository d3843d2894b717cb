"""Records for tests, and the kind that a piece of work fails with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError

PASSPHRASE = "correct horse battery staple"
DEVICE = "laptop"


def item(key: str, text: str, ms: int = 1, device: str = DEVICE, **more: Any) -> Record:
    """An item as codec/items.py writes it."""
    body = {"place": "daily.list", "fields": {"text": text}, "rank": 1.0, "created": [1, 0, device], **more}
    return Record("item", key, body, Stamp(ms, 0, device))


def day(
    date: str, ticks: Mapping[str, tuple[bool, int]], ms: int, device: str = DEVICE, **more: Any
) -> Record:
    """A day with ticks as codec/items.py writes it."""
    marks = {name: [on, [when, 0, device]] for name, (on, when) in ticks.items()}
    return Record("day", date, {**({"ticks": marks} if marks else {}), **more}, Stamp(ms, 0, device))


def some() -> list[Record]:
    """Five items in several scripts, and a day."""
    words = ("walk by the river", "позвонить сестре", "深呼吸", "قهوة مع أمي", "👩‍👩‍👧 evening")
    items = [item(f"i{number}", text, number + 1) for number, text in enumerate(words)]
    return [*items, day("2026-11-23", {"i0": (True, 9)}, 9)]


def texts(records: Mapping[tuple[str, str], Record]) -> dict[str, str]:
    """The words of all items, by key."""
    return {key: record.body["fields"]["text"] for (kind, key), record in records.items() if kind == "item"}


def kind_of(work: Callable[[], object]) -> str:
    """The kind of the StoreError that *work* ends with; the test fails when it ends otherwise."""
    with pytest.raises(StoreError) as caught:
        work()
    return caught.value.kind
