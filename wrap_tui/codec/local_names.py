"""What a language calls countries, cities and the few words of the helplines: `data/<language>/helplines.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from wrap_tui import resources, wording
from wrap_tui.codec.catalog_file import Table, read_table

Kind = Literal["countries", "cities", "words"]


class _Names(Table, frozen=True):
    """Countries by code; cities and words by what they are in English."""

    countries: dict[str, str] = msgspec.field(default_factory=dict)
    cities: dict[str, str] = msgspec.field(default_factory=dict)
    words: dict[str, str] = msgspec.field(default_factory=dict)


@cache
def names(language: str) -> _Names:
    """The names of a language; none for one without such a file. ContentError says what is wrong in it."""
    file = resources.path(language, "helplines.toml")
    return read_table(file, _Names) if file.is_file() else _Names()


def local(kind: Kind, key: str, otherwise: str = "") -> str:
    """The name in the language spoken, else *otherwise*, else the key."""
    found: dict[str, str] = getattr(names(wording.chosen()), kind)
    return found.get(key, otherwise or key)
