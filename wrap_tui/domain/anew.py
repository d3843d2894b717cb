"""Things written anew after an erasing for good: they know the moment of the erasing they were written after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain.plan import Draft, Fields, Item, Older
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in

AFTER: Final = "after_erasing"
"""In `extra` of a thing, an older wording or half-typed words: the moment of the erasing they were written after.

A copy of the vault that does not know the erasing has none there: so its words never come back, and these stay.
"""


def told(extra: Mapping[str, Any]) -> Stamp:
    """The moment of erasing that stands in *extra*; NEVER where none does."""
    return stamp_in(extra.get(AFTER))


def erased_before(kept: Item | Older | Draft | None) -> Stamp:
    """The last moment up to which the words of a thing were erased for good; NEVER for most."""
    if kept is None:
        return NEVER
    if isinstance(kept, Item) and kept.erased:
        return kept.changed
    return told(kept.extra)


def beside(erased: Stamp) -> Mapping[str, Any]:
    """What is kept beside words that were written after an erasing; nothing where none was."""
    return MappingProxyType({AFTER: [*erased]} if erased != NEVER else {})


def with_moment(extra: Mapping[str, Any], erased: Stamp) -> Mapping[str, Any]:
    """*extra* with that moment of erasing and no other."""
    if told(extra) == erased:
        return extra
    rest = {name: value for name, value in extra.items() if name != AFTER}
    return MappingProxyType({**rest, **beside(erased)})


def written_anew(item: Item, fields: Fields, now: Stamp) -> Item:
    """An erased thing with new words: as if it were made now, in its old place."""
    extra = with_moment(item.extra, item.changed)
    return replace(item, fields=fields, created=now, changed=now, removed=None, erased=False, extra=extra)


def healed(item: Item) -> Item:
    """A thing that has words is not erased; plans of earlier versions marked those written anew as erased still."""
    if not (item.erased and item.fields):
        return item
    return replace(item, erased=False, extra=with_moment(item.extra, item.changed))
