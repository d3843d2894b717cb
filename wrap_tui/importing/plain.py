"""Bytes of a foreign file to text: UTF-8, or UTF-16 that says so; nothing is guessed."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, Final

from wrap_tui.importing.proposal import MEGABYTE, Source

MOST_TEXT: Final = 20 * MEGABYTE
MOST_JSON: Final = 25 * MEGABYTE
"""A journal of decades is smaller; the parser needs many times as much memory as the file has bytes."""

_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_DEEPEST: Final = 64


def text_of(source: Source, raw: bytes) -> str:
    """The text in *raw*. RefusedError names the line of the first byte that is no text."""
    if raw.startswith(_UTF16):
        try:
            return str(raw, "utf-16")
        except UnicodeDecodeError:
            raise source.refuse("not_utf8", line=1) from None
    if odd := _NO_TEXT.search(raw):
        raise source.refuse("binary", line=raw.count(b"\n", 0, odd.start()) + 1)
    try:
        return str(raw, "utf-8-sig")
    except UnicodeDecodeError as error:
        raise source.refuse("not_utf8", line=raw.count(b"\n", 0, error.start) + 1) from None


def json_of(source: Source, raw: bytes) -> Any:
    """The JSON in *raw*. RefusedError for broken JSON names the line; too deep nesting has its own sentence."""
    text = text_of(source, raw)
    depth = 0
    for token in _BRACKETS.finditer(text):
        mark = token[0]
        depth += (mark in "[{") - (mark in "]}") if len(mark) == 1 else 0
        if depth > _DEEPEST:
            raise source.refuse("nested_json")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise source.refuse("broken_json", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise source.refuse("broken_json", line=1) from None
