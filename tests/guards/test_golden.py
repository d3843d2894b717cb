"""Every drawn page has golden text that somebody has read, and no text is left of a page that is gone."""

from __future__ import annotations

import pytest

from tests.ui.every_page import BOTH, SITTINGS, drawn
from tests.ui.kit import SNAPSHOTS
from wrap_tui.screens.pages import PAGES as DRAWN

NAMES = {sitting.name for sitting in SITTINGS}


@pytest.mark.parametrize("page", sorted(DRAWN))
def test_every_drawn_page_has_golden_text_in_both_small_sizes(page: str) -> None:
    kept = [(sitting, name) for sitting in SITTINGS for name in sitting.pages if drawn(sitting, name) == page]
    assert kept, "add a row to tests/ui/every_page.py, run with UPDATE_SNAPSHOTS=1, and read what it wrote"
    for sitting, name in kept:
        assert [size for size in BOTH if not sitting.file(name, size).exists()] == []


def test_no_golden_text_is_left_over() -> None:
    wanted = {
        sitting.file(name, size)
        for sitting in SITTINGS
        for name in sitting.pages
        for size in sitting.sizes(name)
    }
    assert {file for name in NAMES for file in (SNAPSHOTS / name).glob("*.txt")} == wanted
