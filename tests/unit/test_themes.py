"""Contrast of every text pair in every theme (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.color import Color, ColorSystem
from textual.theme import Theme

from wrap_tui import themes
from wrap_tui.settings import THEMES


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLOURED = [theme for theme in themes.ALL if not theme.ansi]


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", themes.TEXT_PAIRS, ids="-".join)
def test_every_text_pair_can_be_read(theme: Theme, pair: tuple[str, str]) -> None:
    text, ground = (themes.colour(theme, name) for name in pair)
    assert contrast(text, ground) >= 4.5, (text, ground)


XTERM = [
    "#000000",
    "#cd0000",
    "#00cd00",
    "#cdcd00",
    "#0000ee",
    "#cd00cd",
    "#00cdcd",
    "#e5e5e5",
    "#7f7f7f",
    "#ff0000",
    "#00ff00",
    "#ffff00",
    "#5c5cff",
    "#ff00ff",
    "#00ffff",
    "#ffffff",
]
CONSOLE = [
    "#000000",
    "#aa0000",
    "#00aa00",
    "#aa5500",
    "#0000aa",
    "#aa00aa",
    "#00aaaa",
    "#aaaaaa",
    "#555555",
    "#ff5555",
    "#55ff55",
    "#ffff55",
    "#5555ff",
    "#ff55ff",
    "#55ffff",
    "#ffffff",
]
"""The sixteen colours of xterm and of a Linux console."""
LEAST = 4.5


@pytest.mark.parametrize("palette", [XTERM, CONSOLE], ids=("xterm", "console"))
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_what_is_left_of_the_colours_where_there_are_sixteen_can_be_read(
    theme: Theme, palette: list[str]
) -> None:
    low = {}
    for pair in themes.TEXT_PAIRS:
        fitted = themes.of_sixteen(theme)
        numbers = [
            Color.parse(themes.colour(fitted, name)).downgrade(ColorSystem.STANDARD).number for name in pair
        ]
        text, ground = (palette[number or 0] for number in numbers)
        if contrast(text, ground) < LEAST:
            low[pair] = (text, ground, round(contrast(text, ground), 1))
    assert low == {}


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_the_steps_of_the_calendar_differ_in_lightness_alone(theme: Theme) -> None:
    steps = [luminance(themes.colour(theme, f"heat{i}")) for i in range(6)]
    rising = [b > a for a, b in pairwise(steps)]
    assert all(rising) or not any(rising)


def test_no_colour_has_no_colour() -> None:
    names = {name for pair in themes.TEXT_PAIRS for name in pair}
    assert {themes.colour(themes.NO_COLOUR, name) for name in names} == {"ansi_default"}


def test_the_choice_of_a_theme() -> None:
    assert themes.chosen("auto") == "calm-dark"
    assert themes.chosen("auto", light=True) == "calm-light"
    assert themes.chosen("contrast", light=True) == "contrast"
    assert themes.chosen("contrast", no_colour=True) == "none"
    assert set(THEMES) - {"auto"} == {theme.name for theme in themes.ALL}
