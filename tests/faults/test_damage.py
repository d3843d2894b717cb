"""Bit flips and cuts; the long form, every byte and every length, is `python -m tests.faults damage`."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.faults import surgery
from tests.faults.damage import Damaged, run
from wrap_tui.store.cost import Cost

pytestmark = pytest.mark.usefixtures("cheap_cost")


@pytest.fixture
def damaged(fast: Path, cheap_cost: Cost) -> Damaged:
    """A small vault to be spoiled."""
    return Damaged(fast)


@pytest.mark.parametrize("part", range(4))
def test_bytes_of_the_public_part_flipped(part: int, damaged: Damaged) -> None:
    places = damaged.public_places()[part::4]
    counts, wrong = run(damaged.flips(places, random.Random(part)), damaged)
    assert wrong == []
    assert counts["refused as damaged"] > len(places) // 3


def test_a_sample_of_all_other_bytes_flipped(damaged: Damaged) -> None:
    pick = random.Random(5)
    _, wrong = run(damaged.flips(pick.sample(range(len(damaged.data)), 250), pick), damaged)
    assert wrong == []


def test_cut_short(damaged: Damaged) -> None:
    size = len(damaged.data)
    lengths = {*range(1, 130), *range(130, size, 499), *range(8192, size, 8192), *range(size - 20, size)}
    counts, wrong = run(damaged.cuts(sorted(lengths)), damaged)
    assert wrong == []
    assert counts == {"refused as damaged": len(lengths)}


def test_rows_slots_and_heads_of_older_copies_moved_in(damaged: Damaged) -> None:
    counts, wrong = run(surgery.moves(damaged, 150, random.Random(7)), damaged)
    assert wrong == []
    assert counts["refused as damaged"] > 100


@pytest.mark.skipif(os.name != "posix", reason="SQLite's locks are asked for on POSIX alone")
def test_a_journal_of_an_older_save_has_no_effect(damaged: Damaged) -> None:
    counts, wrong = run(surgery.left_over(damaged, 30, random.Random(8)), damaged)
    assert wrong == []
    assert counts == {"no effect": 30}
