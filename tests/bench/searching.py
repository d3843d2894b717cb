"""Search over ten years, against one pass over the same text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.made import records
from tests.bench.measuring import Row, in_turn
from wrap_tui.codec.items import from_records
from wrap_tui.flows.search import find
from wrap_tui.services.opening import memory_book


def rows(_: Path) -> Iterator[Row]:
    """A word that is nowhere, so that every text is looked through."""
    book = memory_book(from_records(records(10)))
    texts = [
        value for item in book.plan.items.values() for value in item.fields.values() if isinstance(value, str)
    ]

    def one_pass() -> int:
        return sum("zzzz" in text.casefold() for text in texts)

    find(book, "zzzz")
    ours, base = in_turn(lambda: find(book, "zzzz"), one_pass, 15)
    yield Row("search, 10 years", "one pass over the text", ours * 1e3, base * 1e3, "ms", 1.2)
