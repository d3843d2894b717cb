"""All pages and settings, line by line: headings to skim by, rows that read as sentences."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit


def test_the_menu_can_be_skimmed_by_its_headings() -> None:
    lines = sit(book(), "menu", answers=["", "", "q"]).splitlines()
    heads = [
        lines.index(f"{name}.") for name in ("My plan", "Day by day", "People and copies", "This program")
    ]
    assert heads == sorted(heads)
    assert all(not lines[at - 1] and lines[at + 1][0].isdigit() for at in heads)


def test_a_setting_reads_as_one_sentence() -> None:
    printed = sit(book(), "settings", answers=["", "q"])
    assert "The daily list goes by time of day." in printed
