"""What a kept copy of the vault still holds of things that were erased for good, and the copy without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from wrap_tui.codec.record import Record
from wrap_tui.domain.erasing import draft_about
from wrap_tui.domain.readings import READINGS, celebration_of, without_reading, without_words_of
from wrap_tui.domain.said import without_said, wordings
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in
from wrap_tui.store.erased_days import erased_at, erased_days, tells_of
from wrap_tui.store.erased_items import erased_before, erased_items, is_blank
from wrap_tui.store.lost_words import without_name
from wrap_tui.store.merged_drafts import without_words
from wrap_tui.store.table import RecordKey

Records = dict[RecordKey, Record]


def without_erased(
    now: Mapping[RecordKey, Record], said: Collection[str] = ()
) -> Callable[[Records], Records]:
    """What makes the records of a copy those without all that the vault has erased for good by *now*.

    *said* are wordings of it as far as they are known (`wordings`); those that the copy has count too. Of things
    their own records go, half-typed words about them, what of other half-typed words says the same, the half-typed
    words that became one of them, names of tools in try-outs, and what was written at the end of a reading; of
    check-ins all but the ticks.
    """
    erased, days = erased_items(now.values()), erased_days(now.values())
    marks = {key: mark for key in erased if is_blank(mark := now["item", key])}

    def without(records: Records) -> Records:
        told = [record for record in records.values() if _is_erased(record, erased)]
        words = {*said, *wordings(*(record.body.get("fields", {}) for record in told))}
        left: Records = {}
        for place, record in records.items():
            if place[0] in ("item", "day") and (_is_erased(record, erased) or _day_erased(record, days)):
                left[place] = now[place]
            elif not (_is_erased(record, erased) or tells_of(record, days)):
                kept = _without(record, erased, marks, words, now)
                left |= {} if kept is None else {place: kept}
                if kept is not record and record.kind == "preference":
                    left |= _readings_beside(marks, now, records)
        return left

    return without


def _is_erased(record: Record, erased: Mapping[str, Stamp]) -> bool:
    """Whether a record is a thing, or holds words of one, that was erased after they were written."""
    return (about := _about(record)) in erased and erased_before(record) < erased[about]


def _day_erased(record: Record, days: Mapping[str, Stamp]) -> bool:
    return record.kind == "day" and erased_at(record) < days.get(record.key, NEVER)


def _readings_beside(marks: Mapping[str, Record], now: Mapping[RecordKey, Record], there: Records) -> Records:
    """The marks of readings that went from a preference, and what was celebrated in them, which nobody erased."""
    gone = [mark for mark in marks.values() if mark.body.get("place") == READINGS]
    places = [("item", key) for mark in gone for key in (mark.key, celebration_of(mark.key))]
    return {place: now[place] for place in places if place in now and place not in there}


def _about(record: Record) -> str:
    """The id of the thing that a record is, or holds words of; "" for others."""
    match record.kind:
        case "item":
            return record.key
        case "draft":
            return draft_about(record.key)
        case "older":
            return draft_about(str(record.body.get("item", "")))
    return ""


def _without(
    record: Record,
    erased: Collection[str],
    marks: Mapping[str, Record],
    words: Collection[str],
    now: Mapping[RecordKey, Record],
) -> Record | None:
    match record.kind:
        case "item" | "older":
            return without_name(record, erased)
        case "draft":
            if any(_became(record, mark, now) for mark in marks.values()):
                return None
            return without_words(record, lambda text: without_said(text, words))
        case "preference":
            return _reading_without(record, marks, words)
    return record


def _became(draft: Record, mark: Record, now: Mapping[RecordKey, Record]) -> bool:
    """Whether half-typed words in the box of a list are those that became this thing: the first added after them."""
    place, added = str(mark.body.get("place")), _created(mark)
    waits = now.get(("draft", draft.key))
    still = waits is not None and waits.body.get("line") == draft.body.get("line")
    if still or not draft.changed < added or not is_box_of(draft.key, place):
        return False
    others = (r for (kind, _), r in now.items() if kind == "item" and r.body.get("place") == place)
    return not any(draft.changed < _created(other) < added for other in others)


def is_box_of(key: str, place: str) -> bool:
    """Whether half-typed words with this key stand in a box of the list *place*."""
    return key == place or key.startswith(f"{place}#")


def _created(record: Record) -> Stamp:
    return stamp_in(record.body.get("created"))


def _reading_without(record: Record, marks: Mapping[str, Record], words: Collection[str]) -> Record:
    """A reading, which older copies hold as a preference: without it, or without the words that were celebrated."""
    value = record.body.get("value")
    for mark in marks.values():
        if mark.body.get("place") == READINGS:
            value = without_reading(record.key, value, mark.key)
    value = without_words_of(record.key, value, marks, lambda text: without_said(text, words))
    if value == record.body.get("value"):
        return record
    return Record(record.kind, record.key, {**record.body, "value": value}, record.changed, record.extra)
