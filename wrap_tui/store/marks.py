"""Maps of marks, each with its own stamp, joined mark by mark: ticks, things met or noticed, tags, links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wrap_tui.domain.canonical import canonical
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store.lost_words import plain

Body = dict[str, Any]


def is_marks(value: Any) -> bool:
    """Whether a value is a map of [value, stamp] pairs: ticks, things met or noticed, tags, links."""
    return isinstance(value, Mapping) and bool(value) and all(_is_mark(mark) for mark in value.values())


def _is_mark(mark: Any) -> bool:
    match mark:
        case [_, [int(), int(), str()]]:
            return True
    return False


def rest_of(body: Mapping[str, Any]) -> Body:
    """What of a body is no map of marks."""
    return {name: value for name, value in body.items() if not is_marks(value)}


def join_marks(a: Mapping[str, Any], b: Mapping[str, Any]) -> Body:
    """Every map of marks that either body has, with the later of two marks."""
    names = [name for name in {**a, **b} if is_marks(a.get(name)) or is_marks(b.get(name))]
    return {name: _join_map(a.get(name), b.get(name)) for name in names}


def _join_map(a: Any, b: Any) -> Body:
    joined: Body = {}
    for side in (a, b):
        for key, mark in side.items() if is_marks(side) else ():
            if key not in joined or _mark_order(joined[key]) < _mark_order(mark):
                joined[key] = mark
    return joined


def _mark_order(mark: Any) -> tuple[Stamp, bytes]:
    value, (ms, n, device) = mark
    return Stamp(ms, n, device), canonical(plain(value))
