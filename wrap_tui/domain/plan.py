"""The plan as a value: every edit returns a new plan and leaves the old one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from wrap_tui.domain.day import Day, nothing, with_moments
from wrap_tui.domain.dropped import Dropped, moments, typed_over, with_dropped
from wrap_tui.domain.item_parts import with_moments as with_moments_of_parts
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.stamp import NEVER, Stamp

Value = str | bool | tuple[str, ...]
Fields = Mapping[str, Value]
NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the person wrote: a list line, an answer, a record, a step.

    `place` is the id of its question, `fields` its words (plain words stand in the field "text").
    `rank` orders items of one place. A removed item keeps its words under `removed`; one erased for
    good has no fields. `extra` holds what a newer version wrote.
    """

    id: str
    place: str
    fields: Fields
    rank: float
    created: Stamp
    changed: Stamp
    removed: Stamp | None = None
    erased: bool = False
    extra: Mapping[str, Any] = field(default_factory=nothing)

    @property
    def text(self) -> str:
        """The words of a plain item ("" when it has none)."""
        value = self.fields.get(VALUE_FIELD, "")
        return value if isinstance(value, str) else ""

    def words(self, field_id: str) -> str:
        """The words of one field, lists joined by ", ", nothing for a field that is empty or not there."""
        value = self.fields.get(field_id, "")
        if isinstance(value, tuple):
            return ", ".join(value)
        return value if isinstance(value, str) else ""

    def lines(self, field_id: str) -> tuple[str, ...]:
        """The values of a list field; a single text counts as a list of one."""
        value = self.fields.get(field_id, ())
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()


@dataclass(frozen=True, slots=True)
class Older:
    """An older wording of an item: its fields as they were when the visit that changed them began."""

    item: str
    place: str
    fields: Fields
    changed: Stamp
    extra: Mapping[str, Any] = field(default_factory=nothing)

    @property
    def id(self) -> str:
        """The key of the wording: the item and the moment at which it was written."""
        return f"{self.item}@{self.changed.ms}.{self.changed.n}.{self.changed.device}"


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-typed words: where they stand (`place` of a question, or an item's id), and the cursor."""

    key: str
    fields: Fields
    cursor: tuple[int, int] = (0, 0)
    focus: str = ""
    changed: Stamp = NEVER
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Preference:
    """A choice of the person in their own words or about their own plan (names of sections, resume points)."""

    key: str
    value: Any
    changed: Stamp
    extra: Mapping[str, Any] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a vault holds, by id. `unknown` are records of kinds that this version does not know.

    `dropped` holds no words: marks of half-typed ones that are done with, for merging.
    """

    items: Mapping[str, Item] = field(default_factory=nothing)
    older: Mapping[str, Older] = field(default_factory=nothing)
    drafts: Mapping[str, Draft] = field(default_factory=nothing)
    days: Mapping[str, Day] = field(default_factory=nothing)
    preferences: Mapping[str, Preference] = field(default_factory=nothing)
    unknown: Mapping[str, Any] = field(default_factory=nothing)
    dropped: Mapping[str, Dropped] = field(default_factory=nothing)
    _places: Mapping[str, tuple[str, ...]] = field(default_factory=nothing, compare=False, repr=False)

    def at(self, place: str) -> tuple[Item, ...]:
        """The items of one question that are there now, in the person's order."""
        items = self.items
        return tuple([item for i in self._places.get(place, ()) if (item := items[i]).removed is None])

    def removed_at(self, place: str) -> tuple[Item, ...]:
        """Removed items of one question whose words can still be brought back, newest removal first."""
        found = (self.items[item_id] for item_id in self._places.get(place, ()))
        gone = [item for item in found if item.removed is not None and not item.erased]
        return tuple(sorted(gone, key=lambda item: item.removed or item.changed, reverse=True))

    def answer(self, question_id: str) -> Item | None:
        """The one answer of a single-answer question, or None."""
        item = self.items.get(question_id)
        return item if item is not None and item.removed is None else None

    def text(self, question_id: str) -> str:
        """The words of a single-answer question, "" when there are none."""
        item = self.answer(question_id)
        return item.text if item is not None else ""

    def texts(self, place: str) -> tuple[str, ...]:
        """The words of every item of a list."""
        return tuple(item.text for item in self.at(place))

    def find(self, item_id: str) -> Item | None:
        """The item of this id unless it was removed."""
        item = self.items.get(item_id)
        return item if item is not None and item.removed is None else None

    def older_of(self, item_id: str) -> tuple[Older, ...]:
        """The older wordings of an item, newest first."""
        found = [older for older in self.older.values() if older.item == item_id]
        return tuple(sorted(found, key=lambda older: older.changed, reverse=True))

    def preference(self, key: str, default: Any = None) -> Any:
        """The value of a preference, or *default* where there is none, or none any more."""
        found = self.preferences.get(key)
        return default if found is None or found.value is None else found.value

    def day(self, date: str) -> Day:
        """The record of a local date (ISO), empty when nothing was noted."""
        return self.days.get(date) or Day(date)

    def with_items(self, *items: Item) -> Plan:
        """The plan with *items* added or replaced, with the moments of the parts that stayed as they were."""
        all_items, places = dict(self.items), dict(self._places)
        for item in items:
            before = all_items.get(item.id)
            all_items[item.id] = item if before is None else with_moments_of_parts(before, item)
            if before is not None and before.place != item.place:
                places[before.place] = tuple(i for i in places.get(before.place, ()) if i != item.id)
            ids = places.get(item.place, ())
            if item.id not in ids:
                ids = (*ids, item.id)
            places[item.place] = tuple(sorted(ids, key=lambda i: (all_items[i].rank, i)))
        return replace(self, items=MappingProxyType(all_items), _places=MappingProxyType(places))

    def with_older(self, *older: Older) -> Plan:
        """The plan with older wordings kept; a wording once kept is never rewritten."""
        return replace(self, older=MappingProxyType({**{o.id: o for o in older}, **self.older}))

    def with_draft(self, draft: Draft) -> Plan:
        """The plan with half-typed words kept, in the place of those that were there."""
        before = self.drafts.get(draft.key)
        gone = typed_over(before, draft) if before is not None else ()
        dropped = with_dropped(self.dropped, draft.key, gone) if gone else self.dropped
        drafts = MappingProxyType({**self.drafts, draft.key: draft})
        return replace(self, drafts=drafts, dropped=dropped)

    def without_draft(self, key: str) -> Plan:
        """The plan without the draft of *key*, and with a mark for other copies; the same plan when there is none."""
        draft = self.drafts.get(key)
        if draft is None:
            return self
        drafts = MappingProxyType({k: d for k, d in self.drafts.items() if k != key})
        return replace(self, drafts=drafts, dropped=with_dropped(self.dropped, key, moments(draft)))

    def with_day(self, day: Day) -> Plan:
        """The plan with the record of one date put in, with the moments of its parts beside the one before it."""
        day = with_moments(self.day(day.date), day)
        return replace(self, days=MappingProxyType({**self.days, day.date: day}))

    def with_preference(self, key: str, value: Any, now: Stamp) -> Plan:
        """The plan with a preference set; the same plan when it holds that value already."""
        known = self.preferences.get(key)
        if known is not None and known.value == value:
            return self
        fresh = replace(known, value=value, changed=now) if known else Preference(key, value, now)
        return replace(self, preferences=MappingProxyType({**self.preferences, key: fresh}))


def build(
    items: Iterable[Item] = (),
    older: Iterable[Older] = (),
    drafts: Iterable[Draft] = (),
    days: Iterable[Day] = (),
    preferences: Iterable[Preference] = (),
    unknown: Mapping[str, Any] | None = None,
    dropped: Iterable[Dropped] = (),
) -> Plan:
    """A plan made of many values at once (opening a vault, reading a file)."""
    by_id = {item.id: item for item in items}
    places: dict[str, list[Item]] = {}
    for item in by_id.values():
        places.setdefault(item.place, []).append(item)
    order = {
        place: tuple(item.id for item in sorted(found, key=lambda item: (item.rank, item.id)))
        for place, found in places.items()
    }
    return Plan(
        MappingProxyType(by_id),
        MappingProxyType({o.id: o for o in older}),
        MappingProxyType({d.key: d for d in drafts}),
        MappingProxyType({d.date: d for d in days}),
        MappingProxyType({p.key: p for p in preferences}),
        MappingProxyType(dict(unknown or {})),
        MappingProxyType({group.key: group for group in dropped}),
        MappingProxyType(order),
    )
