"""When each good thing of a day was written or taken out: merging goes by it, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.stamp import NEVER, Stamp

GOODS: Final = "goods"
"""In `extra` of a day: by `name_of` of a good thing whether it is there, and since when; the words of one that was
taken out do not stand there."""
ALL: Final = "*"
"""The name of the mark for all lines: up to when they were taken out together, where nobody noted which."""


class Line(NamedTuple):
    """A good thing, in the order in which two of them win: since when it is there, or not."""

    when: Stamp
    there: bool
    words: str = ""


def name_of(words: str) -> str:
    """What stands for a good thing."""
    return digest(canonical(words))


def lines_in(good: Iterable[str], marks: Any, written: Stamp, emptied: Stamp = NEVER) -> dict[str, Line]:
    """All that is known of the good things of a day, by name.

    *written* is the moment of what has no mark, *emptied* when an older version took all of them out.
    """
    known = (
        {name: mark for name, found in marks.items() if (mark := _mark(found))} if _is_table(marks) else {}
    )
    lines: dict[str, Line] = {}
    for words in good:
        mark = known.get(name_of(words))
        lines[name_of(words)] = Line(mark.when if mark is not None and mark.there else written, True, words)
    for name, mark in known.items():
        if name not in lines:
            lines[name] = mark if not mark.there else Line(max(mark.when, emptied, written), False)
    if not known and not lines and emptied != NEVER:
        lines[ALL] = Line(emptied, False)
    return lines


def goods_after(
    was: Iterable[str], now: Iterable[str], marks: Any, written: Stamp, emptied: Stamp, changed: Stamp
) -> Mapping[str, Any]:
    """The marks of a day that had the good things *was* and has *now* since *changed*; the rest as in `lines_in`."""
    before = lines_in(was, marks, written, emptied)
    there = {name_of(words): words for words in now}
    lines = {name: line for name, line in before.items() if not line.there}
    for name, line in before.items():
        if line.there:
            lines[name] = line if name in there else Line(changed, False)
    for name in there:
        if name not in before or not before[name].there:
            lines[name] = Line(changed, True)
    return marks_of(lines)


def marks_of(lines: Mapping[str, Line]) -> dict[str, Any]:
    """Lines as they are kept."""
    return {name: [line.there, [*line.when]] for name, line in lines.items()}


def _is_table(marks: Any) -> bool:
    return isinstance(marks, Mapping)


def _mark(found: Any) -> Line | None:
    match found:
        case [bool(there), [int(ms), int(n), str(device)]]:
            return Line(Stamp(ms, n, device), there)
    return None
