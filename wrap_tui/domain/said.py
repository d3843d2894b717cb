"""Whether words that stand elsewhere are those of a thing that is erased for good, or how those began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

_POINTS: Final = "-*\N{BULLET}\N{EN DASH}\N{MIDDLE DOT} "
"""What may stand in front of a line of a pasted list, and is left out of the thing that it becomes."""


def wordings(*fields: Mapping[str, Any]) -> frozenset[str]:
    """The words in these fields, in the form in which `without_said` compares them."""
    texts = (text for one in fields for value in one.values() for text in _texts(value))
    return frozenset(plain for text in texts if (plain := _plain(text)))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return (text for text in value if isinstance(text, str)) if isinstance(value, (list, tuple)) else ()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def is_said(text: str, said: Iterable[str]) -> bool:
    """Whether *text* is one of these wordings, or the beginning of one; nothing at all is none."""
    forms = {plain for form in (text, text.strip().lstrip(_POINTS)) if (plain := _plain(form))}
    return any(wording.startswith(form) for wording in said for form in forms)


def without_said(text: str, said: Iterable[str]) -> str:
    """*text* without those of its lines that are said in these wordings; nothing where all of it is."""
    said = tuple(said)
    if is_said(text, said):
        return ""
    lines = text.split("\n")
    left = [line for line in lines if not is_said(line, said)]
    if len(left) == len(lines):
        return text
    return "\n".join(left) if any(line.strip() for line in left) else ""
