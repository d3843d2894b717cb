"""Colours: calm dark, calm light, contrast, and none at all. Every text pair has a contrast of 4.5:1 or more."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import Theme

CALM_DARK: Final = Theme(
    name="calm-dark",
    dark=True,
    background="#161B21",
    surface="#1E252D",
    panel="#20272F",
    foreground="#E8EAED",
    primary="#8AB8E0",
    secondary="#8CCBB8",
    accent="#F0C27A",
    success="#8CCBB8",
    warning="#F0C27A",
    error="#F2A39B",
    variables={
        "muted": "#AAB4BE",
        "rule": "#4A5663",
        "focus-bg": "#2C4A66",
        "focus-fg": "#FFFFFF",
        "crisis-bg": "#F0C27A",
        "crisis-fg": "#1B1408",
        "border-blurred": "#4A5663",
        "input-cursor-background": "#F0C27A",
        "input-cursor-foreground": "#161B21",
        "input-selection-background": "#2C4A66",
        "input-selection-foreground": "#FFFFFF",
        "heat0": "#28313B",
        "heat1": "#3D3A66",
        "heat2": "#5A5C94",
        "heat3": "#6F8FB5",
        "heat4": "#93C3BE",
        "heat5": "#E9E3A3",
    },
)
CALM_LIGHT: Final = Theme(
    name="calm-light",
    dark=False,
    background="#FAF7F1",
    surface="#FFFFFF",
    panel="#EFE9DE",
    foreground="#20262C",
    primary="#1C5A8C",
    secondary="#1F6B5C",
    accent="#702800",
    success="#1F6B5C",
    warning="#702800",
    error="#A3261B",
    variables={
        "muted": "#565F68",
        "rule": "#B9B1A3",
        "focus-bg": "#CFE3F4",
        "focus-fg": "#0E2A40",
        "crisis-bg": "#4A2B00",
        "crisis-fg": "#FFFFFF",
        "border-blurred": "#B9B1A3",
        "input-cursor-background": "#1C5A8C",
        "input-cursor-foreground": "#FFFFFF",
        "input-selection-background": "#CFE3F4",
        "input-selection-foreground": "#0E2A40",
        "heat0": "#EFE9DE",
        "heat1": "#D9D3EC",
        "heat2": "#A9B4DC",
        "heat3": "#6E93C4",
        "heat4": "#2F7A8C",
        "heat5": "#0F4D4A",
    },
)
CONTRAST: Final = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#FFFFFF",
    primary="#FFFF00",
    secondary="#00FFFF",
    accent="#FFFF00",
    success="#00FFFF",
    warning="#FFFF00",
    error="#FFFFFF",
    variables={
        "muted": "#FFFFFF",
        "rule": "#FFFFFF",
        "focus-bg": "#FFFF00",
        "focus-fg": "#000000",
        "crisis-bg": "#FFFF00",
        "crisis-fg": "#000000",
        "border-blurred": "#FFFFFF",
        "input-cursor-background": "#FFFF00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#FFFF00",
        "input-selection-foreground": "#000000",
        "heat0": "#000000",
        "heat1": "#333333",
        "heat2": "#555555",
        "heat3": "#888888",
        "heat4": "#BBBBBB",
        "heat5": "#FFFFFF",
    },
)
_DEFAULT: Final = "ansi_default"
NO_COLOUR: Final = Theme(
    name="none",
    dark=True,
    ansi=True,
    background=_DEFAULT,
    surface=_DEFAULT,
    panel=_DEFAULT,
    boost=_DEFAULT,
    foreground=_DEFAULT,
    primary=_DEFAULT,
    secondary=_DEFAULT,
    accent=_DEFAULT,
    success=_DEFAULT,
    warning=_DEFAULT,
    error=_DEFAULT,
    variables=dict.fromkeys((*CALM_DARK.variables, "ansi-background", "ansi-foreground"), _DEFAULT),
)

ALL: Final = (CALM_DARK, CALM_LIGHT, CONTRAST, NO_COLOUR)

_SIXTEEN: Final[dict[str, dict[str, str]]] = {
    "calm-dark": {"focus-bg": "#0000AA", "input-selection-background": "#0000AA"},
    "calm-light": {"muted": "#000000", "input-cursor-background": "#0000AA"},
}
_SIXTEEN_LIGHT: Final = "#0000AA"
"""Blue in place of the bright black to which a terminal of sixteen colours would bring these down."""


def of_sixteen(theme: Theme) -> Theme:
    """The theme as a terminal of sixteen colours can show it with the same contrast."""
    if theme.name not in _SIXTEEN:
        return theme
    fitted = replace(theme, variables={**theme.variables, **_SIXTEEN[theme.name]})
    return fitted if theme.dark else replace(fitted, primary=_SIXTEEN_LIGHT, secondary=_SIXTEEN_LIGHT)


def drawn_with(colours: str | None) -> tuple[Theme, ...]:
    """All themes for a terminal, by what it knows: "standard" is sixteen colours."""
    return tuple(of_sixteen(theme) for theme in ALL) if colours == "standard" else ALL


TEXT_PAIRS: Final = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("muted", "background"),
    ("muted", "surface"),
    ("primary", "background"),
    ("primary", "panel"),
    ("secondary", "background"),
    ("accent", "background"),
    ("error", "background"),
    ("focus-fg", "focus-bg"),
    ("crisis-fg", "crisis-bg"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
)
"""Pairs (text, ground) that stand on pages; a test holds each to 4.5:1."""


def chosen(wanted: str, *, light: bool = False, no_colour: bool = False) -> str:
    """The name of the theme to show: the chosen one; "auto" follows the terminal; no colour where asked for."""
    if no_colour:
        return NO_COLOUR.name
    if wanted == "auto":
        return CALM_LIGHT.name if light else CALM_DARK.name
    return wanted


def colour(theme: Theme, name: str) -> str:
    """The colour that a theme gives a name (its own field, or a variable)."""
    return str((theme.variables or {}).get(name) or getattr(theme, name))
