"""The first run as steps: how to start, a passphrase, a country, where to begin."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from typing import Final

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
    found = os.environ if environ is None else environ
    for name in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LC_MESSAGES", "LANG"):
        code = locale.normalize(found.get(name, "")).partition(".")[0].partition("_")[2]
        if len(code) == 2 and code.isalpha():
            return code.upper()
    return ""
