"""The rows of countries: a likely one first, and no country by Enter alone when none is likely."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import opened, place, press, sam, the_app
from wrap_tui import wording
from wrap_tui.screens.countries import NONE, country_rows
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.by_name import ByName
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading


def test_with_nothing_known_leaving_it_out_stands_first() -> None:
    rows = country_rows()
    assert rows[0].id == NONE
    assert [row.key for row in rows[1:10]] == list("123456789")


def test_a_likely_or_chosen_country_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (country_rows("GB")[0].id, country_rows("GB")[-1].id) == ("GB", NONE)
    monkeypatch.setenv("LANG", "en_NZ.UTF-8")
    assert (country_rows()[0].id, country_rows()[0].key) == ("NZ", "1")


NAMES = ("Leave this out", "Spain", "Sweden", "Österreich", "United Kingdom", "United States")


def gone_to(*typed: tuple[str, float]) -> str:
    """The name that the pointer stands on after letters at their times."""
    rows = [heading("S is no row"), *(Row(name, name) for name in NAMES)]
    by_name, current = ByName(), 1
    for letter, at in typed:
        assert by_name.takes(letter)
        found = by_name.find(rows, current, letter, at)
        current = current if found is None else found
    return rows[current].text


def test_letters_go_to_a_country() -> None:
    assert gone_to(("s", 0)) == "Spain"
    assert gone_to(("s", 0), ("w", 0.5)) == "Sweden"
    assert gone_to(("s", 0), ("s", 0.5)) == "Sweden"
    assert gone_to(("o", 0)) == "Österreich"
    assert gone_to(*((letter, 0.1) for letter in "united s")) == "United States"
    assert gone_to(("k", 0)) == "United Kingdom"
    assert gone_to(("u", 0), ("s", 3)) == "Spain"
    assert gone_to(("z", 0)) == "Leave this out"
    assert not ByName().takes(" ")
    assert not ByName().takes("0")


async def test_letters_are_names_while_countries_are_shown_and_keys_again_afterwards(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "f2", "c")
        assert place(pilot) == ("helplines",)
        choices = pilot.app.screen.query_one(ChoiceList)
        await press(pilot, "a")
        assert (place(pilot), choices.row) == (("helplines",), Row("AR", "Argentina", key="1"))
        await press(pilot, "enter", "a")
        assert place(pilot)[0] == "form"


def test_countries_stand_in_the_order_of_their_letters_whatever_stands_above_them() -> None:
    wording.speak("es", {})
    try:
        names = [row.text for row in country_rows()]
    finally:
        wording.speak("en", {})
    assert names.index("Bélgica") < names.index("Brasil")


async def test_the_lines_of_a_country_that_was_chosen_are_read_from_the_first(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path, size=(60, 20)) as pilot:
        the_app(pilot).go("helplines")
        await pilot.pause()
        await press(pilot, *"united k", "enter")
        await pilot.pause()
        row = pilot.app.screen.query_one(ChoiceList).row
        assert row is not None
        assert row.id.startswith("line:")
        assert pilot.app.screen.query_one(Body).scroll_offset.y == 0
