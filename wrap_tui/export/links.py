"""Links of a record as a copy for somebody may show them: what the copy does not hold is not named through a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LINK_KINDS, RecordSpec

OWN_WORDS: Final = frozenset({"line", "text", "lines", "tags", "phones"})
"""Kinds of fields that say something without a link."""


def with_links(
    spec: RecordSpec, fields: Mapping[str, Value], linked: Callable[[str], str]
) -> Mapping[str, Value]:
    """The fields with those links alone for which *linked* knows a title.

    Nothing is left when a link went that was all the record said: neither words of its own nor another link.
    """
    kept = dict(fields)
    for field in spec.fields:
        if field.kind in LINK_KINDS and field.id in fields:
            value = _known(fields[field.id], linked)
            if value:
                kept[field.id] = value
            else:
                del kept[field.id]
    return kept if len(kept) == len(fields) or _says(spec, kept) else {}


def _known(value: Value, linked: Callable[[str], str]) -> Value:
    if isinstance(value, tuple):
        return tuple(one for one in value if linked(one))
    return value if isinstance(value, str) and linked(value) else ""


def _says(spec: RecordSpec, fields: Mapping[str, Value]) -> bool:
    """Whether a record says something without the link that went: how much, when or what for alone is nothing."""
    return any(fields.get(field.id) for field in spec.fields if field.kind in OWN_WORDS and not field.choices)


def shown_links(
    spec: RecordSpec | None, fields: Mapping[str, Value], linked: Callable[[str], str]
) -> Mapping[str, str]:
    """What stands in a copy for each field of links: the titles of that day."""
    found = {}
    for field in spec.fields if spec else ():
        value = fields.get(field.id, ())
        ids = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        if field.kind in LINK_KINDS and ids:
            found[field.id] = ", ".join(title for one in ids if (title := linked(one)))
    return found
