"""The few signs of ours: pointer, bullet, rule, tick; and their twins for terminals that have ASCII alone."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol


class Glyphs(NamedTuple):
    """Signs that pages draw. All stand in code page 437, so that old consoles have them."""

    pointer: str
    bullet: str
    rule: str
    bar: str
    border: str


UNICODE: Final = Glyphs("›", "•", "─", "█", "round")
ASCII: Final = Glyphs(">", "-", "-", "#", "ascii")

_TWINS: Final = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "-", "›": ">", "─": "-",
        "\N{NO-BREAK SPACE}": " ", "×": "x", "·": "-",
    }
)  # fmt: skip


class HasApp(Protocol):
    """A widget: it knows its app."""

    @property
    def app(self) -> object:
        """The app; ours says whether it draws ASCII alone."""


def ascii_only(widget: HasApp) -> bool:
    """Whether our own signs must be ASCII here."""
    return bool(getattr(widget.app, "ascii_only", False))


def glyphs(widget: HasApp) -> Glyphs:
    """The signs to draw with here."""
    return ASCII if ascii_only(widget) else UNICODE


def ours(widget: HasApp, sentence: str) -> str:
    """A sentence of ours as this terminal can show it. Never for the person's words: those stay as they are."""
    return sentence.translate(_TWINS) if ascii_only(widget) else sentence
