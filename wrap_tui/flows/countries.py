"""Choosing the country of the helplines: the likely ones first, each with one digit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.services import helplines

COMMON: Final = ("GB", "US", "CA", "AU", "IE", "NZ", "IN", "DE", "ES")
"""Offered with a digit when nothing else is known; the order says nothing."""
DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its code, name, and the digit that chooses it ("" for none)."""

    code: str
    name: str
    digit: str


def offered(locale: str = "", chosen: str = "") -> tuple[Country, ...]:
    """All countries with helplines: the chosen one, that of the locale ("en_GB.UTF-8") and common ones first."""
    names = dict(helplines.countries())
    territory = locale.partition(".")[0].rpartition("_")[2].upper()
    first = [code for code in dict.fromkeys((chosen, territory, *COMMON)) if code in names][:DIGITS]
    rest = [code for code in names if code not in first]
    likely = [Country(code, names[code], str(i)) for i, code in enumerate(first, 1)]
    return (*likely, *(Country(code, names[code], "") for code in rest))
