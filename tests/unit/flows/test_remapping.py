"""The person's own keys: what does not hold is said with the key, the file and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui import keys, settings
from wrap_tui.flows.remapping import trouble


def said(tmp_path: Path, text: str) -> tuple[str, ...]:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    return trouble(file, settings.load(file).keys)


@pytest.mark.parametrize(
    ("row", "names", "words"),
    [
        ("section.add", "ctrl+a", "Ctrl+A belongs to the terminal"),
        ("section.add", "F 5", "no key called F 5"),
        ("section.add", "", "no key stands there"),
        ("section.add", "d", "d is the key of section.remove too"),
        ("section.add", "f2", "F2 is the key of shell.crisis too"),
        ("sektion.add", "f5", "nothing of that name"),
    ],
)
def test_a_row_that_does_not_hold_is_said(tmp_path: Path, row: str, names: str, words: str) -> None:
    (sentence,) = said(tmp_path, f'[keys]\n"{row}" = "{names}"\n')
    assert sentence.startswith(f"In settings.toml, {row}:")
    assert words in sentence


def test_rows_that_hold_say_nothing(tmp_path: Path) -> None:
    assert said(tmp_path, '[keys]\n"section.add" = "f5,plus"\n"section.remove" = "delete"\n') == ()
    assert said(tmp_path, "") == ()
    assert trouble(tmp_path / "none.toml", {}) == ()


def test_two_rows_can_change_places(tmp_path: Path) -> None:
    assert said(tmp_path, '[keys]\n"section.add" = "d"\n"section.remove" = "a"\n') == ()


def test_a_file_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    assert said(tmp_path, "ascii = true\nkeys = [\n\nx")[0].startswith("settings.toml cannot be read at line")


def test_the_usual_keys_have_no_trouble_with_themselves(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("", "utf-8")
    for key in keys.TABLE:
        sentences = trouble(file, {key.id: key.keys})
        assert not [s for s in sentences if "no key called" in s or "belongs to" in s], key.id


def test_a_name_without_quotes_and_a_value_that_is_no_text_are_said(tmp_path: Path) -> None:
    (sentence,) = said(tmp_path, '[keys]\nsection.add = "f5"\n')
    assert sentence.startswith("In settings.toml, section.add:")
    assert 'Write "section.add", quotes too.' in sentence
    (sentence,) = said(tmp_path, '[keys]\n"section.add" = 5\n')
    assert "no text" in sentence


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ('[colours]\nground = "blue"\n', "colours", "no setting of that name"),
        ('theem = "contrast"\n', "theem", "no setting of that name"),
        ('theme = "blue"\n', "theme", "does not fit"),
        ('idle_minutes = "ten"\n', "idle_minutes", "does not fit"),
        ('keys = "f5"\n', "keys", "does not fit"),
    ],
)
def test_a_row_outside_the_keys_that_does_not_hold_is_said(
    tmp_path: Path, text: str, row: str, words: str
) -> None:
    (sentence,) = said(tmp_path, text)
    assert sentence.startswith(f"In settings.toml, {row}:")
    assert words in sentence


def test_saved_settings_say_nothing(tmp_path: Path) -> None:
    settings.save(tmp_path / "settings.toml", settings.Settings(theme="contrast", country="GB"))
    assert trouble(tmp_path / "settings.toml", {}) == ()
