"""What a country decides: its paper, the first day of its week; and which country and language a computer is set to."""

# First days and paper sizes are those of the Unicode CLDR (weekData, paperSize in supplemental data, release 46).

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

MONDAY: Final = 0
SATURDAY: Final = 5
SUNDAY: Final = 6

_FROM_SUNDAY: Final = frozenset(
    [
        "AG",
        "AS",
        "BD",
        "BR",
        "BS",
        "BT",
        "BW",
        "BZ",
        "CA",
        "CO",
        "DM",
        "DO",
        "ET",
        "GT",
        "GU",
        "HK",
        "HN",
        "ID",
        "IL",
        "IN",
        "JM",
        "JP",
        "KE",
        "KH",
        "KR",
        "LA",
        "MH",
        "MM",
        "MO",
        "MT",
        "MX",
        "MZ",
        "NI",
        "NP",
        "PA",
        "PE",
        "PH",
        "PK",
        "PR",
        "PT",
        "PY",
        "SA",
        "SG",
        "SV",
        "TH",
        "TT",
        "TW",
        "UM",
        "US",
        "VE",
        "VI",
        "WS",
        "YE",
        "ZA",
        "ZW",
    ]
)
_FROM_SATURDAY: Final = frozenset(
    ["AE", "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY"]
)
_LETTER: Final = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)

_LOCALE: Final = ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LC_MESSAGES", "LANG")
_SPEECH: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def first_weekday(country: str) -> int:
    """The day on which a week starts there: 0 is Monday, 6 is Sunday. Monday where nothing is known."""
    code = country.upper()
    return SUNDAY if code in _FROM_SUNDAY else SATURDAY if code in _FROM_SATURDAY else MONDAY


def letter_paper(country: str) -> bool:
    """Whether letter paper is the usual one there; A4 is elsewhere."""
    return country.upper() in _LETTER


def of_computer(environ: Mapping[str, str] | None = None) -> str:
    """The country that the settings of this computer name (ISO code), "" when they name none."""
    found = os.environ if environ is None else environ
    for name in _LOCALE:
        code = _parts(found.get(name, ""))[1]
        if code:
            return code
    return ""


def languages_of_computer(environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The languages that the settings of this computer name (ISO codes), the wanted one first."""
    found = os.environ if environ is None else environ
    named = next((words for name in _SPEECH if (words := found.get(name, ""))), "")
    if named in ("C", "POSIX") or named.startswith("C."):
        return ()
    several = found.get("LANGUAGE", "").split(":") if named else []
    codes = (_parts(words)[0] for words in (*several, named))
    return tuple(dict.fromkeys(code for code in codes if code))


def _parts(locale: str) -> tuple[str, str]:
    """Language and country of "es_MX.UTF-8@euro"; "" for what it does not name."""
    plain = locale.partition(".")[0].partition("@")[0].replace("-", "_")
    language, _, country = plain.partition("_")
    spoken = language.lower() if language.isalpha() and len(language) in (2, 3) else ""
    return spoken, country.upper() if len(country) == 2 and country.isalpha() else ""
