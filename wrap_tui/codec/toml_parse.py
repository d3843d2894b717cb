"""TOML text to plain tables, with one sentence for whatever is wrong with the text itself."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from wrap_tui.codec.toml_shape import FORMAT, VERSION
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError

LARGEST: Final = 50_000_000
"""Bytes of the largest file that is read (issue of own data in and out)."""

_DEEPEST_KEY: Final = 16
_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")

_PIECE: Final = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_TOKEN: Final = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3}|\Z)|'{3}(?:[^']|'(?!''))*+(?:'{3}|\Z)|#[^\n]*+"""
    rf"""|(?P<deep>(?:{_PIECE}[ \t]*+\.[ \t]*+){{{_DEEPEST_KEY}}})"""
    r"""|"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|[A-Za-z0-9_-]++""",
    re.DOTALL,
)
"""Strings, comments and words, so that a dotted key is only looked for where a key can stand: the parser's
time grows with the square of a key's parts."""


def shown_name(name: str) -> str:
    """A file name or key as it may stand in a sentence: one line, without control characters, not too long."""
    bare = one_line(name)
    return bare if len(bare) <= 60 else f"{bare[:57]}..."


def decode(raw: bytes, file: str) -> str:
    """The text of a TOML file, a byte order mark left out.

    RefusedError when it is over 50 MB or is not UTF-8 (names the line).
    """
    name = shown_name(file)
    if len(raw) > LARGEST:
        raise RefusedError("import.errors.too_big", file=name, most=LARGEST // 1_000_000)
    try:
        return str(raw, "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RefusedError("import.errors.not_utf8", file=name, line=line) from None


def parse(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text whose format this version reads.

    RefusedError names the line of broken TOML; other sentences tell too deep nesting, a missing format, and
    one that is newer, older or foreign.
    """
    name = shown_name(file)
    if len(text) > LARGEST:
        raise RefusedError("import.errors.too_big", file=name, most=LARGEST // 1_000_000)
    for token in _TOKEN.finditer(text):
        if token["deep"]:
            raise RefusedError("import.errors.too_deep", file=name, line=_line(text, token.start()))
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        raise RefusedError("import.errors.nested", file=name) from None
    except ValueError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise RefusedError("import.errors.broken_toml", file=name, line=line) from None
    _check_format(tables.pop("format", None), name)
    return tables


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _check_format(found: Any, file: str) -> None:
    if found is None:
        raise RefusedError("import.errors.no_format", file=file, format=f"{FORMAT}/{VERSION}")
    kind, _, number = str(found).partition("/")
    if kind != FORMAT or not number.isdecimal() or len(number) > 9:
        raise RefusedError("import.errors.foreign_format", file=file, format=f"{FORMAT}/{VERSION}")
    if int(number) > VERSION:
        raise RefusedError("import.errors.newer_format", file=file, number=int(number))
    if int(number) < VERSION:
        raise RefusedError("import.errors.older_format", file=file, number=int(number))
