"""What a file brings: items with or without ids, and whatever else the owner's full file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wrap_tui.codec.record import Record
from wrap_tui.domain.day import Day, nothing
from wrap_tui.domain.plan import Draft, Fields, Item, Older, Preference


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth saying about what was found; `sentence` is an id of the wording tables."""

    sentence: str
    values: Mapping[str, str | int] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class NewItem:
    """One thing found. `id` is "" when the file gives none; `where` is its path or line in the file.

    `whole` is the item with the removal, and when `dated` with the rank and moments, that the file gives.
    Links may still be names of things.
    """

    place: str
    fields: Fields
    where: str
    id: str = ""
    whole: Item | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that one file holds, read and checked, before it meets a plan."""

    source: str
    items: tuple[NewItem, ...] = ()
    days: tuple[Day, ...] = ()
    older: tuple[Older, ...] = ()
    drafts: tuple[Draft, ...] = ()
    preferences: tuple[Preference, ...] = ()
    unknown: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()
