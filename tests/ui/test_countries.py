"""The rows of countries: a likely one first, and no country by Enter alone when none is likely."""

from __future__ import annotations

import pytest

from wrap_tui.screens.countries import NONE, country_rows


def test_with_nothing_known_leaving_it_out_stands_first() -> None:
    rows = country_rows()
    assert rows[0].id == NONE
    assert [row.key for row in rows[1:10]] == list("123456789")


def test_a_likely_or_chosen_country_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (country_rows("GB")[0].id, country_rows("GB")[-1].id) == ("GB", NONE)
    monkeypatch.setenv("LANG", "en_NZ.UTF-8")
    assert (country_rows()[0].id, country_rows()[0].key) == ("NZ", "1")
