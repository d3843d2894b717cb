"""Country and language: what a computer is set to, and what a country decides."""

from __future__ import annotations

import pytest

from wrap_tui import territory


@pytest.mark.parametrize(
    ("environ", "country", "languages"),
    [
        ({"LANG": "es_MX.UTF-8"}, "MX", ("es",)),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "pt_BR"}, "BR", ("pt",)),
        ({"LANG": "de_DE.UTF-8@euro", "LANGUAGE": "es:de"}, "DE", ("es", "de")),
        ({"LANG": "es"}, "", ("es",)),
        ({"LANG": "ast_ES.UTF-8"}, "ES", ("ast",)),
        ({"LANG": "C.UTF-8", "LANGUAGE": "es"}, "", ()),
        ({"LC_ALL": "POSIX", "LANG": "es_ES"}, "ES", ()),
        ({"LANG": ""}, "", ()),
        ({"LANG": "nonsense which is long"}, "", ()),
        ({}, "", ()),
    ],
)
def test_what_the_computer_names(environ: dict[str, str], country: str, languages: tuple[str, ...]) -> None:
    assert territory.of_computer(environ) == country
    assert territory.languages_of_computer(environ) == languages


@pytest.mark.parametrize(
    ("country", "first"),
    [("ES", 0), ("GB", 0), ("", 0), ("MX", 6), ("us", 6), ("AR", 0), ("CO", 6), ("EG", 5)],
)
def test_the_first_day_of_the_week(country: str, first: int) -> None:
    assert territory.first_weekday(country) == first


@pytest.mark.parametrize(
    ("country", "letter"), [("MX", True), ("us", True), ("ES", False), ("AR", False), ("", False)]
)
def test_the_paper(country: str, letter: bool) -> None:
    assert territory.letter_paper(country) is letter
