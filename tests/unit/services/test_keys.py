"""Strength in words, and the paper of the spare key."""

import pytest

from wrap_tui.services.keys import Sheet, Strength, strength, suggestion


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", "empty"),
        ("password", "quick"),
        ("rex2014", "days"),
        ("my dog rex was born in 2014 in lisbon", "long"),
        ("x" * 500, "quick"),
        ("harbor velvet mango", "long"),
    ],
)
def test_strength_is_said_in_time(passphrase: str, said: Strength) -> None:
    steps = ["empty", "quick", "days", "years", "long"]
    assert abs(steps.index(strength(passphrase)) - steps.index(said)) <= 1
    assert (strength(passphrase) == "empty") == (said == "empty")


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
