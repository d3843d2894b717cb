"""The word list, suggestions, and spare keys as words."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui import resources
from wrap_tui.store import words
from wrap_tui.store.secret import SpareKey


def test_list_is_the_eff_long_list() -> None:
    assert len(words.listed()) == 7776 == len(words.numbers())
    assert words.listed()[0] == "abacus"
    assert words.listed()[-1] == "zoom"


def test_suggestion_has_words_of_the_list() -> None:
    suggested = words.suggest(5).split(" ")
    assert len(suggested) == 5
    assert set(suggested) <= set(words.listed())
    assert words.suggest() != words.suggest()


HARSH = (
    "suicide",
    "poison",
    "violator",
    "trash",
    "trustless",
    "isolation",
    "handled",
    "impulse",
    "relapse",
    "grave",
)


def test_words_that_hurt_are_never_offered() -> None:
    left_out = set(words.listed()) - set(words.gentle())
    assert left_out == set(resources.text("words", "left_out.txt").split())
    assert {word for word in HARSH if word in words.numbers()} - left_out == {"handled"}
    assert len(words.gentle()) > 6500
    for _ in range(20):
        offered = {*words.suggest(30).split(" "), *words.words_of(words.new_secret())}
        assert not offered & left_out


@given(st.binary(min_size=16, max_size=16))
def test_every_secret_comes_back_from_its_words(secret: bytes) -> None:
    typed = words.words_of(secret)
    assert len(typed) == 11 == sum(words.SPARE_LINES)
    assert words.secret_of(typed) == secret


def test_typed_with_numbers_lines_and_capitals() -> None:
    secret = os.urandom(16)
    typed = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(words.words_of(secret), 1))
    assert SpareKey(typed).candidates() == (secret,)
    assert SpareKey("  ".join(f"{n}.{w}" for n, w in enumerate(words.words_of(secret), 1))).candidates() == (
        secret,
    )


@given(st.binary(min_size=16, max_size=16), st.integers(0, 10), st.integers(1, 7775))
def test_almost_no_wrong_word_goes_through(secret: bytes, place: int, shift: int) -> None:
    typed = list(words.words_of(secret))
    typed[place] = words.listed()[(words.numbers()[typed[place]] + shift) % 7776]
    try:
        found = words.secret_of(typed)
    except ValueError:
        return
    assert found != secret


def test_checksum_catches_slips() -> None:
    caught = 0
    for _ in range(300):
        typed = list(words.words_of(os.urandom(16)))
        typed[3], typed[4] = typed[4], typed[3]
        try:
            words.secret_of(typed)
        except ValueError:
            caught += 1
    assert caught >= 298


@pytest.mark.parametrize(
    "text", ["", "one", "abacus " * 10, "abacus " * 12, "xyzzy " + "abacus " * 10, "zoom " * 11]
)
def test_not_a_spare_key(text: str) -> None:
    assert SpareKey(text).candidates() == ()


def test_unknown_words_are_named_by_place() -> None:
    assert words.unknown(("abacus", "abacsu", "zoom", "")) == (2, 4)
