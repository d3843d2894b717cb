"""The first run as steps: how to start, a passphrase, a country, where to begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from wrap_tui import territory
from wrap_tui.flows.guide import FIRST_PAGE

STEPS: Final = ("welcome", "passphrase", "country", "begin")

STARTS: Final = ("own", "demo", "file", "plain")
"""How one can start, in the offered order."""

BEGINNINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "well": ("guide", "well"),
    "helps": ("guide", "toolbox"),
    "crisis": ("guide", FIRST_PAGE),
    "today": ("today",),
}
"""Where one can begin -> page and arguments."""


def likely_country(environ: Mapping[str, str] | None = None) -> str:
    """The country that the language setting of this computer names (ISO code), "" when it names none.

    It is offered first and never taken by itself.
    """
    return territory.of_computer(environ)
