"""The end of a peer session: what was left out can come back."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import press, screen_text
from tests.ui.test_peer_session import book_of, go, in_session
from wrap_tui.flows import reading_back


async def test_a_line_that_was_left_out_stays_in_its_place_and_comes_back_by_the_same_key(
    tmp_path: Path,
) -> None:
    async with in_session(tmp_path) as pilot:
        book = book_of(pilot)
        item, other = (book.add("early.body", {"text": words}) for words in ("cold hands", "sore neck"))
        await go(pilot, "read_back")
        await press(pilot, "k", "d")
        assert "cold hands" not in book.plan.texts("early.body")
        shown = screen_text(pilot)
        assert shown.index("cold hands") < shown.index("left out\n") < shown.index("sore neck")
        await press(pilot, "d")
        assert book.plan.items[item.id] == item
        assert "[ ]  cold hands" in screen_text(pilot)
        await press(pilot, "d", "enter", "enter")
        assert book.plan.items[item.id] == item
        await press(pilot, "d", "k")
        assert "[x]  cold hands" in screen_text(pilot)
        assert reading_back.undecided(book) == 1
        assert book.plan.items[other.id] is other
