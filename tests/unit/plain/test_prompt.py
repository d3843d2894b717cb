"""At every prompt 0 is the crisis plan, ? is help, q stops; a leading space makes it text."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from tests.unit.plain.sitting import Script
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Locked, Prompt, Stop
from wrap_tui.plain.reader import Idle


def prompt(*answers: str) -> tuple[Prompt, io.StringIO, list[str]]:
    stream, called = io.StringIO(), list[str]()
    made = Prompt(Printer(stream), Script(list(answers)))
    made.crisis = lambda: called.append("crisis")
    made.help = lambda: called.append("help")
    made.hide = lambda: called.append("hide")
    return made, stream, called


ASKS: dict[str, Callable[[Prompt], object]] = {
    "words": lambda made: made.words(),
    "number": lambda made: made.number(3),
    "yes": lambda made: made.yes("plain.erase.ask"),
}


@pytest.mark.parametrize("ask", sorted(ASKS))
def test_the_three_commands_hold_at_every_prompt(ask: str) -> None:
    made, _, called = prompt("0", "?", "q")
    with pytest.raises(Stop):
        ASKS[ask](made)
    assert called == ["crisis", "help"]


@pytest.mark.parametrize("typed", [" 0", " ?", " q"])
def test_a_leading_space_makes_a_command_text(typed: str) -> None:
    assert prompt(typed)[0].words() == typed[1:]


def test_words_that_begin_like_a_command_are_text() -> None:
    assert prompt("0 sugar")[0].words() == "0 sugar"
    assert prompt("quiet")[0].words() == "quiet"


def test_hide_and_lock_are_words_at_numbers_and_text_at_text() -> None:
    made, _, called = prompt("hide", "lock")
    with pytest.raises(Locked):
        made.number(2)
    assert called == ["hide"]
    assert prompt("hide")[0].words() == "hide"


def test_a_number_is_asked_for_until_one_fits() -> None:
    made, stream, _ = prompt("7", "two", "2.")
    assert made.number(3) == 2
    assert stream.getvalue().count("Please type a number from 1 to 3.") == 2


@pytest.mark.parametrize("typed", ["7", "9" * 5000])
def test_of_one_row_no_range_is_said(typed: str) -> None:
    made, stream, _ = prompt(typed, "1")
    assert made.number(1) == 1
    assert "Please type 1. Or 0, ? or q." in stream.getvalue()


def test_enter_alone_is_no_number() -> None:
    assert prompt("")[0].number(3) == 0


def test_half_typed_words_come_back_after_hiding() -> None:
    stream = io.StringIO()
    script = Script(["\x0chalf a", ""])
    made = Prompt(Printer(stream), script)
    assert made.words() == "half a"
    assert script.seen == ["", "half a"]


def test_yes_and_no_in_words_letters_and_numbers() -> None:
    for typed, wanted in [("yes", True), ("N", False), ("1", True), ("2", False)]:
        assert prompt(typed)[0].yes("plain.erase.ask") is wanted
    assert prompt("")[0].yes("plain.erase.ask", enter=True) is True


def test_a_lone_command_is_no_half_typed_word_and_what_stood_there_stays() -> None:
    heard: list[str] = []
    made, _, called = prompt("0", "")
    assert made.words(start="as it was", heard=heard.append) == "as it was"
    assert called == ["crisis"]
    assert "0" not in heard
    assert heard[-1] == "as it was"


@pytest.mark.parametrize(
    ("typed", "does"), [("sit downq", "stop"), ("sit down?", "help"), ("sit down0", "crisis")]
)
def test_a_command_right_behind_words_that_stand_in_the_line_is_a_command(typed: str, does: str) -> None:
    made, stream, called = prompt(typed, "")
    kept: list[str] = []
    if does == "stop":
        with pytest.raises(Stop):
            made.words(start="sit down", heard=kept.append)
    else:
        assert made.words(start="sit down", heard=kept.append) == "sit down"
        assert called == [does]
    assert "sit down" in kept
    assert "Ctrl+U empties it." in stream.getvalue()


@pytest.mark.parametrize("typed", ["07700 9000", "07700 900 q", "07700 900!", "07700 90q"])
def test_a_number_that_goes_on_and_words_behind_a_space_are_text(typed: str) -> None:
    assert prompt(typed)[0].words(start="07700 900") == typed


def test_how_to_change_words_in_the_line_is_said_once() -> None:
    made, stream, _ = prompt("", "")
    made.words(start="tea")
    made.words(start="milk")
    assert stream.getvalue().count("Ctrl+U") == 1


def test_when_nobody_types_for_long_it_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    made, _, _ = prompt()

    def nobody(*_: object) -> str:
        raise Idle

    monkeypatch.setattr(made.reader, "line", nobody)
    with pytest.raises(Locked):
        made.words()


def test_the_whole_name_of_a_row_counts_as_its_number() -> None:
    names = ["Steady", "Heavy", "Así así", "Twice", "twice"]
    made, stream, _ = prompt("heavy", "ASI ASI", "twice", "heav", "1")
    assert [made.number(5, names=names) for _ in range(3)] == [2, 3, 1]
    assert stream.getvalue().count("from 1 to 5") == 2, (
        "a name that two rows have, and a part of one, are asked again"
    )
