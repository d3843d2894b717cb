"""The plan to and from records: the only place that knows the field names inside the seal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from wrap_tui.codec.record import Record
from wrap_tui.domain.anew import healed
from wrap_tui.domain.day import Day, Mark, nothing
from wrap_tui.domain.dropped import Dropped
from wrap_tui.domain.plan import Draft, Fields, Item, Older, Plan, Preference, Value, build
from wrap_tui.domain.stamp import NEVER, Stamp

Body = dict[str, Any]


def _rest(body: Mapping[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    if body.keys() <= known:
        return nothing()
    return {key: value for key, value in body.items() if key not in known}


def fields_out(fields: Fields) -> Body:
    """Fields as JSON: lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def fields_in(raw: Mapping[str, Any]) -> Fields:
    """Fields from JSON; ValueError for anything but words, lists of words, yes and no.

    Fields without lists are taken as they are: nobody changes them, and of most items there are no others.
    """
    for value in raw.values():
        if type(value) is not str:
            break
    else:
        return raw
    fields: dict[str, Value] = {}
    for name, value in raw.items():
        if type(value) is str or type(value) is bool:
            fields[name] = value
        elif isinstance(value, list) and all(isinstance(line, str) for line in value):
            fields[name] = tuple(value)
        else:
            raise ValueError(f"field {name}")
    return fields


def _stamp(raw: Any) -> Stamp:
    """The stamp in a list of three; TypeError or ValueError for anything else. Called for every tick of every year."""
    ms, n, device = raw
    if type(ms) is type(n) is int and type(device) is str:
        return _new(Stamp, raw)
    raise ValueError("stamp")


_new: Final = tuple.__new__


_ITEM: Final = frozenset({"place", "fields", "rank", "created", "removed", "erased"})
_ITEM_ALWAYS: Final = 4
"""How many of these every item has; one with no more than these has nothing unknown."""


def _item_out(item: Item) -> Record:
    body: Body = {
        **item.extra,
        "place": item.place,
        "fields": fields_out(item.fields),
        "rank": item.rank,
        "created": list(item.created),
    }
    if item.removed is not None:
        body["removed"] = list(item.removed)
    if item.erased:
        body["erased"] = True
    return Record("item", item.id, body, item.changed)


def _item_in(record: Record) -> Item:
    body = record.body
    item = Item(
        record.key,
        str(body["place"]),
        fields_in(body["fields"]),
        float(body["rank"]),
        _stamp(body["created"]),
        record.changed,
        _stamp(body["removed"]) if "removed" in body else None,
        bool(body.get("erased", False)),
        nothing() if len(body) == _ITEM_ALWAYS else _rest(body, _ITEM),
    )
    return healed(item) if item.erased else item


_OLDER: Final = frozenset({"item", "place", "fields"})


def _older_out(older: Older) -> Record:
    body = {**older.extra, "item": older.item, "place": older.place, "fields": fields_out(older.fields)}
    return Record("older", older.id, body, older.changed)


def _older_in(record: Record) -> Older:
    body = record.body
    return Older(
        str(body["item"]), str(body["place"]), fields_in(body["fields"]), record.changed, _rest(body, _OLDER)
    )


_DRAFT: Final = frozenset({"fields", "cursor", "focus"})


def _draft_out(draft: Draft) -> Record:
    body = {
        **draft.extra,
        "fields": fields_out(draft.fields),
        "cursor": list(draft.cursor),
        "focus": draft.focus,
    }
    return Record("draft", draft.key, body, draft.changed)


def _draft_in(record: Record) -> Draft:
    body = record.body
    row, column = body["cursor"]
    return Draft(
        record.key,
        fields_in(body["fields"]),
        (int(row), int(column)),
        str(body.get("focus", "")),
        record.changed,
        _rest(body, _DRAFT),
    )


_DAY: Final = frozenset({"ticks", "met", "noticed", "used", "word", "good", "note"})


def _marks_out(marks: Mapping[str, Mark]) -> Body:
    return {key: [mark.on, list(mark.changed)] for key, mark in marks.items()}


def _marks_in(raw: Mapping[str, Any]) -> Mapping[str, Mark]:
    return {key: _new(Mark, (bool(on), _stamp(changed))) for key, (on, changed) in raw.items()}


def _day_out(day: Day) -> Record:
    body: Body = {**day.extra}
    for name, marks in (("ticks", day.ticks), ("met", day.met), ("noticed", day.noticed)):
        if marks:
            body[name] = _marks_out(marks)
    if day.used:
        body["used"] = {key: [answer, list(changed)] for key, (answer, changed) in day.used.items()}
    if day.good:
        body["good"] = list(day.good)
    body |= {name: words for name, words in (("word", day.word), ("note", day.note)) if words}
    return Record("day", day.date, body, day.changed)


def _day_in(record: Record) -> Day:
    body = record.body
    return Day(
        record.key,
        _marks_in(body["ticks"]) if "ticks" in body else nothing(),
        _marks_in(body["met"]) if "met" in body else nothing(),
        _marks_in(body["noticed"]) if "noticed" in body else nothing(),
        {key: (str(answer), _stamp(changed)) for key, (answer, changed) in body["used"].items()}
        if "used" in body
        else nothing(),
        str(body.get("word", "")),
        tuple(str(line) for line in body.get("good", ())),
        str(body.get("note", "")),
        record.changed,
        _rest(body, _DAY),
    )


_PREFERENCE: Final = frozenset({"value"})


def _preference_out(preference: Preference) -> Record:
    return Record(
        "preference", preference.key, {**preference.extra, "value": preference.value}, preference.changed
    )


def _preference_in(record: Record) -> Preference:
    return Preference(record.key, record.body["value"], record.changed, _rest(record.body, _PREFERENCE))


_MARKS: Final = "drafts"


def _dropped_out(dropped: Dropped) -> Record:
    """Without a moment of its own: each mark has one, and nothing else differs between two copies."""
    return Record("dropped", dropped.key, {_MARKS: _marks_out(dropped.marks)}, NEVER)


def _dropped_in(record: Record) -> Dropped:
    return Dropped(record.key, _marks_in(record.body[_MARKS]))


_IN: Final[dict[str, Callable[[Record], Any]]] = {
    "item": _item_in,
    "older": _older_in,
    "draft": _draft_in,
    "day": _day_in,
    "preference": _preference_in,
    "dropped": _dropped_in,
}


def from_records(records: Iterable[Record]) -> Plan:
    """The plan that *records* hold. Kinds of a newer version, and known kinds of a shape that this version
    cannot read, are kept untouched in `unknown` under (kind, key)."""
    found: dict[str, list[Any]] = {kind: [] for kind in _IN}
    unknown: dict[str, Record] = {}
    for record in records:
        reader = _IN.get(record.kind)
        try:
            if reader is None:
                raise ValueError(record.kind)
            found[record.kind].append(reader(record))
        except (ValueError, KeyError, TypeError):
            unknown[f"{record.kind}\0{record.key}"] = record
    return build(
        found["item"],
        found["older"],
        found["draft"],
        found["day"],
        found["preference"],
        unknown,
        found["dropped"],
    )


def to_records(plan: Plan) -> list[Record]:
    """All records of a plan."""
    return changed_records(build(), plan)[0]


_TABLES: Final[tuple[tuple[str, str, Callable[[Any], Record]], ...]] = (
    ("item", "items", _item_out),
    ("older", "older", _older_out),
    ("draft", "drafts", _draft_out),
    ("day", "days", _day_out),
    ("preference", "preferences", _preference_out),
    ("dropped", "dropped", _dropped_out),
)


def changed_records(before: Plan, after: Plan) -> tuple[list[Record], list[tuple[str, str]]]:
    """What must be written to get from *before* to *after*: records to put, (kind, key) to delete.

    Told by identity, so an edit that returns the same value writes nothing.
    """
    puts: list[Record] = []
    deletes: list[tuple[str, str]] = []
    for kind, name, out in _TABLES:
        old, new = getattr(before, name), getattr(after, name)
        if old is new:
            continue
        puts.extend(out(value) for key, value in new.items() if old.get(key) is not value)
        deletes.extend((kind, key) for key in old if key not in new)
    for key, record in after.unknown.items():
        if before.unknown.get(key) is not record:
            puts.append(record)
    return puts, deletes


def latest(plan: Plan) -> Stamp:
    """The latest stamp anywhere in the plan: the clock goes on after it."""
    stamps = (
        value.changed
        for table in (plan.items, plan.older, plan.drafts, plan.days, plan.preferences)
        for value in table.values()
    )
    marks = (mark.changed for group in plan.dropped.values() for mark in group.marks.values())
    return max((*stamps, *marks), default=NEVER)
