"""What changed from one version of the file format to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from wrap_tui.codec.record import Record
from wrap_tui.store.format import VERSION
from wrap_tui.store.table import Contents


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: SQL that changes the tables, and what becomes of each record."""

    statements: tuple[str, ...]
    record: Callable[[Record], Record]


STEPS: Final[dict[int, Step]] = {}
"""By the version that a step starts from. `wrap/1` is the first version, so there is none yet."""


def brought_up(version: int, contents: Contents) -> Contents:
    """The records of an older version as the present one knows them; nothing is written."""
    for step in steps_from(version):
        contents = Contents(
            {place: step.record(record) for place, record in contents.records.items()},
            {place: step.record(record) for place, record in contents.inner.items()},
            contents.rows,
        )
    return contents


def steps_from(version: int) -> list[Step]:
    """The steps from *version* to the present one."""
    return [STEPS[number] for number in range(version, VERSION)]
