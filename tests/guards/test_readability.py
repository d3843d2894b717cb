"""The readability function against words and texts whose counts are known."""

from __future__ import annotations

import pytest

from tests.guards.readability import grade, long_words, sentences, syllables, words

COUNTED = {
    1: "a the home times thought tired phoned helps makes walked spoke your smile likes five eyes queue ring used",
    2: "open water safer people helpful happen wanted houses changes today crisis supper little being quiet "
    "helpless lonely movement wishes prison cousin going nation taxi ocean guarded language",
    3: "medicine supporter family hospital remember tomorrow idea together several musical telephone radio "
    "period video allergy important opinion musician",
    4: "emergency activity interesting comfortable particular january librarian usually",
    5: "opportunity university",
}


@pytest.mark.parametrize(("count", "word"), [(n, w) for n, line in COUNTED.items() for w in line.split()])
def test_syllables_of_known_words(count: int, word: str) -> None:
    assert syllables(word) == count


def test_sentences_and_words_are_counted_as_a_reader_would() -> None:
    text = 'Write one line. Is "none" fine? It is: you choose.\nStop here'
    assert sentences(text) == ["Write one line.", 'Is "none" fine?', "It is: you choose.", "Stop here"]
    assert words("Mum's well-being, 112 or 999") == ["Mum's", "well-being", "112", "or", "999"]


def test_the_grade_follows_the_formula() -> None:
    six_beats = "The cat sat on the mat."
    assert grade([six_beats]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    hard = "Responsibility for institutional documentation necessitates considerable deliberation."
    assert grade([hard]) > 20 > 5 > grade([six_beats])
    assert grade([]) == 0.0


def test_joining_does_not_glue_two_texts_into_one_sentence() -> None:
    assert grade(["One two three", "Four five six"]) == grade(["One two three. Four five six."])


def test_long_words_leave_out_what_is_allowed_in_any_form() -> None:
    allowed = frozenset({"medicine", "allergy"})
    text = "Medicines, allergies, an emergency, your medicine's name, a well-documented day"
    assert list(long_words(text, allowed)) == ["emergency", "documented"]
