"""The steps of a copy for somebody, and what is offered in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Step = Literal["who", "sees", "parts", "device", "look", "what", "where", "label", "words", "note", "done"]

DEVICES: Final = ("iphone", "android", "computer", "paper", "unknown")

BEFORE: Final[Mapping[Step, Step]] = {
    "sees": "who",
    "parts": "sees",
    "device": "sees",
    "look": "who",
    "what": "look",
    "where": "look",
    "label": "look",
}
"""Where a step leads back to."""


@dataclass(frozen=True, slots=True)
class Sees:
    """One offer of what somebody sees: an audience, the usual two, what their last copy held, or to choose."""

    id: str
    label: str
    line: str
