"""Words of a day that undo brought back: when they were written first, for an erasing on a computer that knew them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from wrap_tui.domain.good_lines import name_of
from wrap_tui.domain.stamp import Stamp

BACK: Final = "brought_back"
"""In `extra` of a day: by words (a digest) and the moment at which undo brought them back, when they were written."""


def mark_name(words: str, when: Stamp) -> str:
    """The name of the mark for *words* that undo brought back at a moment."""
    return f"{name_of(words)}@{when.ms}.{when.n}.{when.device}"


def written_first(marks: Any, words: Any, when: Stamp) -> Stamp:
    """When words were written that stand since *when*."""
    if isinstance(words, str) and isinstance(marks, Mapping):
        match marks.get(mark_name(words, when)):
            case [_, [int(ms), int(n), str(device)]]:
                return Stamp(ms, n, device)
    return when
