"""The countries whose helplines are known, as rows; the likely one first, under the key 1."""

from __future__ import annotations

from wrap_tui.domain.text import folded
from wrap_tui.flows.first_run import likely_country
from wrap_tui.services.helplines import countries
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say

NONE = "none"
"""The row of leaving the country out."""


def country_rows(chosen: str = "") -> list[Row]:
    """All countries by name, the chosen or likely one first and leaving it out last.

    With neither, leaving it out stands first: Enter alone never takes a country that nobody named.
    """
    known = countries()
    first = chosen or likely_country()
    ordered = sorted(known, key=lambda country: (country[0] != first, folded(country[1])))
    rows = [
        Row(code, name, key=str(place) if place <= 9 else "") for place, (code, name) in enumerate(ordered, 1)
    ]
    none = Row(NONE, say("first_run.country.none"))
    return [*rows, none] if first else [none, *rows]
