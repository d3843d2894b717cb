"""When each part of a thing was written: its words, where it stands, whether it is there. Merging joins them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.day import SINCE
from wrap_tui.domain.good_lines import goods_after
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Item

WORDS, WHERE, THERE = "fields", "place", "removed"
"""The parts. In `extra` under `SINCE`: when one was written that is older than the last change, with a digest of it."""
LINKS: Final = "links"
"""The field that links to several things."""
LINKED: Final = "linked"
"""In `extra` of a thing: for each link when it was made or taken out, as a day has it for good things."""
_COPIED_NAME: Final = "what"
_AFTER: Final = "after_erasing"


def wording(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are the person's words: without links, which are joined one by one."""
    return {name: value for name, value in fields.items() if name != LINKS or isinstance(value, str)}


def told_of(place: Any, rank: Any, removed: Any, fields: Mapping[str, Any]) -> dict[str, bytes]:
    """Each part as bytes. A copied name is not part of the words: it goes when the thing is erased that it names."""
    words = {name: value for name, value in wording(fields).items() if name != _COPIED_NAME}
    return {WORDS: canonical(words), WHERE: canonical([place, rank]), THERE: canonical(removed)}


def moment_in(kept: Any, name: str, told: bytes, changed: Stamp) -> Stamp:
    """When a part was written, from what is *kept* under `SINCE`: else with the last change."""
    match kept.get(name) if isinstance(kept, Mapping) else None:
        case [moment, str(known)] if known == digest(told) and stamp_in(moment) != NEVER:
            return stamp_in(moment)
    return changed


def with_moments(before: Item, after: Item) -> Item:
    """*after*, which follows *before*, with the moments of the parts that stayed as they were.

    New words and another list say also that a thing is there; another place in its list does not.
    """
    erased = before.erased or after.erased or before.extra.get(_AFTER) != after.extra.get(_AFTER)
    if erased or after.changed <= before.changed:
        return after
    was, now = _told(before), _told(after)
    stayed = [name for name in was if was[name] == now[name]]
    if THERE in stayed and (WORDS not in stayed or before.place != after.place):
        stayed.remove(THERE)
    kept = before.extra.get(SINCE)
    since = {n: [[*moment_in(kept, n, was[n], before.changed)], digest(was[n])] for n in stayed}
    links = goods_after(
        before.lines(LINKS),
        after.lines(LINKS),
        before.extra.get(LINKED),
        before.changed,
        NEVER,
        after.changed,
    )
    rest = {name: value for name, value in after.extra.items() if name not in (SINCE, LINKED)}
    tables = {SINCE: since, LINKED: links}
    return replace(
        after, extra=MappingProxyType({**rest, **{name: table for name, table in tables.items() if table}})
    )


def _told(item: Item) -> dict[str, bytes]:
    return told_of(item.place, item.rank, item.removed, item.fields)
