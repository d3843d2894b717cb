"""How keys are said, remapped and turned off."""

from __future__ import annotations

from wrap_tui import keys, wording


def test_keys_are_said_as_people_say_them() -> None:
    wanted = {
        "ctrl+g": "Ctrl+G", "f2": "F2", "question_mark": "?", "slash": "/", "pagedown": "PgDn", "a": "a",
        "escape": "Esc", "shift+tab": "Shift+Tab", "0": "0",
    }  # fmt: skip
    assert {key: keys.spoken(key) for key in wanted} == wanted


def test_nine_digits_are_said_as_a_range() -> None:
    assert keys.spoken_keys(keys.row("today.digit")) == "1 to 9"


def test_single_characters_can_be_turned_off_and_rows_remapped() -> None:
    row = keys.row("shell.crisis")
    assert keys.keys_of(row, letters=False) == ("f2", "ctrl+g")
    assert keys.keys_of(keys.row("shell.crisis_digit"), letters=False) == ()
    assert keys.spoken_keys(keys.row("section.add"), {"section.add": "f5,x"}) == "F5, x"
    assert keys.keys_of(keys.row("section.add"), {"section.add": "f5,x"}, letters=False) == ("f5",)


def test_a_remapping_cannot_take_what_terminals_need() -> None:
    wanted = {"section.add": "f5", "section.remove": "ctrl+h", "nothing.here": "f6", "section.undo": " "}
    assert keys.usable(wanted) == {"section.add": "f5"}


def test_keys_are_called_as_on_the_keyboard_of_the_language_spoken() -> None:
    wording.speak("es", {})
    try:
        said = [keys.spoken(key) for key in ("space", "pagedown", "home", "shift+tab", "ctrl+home", "f2")]
    finally:
        wording.speak("en", {})
    assert said == ["Espacio", "AvPág", "Inicio", "Shift+Tab", "Ctrl+Inicio", "F2"]
