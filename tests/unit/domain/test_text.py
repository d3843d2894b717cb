"""Words survive cleaning; what a terminal would obey does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.domain.text import clean, folded, one_line, pasted_lines, without_accents


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_words_without_control_characters_stay_as_they_are(words: str) -> None:
    assert clean(words) == words


@given(st.text())
def test_cleaning_twice_is_cleaning_once(words: str) -> None:
    once = clean(words)
    assert clean(once) == once
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b1mC1", "1mC1"),
        ("zero\x00byte", "zerobyte"),
        ("👩🏽‍⚕️ مرحبا [/] [b]", "👩🏽‍⚕️ مرحبا [/] [b]"),
        ("\ud800lone", "lone"),
    ],
)
def test_control_codes_are_dropped_and_scripts_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_one_line_joins_white_space() -> None:
    assert one_line("  two\n words\t here ") == "two words here"


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("- tea\n* walk\n• call Asha\n1. bed\n2) sleep", ("tea", "walk", "call Asha", "bed", "sleep")),
        ("plain\n\n  \nlines", ("plain", "lines")),
        ("[ ] open box\n[x] not a mark", ("open box", "[x] not a mark")),
        ("-5 degrees outside", ("-5 degrees outside",)),
        ("·\tone\no\ttwo\n§\tthree\n▪ four\n— five\n→ six", ("one", "two", "three", "four", "five", "six")),
        ("- [ ] a\n* [x] b\n☐ c\n✓ d\n•\u00a0e\na) f\n(12) g", ("a", "b", "c", "d", "e", "f", "g")),
        ("tea\n-\n•\n3.\n- [ ]", ("tea",)),
        ("1984. A book\no dear\n—Hola\nA) B", ("1984. A book", "o dear", "—Hola", "A) B")),
    ],
)
def test_a_pasted_list_loses_its_marks_only(typed: str, items: tuple[str, ...]) -> None:
    assert pasted_lines(typed) == items


def test_for_comparing_case_and_accents_do_not_count() -> None:
    assert folded("ÁRBOL Straße") == "arbol strasse"
    assert folded("cafe\u0301") == folded("CAFÉ") == "cafe"
    assert without_accents("mañana") == "manana"
    assert without_accents("plain") == "plain"
