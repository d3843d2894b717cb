"""Hours that a person typed: what is an hour to a clock, and what stays their words."""

from __future__ import annotations

import pytest

from wrap_tui import wording
from wrap_tui.domain.helpline import Hours, parse_hours, stated
from wrap_tui.services.typed_hours import read_hours


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (("always",), ("always",)),
        (("24/7",), ("always",)),
        (("Mon-Fri 09:00-17:00",), ("mon-fri 09:00-17:00",)),
        (("monday to friday 9am - 5pm",), ("mon-fri 09:00-17:00",)),
        (("Sat 10-12", "Sunday 20:00-24:00"), ("sat 10:00-12:00", "sun 20:00-24:00")),
        (("every day 22:00-06:00",), ("mon-sun 22:00-06:00",)),
        (("18.30-20.00",), ("mon-sun 18:30-20:00",)),
        (("Fri-Mon 0:00-24:00",), ("fri-mon 00:00-24:00",)),
    ],
)
def test_hours_are_read(typed: tuple[str, ...], read: tuple[str, ...]) -> None:
    assert read_hours(typed) == parse_hours(read)


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("when Jo is in",),
        ("Mon-Fri 09:00-17:00", "and when the lamp is lit"),
        ("t 9-17",),
        ("Mon 25:00-26:00",),
    ],
)
def test_other_words_are_not_hours(typed: tuple[str, ...]) -> None:
    assert read_hours(typed) is None


def test_the_days_of_the_language_spoken_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.services.typed_hours.chosen", lambda: "es")
    assert "es" in wording.languages()
    assert read_hours(("lunes a viernes 9:00 a 17:00",)) == parse_hours(("mon-fri 09:00-17:00",))
    assert read_hours(("siempre",)) == Hours(always=True)
    assert read_hours(("mon-fri 9-17",)) == parse_hours(("mon-fri 09:00-17:00",))


@pytest.mark.parametrize(
    "words", [("always",), ("mon-fri 09:00-17:00", "sat 10:00-24:00"), ("sun-thu 22:00-06:30",)]
)
def test_hours_come_back_from_their_words(words: tuple[str, ...]) -> None:
    assert stated(parse_hours(words)) == words
    assert read_hours(words) == parse_hours(words)
