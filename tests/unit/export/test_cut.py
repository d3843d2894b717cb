"""Choosing parts: by their ids, with ticks of their own, and a clear word for one that is not there."""

from __future__ import annotations

import pytest

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.errors import Exit, RefusedError
from wrap_tui.export.cut import choices, cut_of, owners_cut, parse_parts
from wrap_tui.wording import say

CATALOG = load_catalog()
APART = {"way_in", "not_involved", "not_involved_reasons", "children", "safer", "reasons"}


def test_the_owner_holds_every_part_and_the_address_but_no_other_tick() -> None:
    cut = owners_cut(CATALOG)
    assert cut.parts == {part.id for part in CATALOG.section("crisis").parts}
    assert "address" in cut.ticks
    assert not cut.ticks & APART
    assert owners_cut(CATALOG, include_not_involved=True).ticks == cut.ticks | {"not_involved"}


def test_parts_are_read_in_any_case_order_and_spelling() -> None:
    assert parse_parts(" Signs,  HELP ,way-in,", CATALOG) == parse_parts("way_in,help,signs", CATALOG)


def test_naming_a_part_brings_its_own_tick_but_none_of_a_question_inside() -> None:
    cut = parse_parts("safer,me", CATALOG)
    assert {"safer", "address"} <= cut.ticks
    assert cut.ticks & APART == {"safer"}


def test_a_reason_brings_the_name_it_belongs_to() -> None:
    assert parse_parts("not_involved_reasons", CATALOG).ticks == {"not_involved", "not_involved_reasons"}


def test_a_tick_alone_brings_no_part() -> None:
    assert parse_parts("way_in", CATALOG).parts == frozenset()


@pytest.mark.parametrize("words", ["supporters,helth", "helth"])
def test_an_unknown_part_is_named_with_those_there_are(words: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_parts(words, CATALOG)
    sentence = say(f"errors.{refused.value.sentence}", **refused.value.values)
    assert "helth" in sentence
    assert all(choice in sentence for choice, _ in choices(CATALOG))
    assert refused.value.exit_code == Exit.REFUSED


@pytest.mark.parametrize("words", [",", " , "])
def test_no_part_at_all_is_refused(words: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_parts(words, CATALOG)
    assert refused.value.sentence == "export.no_parts"


def test_including_who_is_not_involved_is_a_tick_of_its_own() -> None:
    cut = cut_of(["signs"], CATALOG, include_not_involved=True)
    assert "not_involved" in cut.ticks
    assert "not_involved" not in cut_of(["signs"], CATALOG).ticks
