"""Keys at one line: what is typed, and what a terminal is told."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.plain.editing import TypedLine

KEYS = st.text(
    alphabet=st.sampled_from(string.ascii_letters + "éñ漢 \x7f\x08\x17\x15\x01\x05\x02\x06\x04"), max_size=60
)


def typed(keys: str, start: str = "") -> TypedLine:
    line = TypedLine(start)
    for key in keys:
        line.press(key)
    return line


def screen(keys: str) -> str:
    """What stands on a terminal's line after the echoes, backspaces obeyed."""
    line, cells, at = TypedLine(), list[str](), 0
    for key in keys:
        echo, _ = line.press(key)
        for shown in echo:
            if shown == "\b":
                at = max(at - 1, 0)
            else:
                cells[at : at + 1] = [shown]
                at += 1
    return "".join(cells).rstrip()


def test_letters_are_typed_and_echoed() -> None:
    line = TypedLine()
    assert line.press("a") == ("a", "")
    assert line.text == "a"


def test_backspace_takes_a_whole_cluster() -> None:
    assert typed("e\u0301\x7f").text == ""
    assert typed("a👩\u200d👧\x7f").text == "a"


def test_words_and_lines_can_be_taken_back() -> None:
    assert typed("one two\x17").text == "one "
    assert typed("one two\x15").text == ""


def test_the_cursor_moves_and_letters_go_in_between() -> None:
    assert typed("ac\x1b[Db").text == "abc"
    assert typed("bc\x1b[Ha").text == "abc"
    assert typed("bc\x01a\x1b[Fd").text == "abcd"
    assert typed("abc\x01\x1b[3~").text == "bc"


def test_unknown_sequences_and_control_characters_leave_no_mark() -> None:
    assert typed("a\x1b[1;5Cb\x1bOPc\x00\x07").text == "abc"


def test_a_lone_escape_swallows_nothing() -> None:
    assert typed("a\x1bb").text == "ab"


def test_enter_hide_end_and_again_are_told() -> None:
    assert TypedLine().press("\n")[1] == "enter"
    assert TypedLine().press("\r")[1] == "enter"
    assert TypedLine().press("\x0c")[1] == "hide"
    break_key = TypedLine("half")
    assert [break_key.press(part)[1] for part in "\x1b[17~"] == ["", "", "", "", "pause"]
    assert break_key.text == "half"
    assert TypedLine().press("\x04")[1] == "end"
    assert TypedLine("words").press("\x04")[1] == ""
    assert TypedLine().press("\x12")[1] == "again"
    assert TypedLine().press("\x07")[1] == "crisis"
    line = TypedLine()
    assert [line.press(key)[1] for key in "\x1bOQ"] == ["", "", "crisis"]
    assert [line.press(key)[1] for key in "\x1b[11~"][-1] == "help"


@given(KEYS)
def test_no_echo_holds_an_escape_code(keys: str) -> None:
    line = TypedLine()
    for key in keys:
        echo, _ = line.press(key)
        assert "\x1b" not in echo
        assert all(c == "\b" or c >= " " for c in echo)


@given(st.text(alphabet=st.sampled_from("abcdef \x7f\x17\x15\x01\x05\x02\x06"), max_size=50))
def test_the_terminal_shows_what_was_typed(keys: str) -> None:
    assert screen(keys) == typed(keys).text.rstrip()
