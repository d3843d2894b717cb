"""The figures that are printed are about something."""

from __future__ import annotations

from tests.guards.figures import golden_texts, languages, parity


def test_every_count_finds_what_it_counts() -> None:
    for part in (parity(), golden_texts(), languages()):
        for line in part:
            assert any(character in "123456789" for character in line), line
    assert not [line for line in parity() if "in one alone" in line]
