"""Strength in words, and the paper of the spare key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.services.keys import Sheet, Strength, strength, suggestion


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", "empty"),
        ("a", "quick"),
        ("password", "quick"),
        ("rex2014", "quick"),
        ("14 March 1985", "quick"),
        ("x" * 500, "quick"),
        ("word " * 200, "quick"),
        ("half a pass", "quick"),
        ("half a pass half a pass", "quick"),
        ("i love my dog", "quick"),
        ("let me in please", "quick"),
        ("to be or not to be", "quick"),
        ("five plain words for this", "days"),
        ("red blue green yellow", "days"),
        ("operable borax broiling", "years"),
        ("operable borax broiling fiction", "long"),
        ("OPERABLE  borax broiling fiction broadways", "long"),
        ("my dog rex was born in 2014 in lisbon", "years"),
        ("I ring Asha when it rains in Leeds", "long"),
    ],
)
def test_strength_is_said_in_time(passphrase: str, said: Strength) -> None:
    assert strength(passphrase) == said


@given(st.lists(st.sampled_from(["a", "half", "the", "pass", "dog", "my", "is"]), max_size=3))
def test_three_very_common_words_are_never_called_strong(common: list[str]) -> None:
    assert strength(" ".join(common)) in ("empty", "quick", "days")


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_anything_typed_has_a_strength(one: str, other: str) -> None:
    assert strength(f"{one} {other}") != "empty"


def test_suggested_words_are_strong_and_differ() -> None:
    made = {suggestion() for _ in range(20)}
    assert len(made) == 20
    assert {len(words.split()) for words in made} == {5}
    assert strength(made.pop()) == "long"


def test_the_paper_has_three_lines_and_the_second_is_typed_back() -> None:
    sheet = Sheet(
        (
            "abacus",
            "abdomen",
            "abide",
            "ability",
            "able",
            "abnormal",
            "abode",
            "abolish",
            "abrasive",
            "abroad",
            "abrupt",
        )
    )
    assert [len(line) for line in sheet.lines] == [4, 4, 3]
    assert sheet.lines[1][0] == (5, "able")
    assert sheet.second_line_is(" 5. Able  ABNORMAL abode 8 abolish")
    assert not sheet.second_line_is("abacus abdomen abide ability")
