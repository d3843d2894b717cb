"""Directions: numbers stay left to right, no control reaches past its line, telephones get a number they can dial."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.export.as_text import as_text
from wrap_tui.export.direction import closed, dialled, direction, isolated, left_to_right, phone, words
from wrap_tui.export.tree import Bullets, Document, Section, plain


@pytest.mark.parametrize(
    ("number", "dials"),
    [
        ("07700 900123", "07700900123"),
        ("+44 (0)20 7946 0123", "+442079460123"),
        ("Home 020 7946 0000 / 07700 900123", "02079460000"),
        ("0711/123456", "0711123456"),
        ("1-800-891-4416", "18008914416"),
        ("0800 078 7746 (free)", "08000787746"),
        ("07700 900123 ext 45", "07700900123"),
        ("٠٧٧٠٠ ٩٠٠١٢٣", "07700900123"),
        ("999 (ambulance)", "999"),
        ("12", ""),
        ("ring the bell", ""),
        ("9" * 40, ""),
        ("", ""),
    ],
)
def test_what_a_telephone_dials(number: str, dials: str) -> None:
    assert dialled(number) == dials
    assert phone(number).text == number


@given(st.text())
def test_dialling_any_text_gives_digits_or_nothing(number: str) -> None:
    assert dialled(number).lstrip("+").isascii()
    assert dialled(number) == "" or dialled(number).lstrip("+").isdigit()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("hello", "ltr"),
        ("שלום hello", "rtl"),
        ("123 مرحبا", "rtl"),
        ("123", "ltr"),
        ("", "ltr"),
        ("\u2068שרה\u2069, Ben", "ltr"),
    ],
)
def test_the_first_letter_that_is_not_isolated_gives_the_direction(text: str, runs: str) -> None:
    assert direction(text) == runs


@given(st.text(st.sampled_from("ab\n\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u202c")))
def test_every_control_is_closed_on_its_own_line(text: str) -> None:
    for line in closed(text).split("\n"):
        depth: list[str] = []
        for character in line:
            if character in "\u202a\u202b\u202d\u202e":
                depth.append("\u202c")
            elif character in "\u2066\u2067\u2068":
                depth.append("\u2069")
            elif depth and character == depth[-1]:
                depth.pop()
        assert not depth
    assert closed(closed(text)) == closed(text)


@given(st.text())
def test_spans_hold_the_words_unchanged(text: str) -> None:
    assert plain(words(text)) == closed(text)


def test_numbers_in_right_to_left_words_are_spans_of_their_own() -> None:
    spans = words("התקשרו 020 7946 0123 בערב")
    assert [span.text for span in spans if span.kind == "phone"] == ["020 7946 0123"]
    assert [span.kind for span in words("ring 020 7946 0123")] == ["plain"]


def test_marks_stand_around_what_needs_them_alone() -> None:
    assert isolated("plain") == "plain"
    assert isolated("שרה") == "\u2068שרה\u2069"
    assert left_to_right("020") == "\u2066020\u2069"


def test_a_line_cut_from_right_to_left_words_runs_right_to_left_whatever_it_begins_with() -> None:
    said = words("שבו לידי לא מולי " * 3 + "בערב אני לוקחת " + "Lithium 400 mg (לא בבוקר!).")
    section = Section((), 2, (Bullets((said,)),))
    lines = as_text(Document("Plan", "en", (), (section,))).split("\n")
    cut = next(line for line in lines if "Lithium" in line)
    assert cut.startswith("  \u2067Lithium")
    assert cut.endswith("\u2069")
